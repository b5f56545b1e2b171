import type { SimResult } from '../../core/engine/result.ts';
import { MODEL_VERSION } from '../../core/model/version.ts';
import type { Issue } from '../../core/scenario/issue.ts';
import type { ParsedFile } from '../../core/share/file.ts';
import { encodeLink, readLink } from '../../core/share/link.ts';
import type { BesideLink } from './historyPlace.ts';

/** What somebody sent, as a link or as a file. */
export interface Received extends ParsedFile, BesideLink {
  /** The link; of a file, the link that says the same. */
  readonly hash: string;
}

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

/** Whether the scenario is the one that was sent, for all that can be known; else nothing may be said of the sender. */
export function arrivedWhole({ issues }: Pick<Received, 'issues'>): boolean {
  return issues.every(
    ({ path, code }) => code === 'linkModelOther' || /^(link\.|view|title|fingerprints)/.test(path),
  );
}

/**
 * What an address asks for, if it asks for anything.
 *
 * @param beside what the browser's history knows of it, if it is the link of a file
 */
export async function readAddress(
  hash: string,
  beside: BesideLink | null,
): Promise<Received | readonly Issue[] | null> {
  const link = hash.replace(/([?&])lang=[^&]*&?/, '$1');
  if (!/[?&]./.test(link)) return null;
  const read = await readLink(link);
  if (!read.ok) return read.issues;
  const { document, fingerprints, model } = read.value;
  const { issues } = read;
  return { document, fingerprints, model, title: '', file: '', issues, ...beside, hash };
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
