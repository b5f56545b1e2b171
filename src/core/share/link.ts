import { MODEL_VERSION } from '../model/version.ts';
import { initialView } from '../scenario/blankScenario.ts';
import type { Result } from '../scenario/issue.ts';
import type { Report } from '../scenario/parse/readOwn.ts';
import { collectIssues } from '../scenario/parse/collectIssues.ts';
import { cleanText } from '../scenario/parse/cleanText.ts';
import { PRESETS } from '../scenario/presets.ts';
import type { Document } from '../scenario/scenario.ts';
import { checks, checkWord } from './checkWord.ts';
import { MOST_HASH, readHash, type Pair } from './hashText.ts';
import { readNumberText } from './numberText.ts';
import { FALLBACK_RUN, readDocument } from './parseDocument.ts';
import { readV1, type RawLink } from './readV1.ts';
import { writeV1 } from './v1.ts';

/** Format that links are written in. Raised when a link of today could not say something; old ones stay readable. */
export const LINK_FORMAT = 1;

/** Reads the pairs of a link; `cut` when it ends before its check word. */
export type LinkDecoder = (pairs: readonly Pair[], cut: boolean, report: Report) => Promise<RawLink>;

/** Reader of every format that was ever in a link. Never is one taken out. */
export const DECODERS: Readonly<Record<number, LinkDecoder>> = { 1: readV1 };

/** Most characters of a link that is offered for sharing: mail programs and chats cut longer ones. */
export const MOST_SHAREABLE = 1800;

/** What goes into a link beside the document. */
export interface LinkOptions {
  /** `SimResult.fingerprint` of each scenario, in their order, so that the receiver can say "reproduced exactly". */
  readonly fingerprints?: readonly string[];
}

/** What a link says. */
export interface DecodedLink {
  /** Complete and legal; nothing in it comes from the reader's own settings. */
  readonly document: Document;
  /** Of the sender's results, one for each scenario, 8 hex characters; empty when the link carries none. */
  readonly fingerprints: readonly string[];
  /** Version of the model that the sender saw. */
  readonly model: number;
  /** Version of the way in which the link is written. */
  readonly format: number;
}

/**
 * The document as the hash of a link, from `#/play?` on: complete, readable, only A–Z a–z 0–9 - _ . ~ = & ? / #.
 *
 * @param document legal (see `parseScenario`, `parseDocument`)
 * @returns typically 80–300 characters for one scenario; more than `MOST_SHAREABLE` are too many to be passed on
 */
export async function encodeLink(document: Document, options: LinkOptions = {}): Promise<string> {
  const pairs = await writeV1(document, MODEL_VERSION, options.fingerprints ?? []);
  const text = pairs.map(([key, value]) => `${key}=${value}`).join('&');
  return `#/play?${text}&c=${checkWord(text)}`;
}

/**
 * Reads a hash, or a whole address, whoever wrote it and whatever happened to it on the way.
 *
 * Keeps what survived and lists what was lost by its field; whenever the document is not the one that was sent there is
 * an issue (but for one damage in 33 million, see `checkWord`). Never throws. The rest of an unreadable link is filled
 * from the preset that it names, never from anything on the reader's device.
 *
 * @param hash looked at only up to 8,192 characters; a longer one is refused
 * @returns not ok when there is nothing to read: no link at all, or one too long
 */
export async function readLink(hash: string): Promise<Result<DecodedLink>> {
  const { issues, report } = collectIssues();
  if (hash.length > MOST_HASH) {
    report('link', 'linkTooLong', { length: hash.length, max: MOST_HASH });
    return { ok: false, issues };
  }
  const { checked, pairs, check, added } = readHash(hash);
  if (pairs.length === 0) {
    report('link', 'linkEmpty');
    return { ok: false, issues };
  }
  if (check === undefined) report('link', 'linkCut');
  else if (!checks(checked, check)) report('link', 'linkChecksum');
  for (const key of added.slice(0, 5))
    report(`link.${cleanText(key, 40)}`, 'unknownField', { name: cleanText(key, 40) });

  const format = version(pairs, 'f', LINK_FORMAT);
  const model = version(pairs, 'm', MODEL_VERSION);
  const decode = Object.hasOwn(DECODERS, format) ? DECODERS[format] : undefined;
  if (decode === undefined) {
    report('link', 'linkFormatUnknown', { format, known: LINK_FORMAT });
    const document = { scenarios: [PRESETS['blank.1']], ...FALLBACK_RUN, view: initialView };
    return { ok: true, value: { document, fingerprints: [], model, format }, issues };
  }
  if (model !== MODEL_VERSION) report('link', 'linkModelOther', { link: model, page: MODEL_VERSION });
  const raw = await decode(pairs, check === undefined, report);
  const document = readDocument(raw.document, report);
  return { ok: true, value: { document, fingerprints: raw.fingerprints, model, format }, issues };
}

/** The document of a link, read as `readLink` reads it. */
export async function decodeLink(hash: string): Promise<Result<Document>> {
  const read = await readLink(hash);
  return read.ok ? { ...read, value: read.value.document } : read;
}

/** A version number of the link; the page's own when there is none that can be read. */
function version(pairs: readonly Pair[], key: string, own: number): number {
  const text = pairs.find(([written]) => written.toLowerCase() === key)?.[1];
  return readNumberText(text ?? '') ?? own;
}
