import type { SimResult } from '../../core/engine/result.ts';
import { MODEL_VERSION } from '../../core/model/version.ts';
import type { Issue, IssueCode } from '../../core/scenario/issue.ts';
import type { ParsedFile } from '../../core/share/file.ts';
import { encodeLink, readLink } from '../../core/share/link.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';

/** What somebody sent, as a link or as a file. */
export interface Received extends ParsedFile {
  /** The link; of a file, the link that says the same. */
  readonly hash: string;
  /** Name of the file; empty for a link. */
  readonly file: string;
  /** What was lost on the way or cannot be used; empty for what is in good order. */
  readonly issues: readonly Issue[];
}

/** What of a file its link does not say; kept beside the link in the browser's history. */
type BesideLink = Pick<Received, 'file' | 'title' | 'model' | 'issues'>;

/** Whether this page found the same as the sender's. */
export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'same' | 'unknown' | 'damaged'; readonly fingerprint: string }
  | {
      readonly kind: 'other';
      readonly fingerprint: string;
      readonly sent: string;
      readonly because: 'model' | 'file' | 'partial' | 'unexplained';
    };

/** What happened on the way, by the kinds of issue that tell it; what comes first is said first. */
const HAPPENED: readonly (readonly [MessageKey, ReadonlySet<IssueCode>])[] = [
  ['link.damaged', new Set(['linkChecksum', 'linkCut', 'linkDamaged', 'linkInflatesTooFar'])],
  ['link.otherModel', new Set(['linkModelOther'])],
];

/** The sentence that stands over the issues of what could be read. */
export function headingOf({ file, issues }: Pick<Received, 'file' | 'issues'>): MessageKey {
  const told = HAPPENED.find(([, codes]) => issues.some(({ code }) => codes.has(code)))?.[0];
  if (told === 'link.otherModel' || file === '') return told ?? 'link.changed';
  return 'file.changed';
}

/** Whether the scenario is the one that was sent, for all that can be known; else nothing may be said of the sender. */
export function arrivedWhole({ issues }: Pick<Received, 'issues'>): boolean {
  return issues.every(
    ({ path, code }) => code === 'linkModelOther' || /^(link\.|view|title|fingerprints)/.test(path),
  );
}

/**
 * What an address asks for, if it asks for anything.
 *
 * @param beside what the browser's history holds with this address
 */
export async function readAddress(
  hash: string,
  beside: unknown,
): Promise<Received | readonly Issue[] | null> {
  const link = hash.replace(/([?&])lang=[^&]*&?/, '$1');
  if (!/[?&]./.test(link)) return null;
  const read = await readLink(link);
  if (!read.ok) return read.issues;
  const { document, fingerprints, model } = read.value;
  const { issues } = read;
  return { document, fingerprints, model, title: '', file: '', issues, ...besideOf(beside), hash };
}

/** A file that was read, as something received. */
export async function receivedFile(
  file: string,
  parsed: ParsedFile,
  issues: readonly Issue[],
): Promise<Received> {
  const { document, fingerprints } = parsed;
  return { ...parsed, file, issues, hash: await encodeLink(document, { fingerprints }) };
}

/** What the browser's history is to hold beside the link of a file, so that it remains one when the page is loaded again. */
export function besideLink({ file, title, model, issues }: Received): { readonly beside: BesideLink } {
  return { beside: { file, title, model, issues } };
}

function besideOf(state: unknown): BesideLink | null {
  return (state as { beside?: BesideLink } | null)?.beside ?? null;
}

/** Whether a run of what was sent found what the sender found, and if not, why it may not have. */
export function verdictOn(received: Received, result: SimResult): Verdict {
  const { fingerprint, founders, requested } = result;
  const [sent] = received.fingerprints;
  if (sent === fingerprint) return { kind: 'same', fingerprint };
  if (!arrivedWhole(received)) return { kind: 'damaged', fingerprint };
  if (sent === undefined) return { kind: 'unknown', fingerprint };
  const because =
    received.model !== MODEL_VERSION
      ? 'model'
      : founders < requested
        ? 'partial'
        : received.file === ''
          ? 'unexplained'
          : 'file';
  return { kind: 'other', fingerprint, sent, because };
}
