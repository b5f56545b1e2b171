import { MODEL_VERSION } from '../model/version.ts';
import { initialView } from '../scenario/blankScenario.ts';
import { NUMBER_FIELD_IDS } from '../scenario/fields.ts';
import type { Result } from '../scenario/issue.ts';
import { collectIssues } from '../scenario/parse/collectIssues.ts';
import { cleanText } from '../scenario/parse/cleanText.ts';
import { isRecord, readList, readOwn, reportUnknownKeys, type Report } from '../scenario/parse/readOwn.ts';
import { readNumber } from '../scenario/parse/readNumber.ts';
import { readScenario } from '../scenario/parseScenario.ts';
import type { Document } from '../scenario/scenario.ts';
import { DOCUMENT_KEYS, FALLBACK_RUN, readDocument } from './parseDocument.ts';

/** What a file of ours says it is. */
export const FILE_KIND = 'loyalty-lab-document';
/** Version of the way in which files are written. */
export const FILE_FORMAT = 1;
/** Most characters of a file that is looked at: 1 MiB. */
export const MOST_FILE = 1_048_576;
/** Most characters (code points) of a title. */
export const TITLE_LENGTH = 80;

const WRAPPING = ['$schema', 'kind', 'format', 'model', 'title', 'fingerprints'] as const;
const fileKeys: ReadonlySet<string> = new Set([...WRAPPING, ...DOCUMENT_KEYS]);

/** What goes into a file beside the document. */
export interface FileOptions {
  /** `SimResult.fingerprint` of each scenario, in their order. */
  readonly fingerprints?: readonly string[];
  /** What the reader calls it; at most 80 characters are kept. */
  readonly title?: string;
}

/** What a file says. */
export interface ParsedFile {
  /** Complete and legal. */
  readonly document: Document;
  /** Plain text, to be shown as text; empty when there is none. */
  readonly title: string;
  /** As in a link: of the writer's results, or empty. */
  readonly fingerprints: readonly string[];
  /** Version of the model that the writer saw. */
  readonly model: number;
}

/**
 * A document as a file: JSON that a person can read and change, described by `scenario.schema.json`.
 *
 * @param document legal (see `parseDocument`)
 */
export function scenarioFile(document: Document, options: FileOptions = {}): string {
  const { fingerprints = [], title = '' } = options;
  const { scenarios, seed, customers, view } = document;
  const content = {
    $schema: './scenario.schema.json',
    kind: FILE_KIND,
    format: FILE_FORMAT,
    model: MODEL_VERSION,
    ...(title === '' ? {} : { title: cleanText(title, TITLE_LENGTH) }),
    ...(fingerprints.length === 0 ? {} : { fingerprints }),
    seed,
    customers,
    view,
    scenarios,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/**
 * Reads a file, whoever wrote it: one of ours, or a bare scenario (which is then run with seed 1 and 20,000 customers).
 * As forgiving as `parseScenario`, and never throws. A file is meant to be changed by hand, so unlike a link it has no
 * check word: a legal value is believed.
 *
 * @param text looked at only up to 1 MiB; a longer one is refused before it is parsed
 * @returns not ok when it is too large, no JSON, or JSON about something else
 */
export function parseFile(text: string): Result<ParsedFile> {
  const { issues, report } = collectIssues();
  if (text.length > MOST_FILE) {
    report('file', 'fileTooLarge', { length: text.length, max: MOST_FILE });
    return { ok: false, issues };
  }
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    report('file', 'fileNotJson');
    return { ok: false, issues };
  }
  if (isRecord(input) && isDocument(input)) return { ok: true, value: readFile(input, report), issues };
  if (isRecord(input) && isScenario(input)) {
    const document = { scenarios: [readScenario(input, '', report)], ...FALLBACK_RUN, view: initialView };
    return { ok: true, value: { document, title: '', fingerprints: [], model: MODEL_VERSION }, issues };
  }
  report('file', 'fileNotOurs');
  return { ok: false, issues };
}

function isDocument(input: object): boolean {
  return readOwn(input, 'kind') === FILE_KIND || readOwn(input, 'scenarios') !== undefined;
}

function isScenario(input: object): boolean {
  return ['preset', ...NUMBER_FIELD_IDS].some((key) => readOwn(input, key) !== undefined);
}

function readFile(input: object, report: Report): ParsedFile {
  reportUnknownKeys(input, fileKeys, '', report);
  const format = readVersion(input, 'format', FILE_FORMAT, report);
  if (format > FILE_FORMAT) report('file', 'linkFormatUnknown', { format, known: FILE_FORMAT });
  const model = readVersion(input, 'model', MODEL_VERSION, report);
  if (model !== MODEL_VERSION) report('file', 'linkModelOther', { link: model, page: MODEL_VERSION });
  return {
    document: readDocument(input, report),
    title: readTitle(readOwn(input, 'title'), report),
    fingerprints: readFingerprints(readOwn(input, 'fingerprints'), report),
    model,
  };
}

function readVersion(input: object, key: 'format' | 'model', own: number, report: Report): number {
  return readNumber(readOwn(input, key), { min: 1, max: 1e6, whole: true }, own, key, report);
}

function readTitle(value: unknown, report: Report): string {
  if (value === undefined) return '';
  const used = typeof value === 'string' ? cleanText(value, TITLE_LENGTH) : '';
  if (typeof value !== 'string') report('title', 'notAText', { given: '?', used });
  else if (used !== value) report('title', 'textCleaned', { used, max: TITLE_LENGTH });
  return used;
}

function readFingerprints(value: unknown, report: Report): readonly string[] {
  if (value === undefined) return [];
  const words = (readList(value, 4)?.entries ?? ['']).filter(
    (word): word is string => typeof word === 'string' && /^[0-9a-f]{8}$/.test(word),
  );
  if (words.length > 0 && words.length === readList(value, 5)?.entries.length) return words;
  report('fingerprints', 'linkDamaged');
  return [];
}
