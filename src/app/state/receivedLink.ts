import type { SimResult } from '../../core/engine/result.ts';
import { MODEL_VERSION } from '../../core/model/version.ts';
import type { Issue, IssueCode } from '../../core/scenario/issue.ts';
import { decodeLink, type DecodedLink } from '../../core/share/link.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';

/** A link that somebody sent. */
export interface Received extends DecodedLink {
  readonly hash: string;
  /** What was lost on the way; empty for a link in good order. */
  readonly issues: readonly Issue[];
}

/** Whether this page found the same as the sender's. */
export type Verdict =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'same'; readonly fingerprint: string }
  | { readonly kind: 'unknown'; readonly fingerprint: string }
  | {
      readonly kind: 'other';
      readonly fingerprint: string;
      readonly sent: string;
      readonly because: 'damaged' | 'model' | 'partial' | 'unexplained';
    };

/** What happened to a link, by the kinds of issue that tell it; what comes first is said first. */
const HAPPENED: readonly (readonly [MessageKey, ReadonlySet<IssueCode>])[] = [
  ['link.damaged', new Set(['linkChecksum', 'linkDamaged', 'linkInflatesTooFar'])],
  ['link.otherModel', new Set(['linkModelOther'])],
];

/** The sentence that stands over the issues of a link that could be read. */
export function headingOf(issues: readonly Issue[]): MessageKey {
  const told = HAPPENED.find(([, codes]) => issues.some(({ code }) => codes.has(code)));
  return told?.[0] ?? 'link.changed';
}

/** What an address asks for, if it asks for anything. */
export async function readAddress(hash: string): Promise<Received | readonly Issue[] | null> {
  const link = hash.replace(/([?&])lang=[^&]*&?/, '$1');
  if (!/[?&]./.test(link)) return null;
  const read = await decodeLink(link);
  return read.ok ? { ...read.value, hash, issues: read.issues } : read.issues;
}

/** Whether a run of what was sent found what the sender found, and if not, why it may not have. */
export function verdictOn(received: Received, result: SimResult): Verdict {
  const { fingerprint, founders, requested } = result;
  const [sent] = received.fingerprints;
  if (sent === fingerprint) return { kind: 'same', fingerprint };
  if (sent === undefined) return { kind: 'unknown', fingerprint };
  const because =
    received.model !== MODEL_VERSION
      ? 'model'
      : received.issues.length > 0
        ? 'damaged'
        : founders < requested
          ? 'partial'
          : 'unexplained';
  return { kind: 'other', fingerprint, sent, because };
}
