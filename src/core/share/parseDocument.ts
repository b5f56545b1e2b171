import { initialView } from '../scenario/blankScenario.ts';
import { NUMBER_FIELD_IDS } from '../scenario/fields.ts';
import type { Result } from '../scenario/issue.ts';
import { collectIssues } from '../scenario/parse/collectIssues.ts';
import { quote } from '../scenario/parse/quote.ts';
import { readChoice } from '../scenario/parse/readChoice.ts';
import { readNumber, readNumberOrNull } from '../scenario/parse/readNumber.ts';
import { isRecord, readList, readOwn, reportUnknownKeys, type Report } from '../scenario/parse/readOwn.ts';
import { reportUnusable } from '../scenario/parse/reportUnusable.ts';
import { readScenario } from '../scenario/parseScenario.ts';
import { PRESETS } from '../scenario/presets.ts';
import { LTV_CONVENTIONS, type Document, type DocumentView, type Scenario } from '../scenario/scenario.ts';
import type { NumberRange } from '../scenario/tableLimits.ts';

/** Where the places of the issues of the first, second … scenario begin; links use the same letters. */
export const SCENARIO_PREFIXES = ['', 'b.', 'c.', 'd.'] as const;

/** What stands for a seed and a size that are not given: never taken from the reader's own settings. */
export const FALLBACK_RUN = { seed: 1, customers: 20_000 } as const;

/** Legal seeds: every uint32. */
export const SEED: NumberRange = { min: 0, max: 0xffff_ffff, whole: true };
/** Legal numbers of founding customers. */
export const CUSTOMERS: NumberRange = { min: 1, max: 10_000_000, whole: true };
/** Legal thresholds, in money. */
export const THRESHOLD: NumberRange = { min: -1e12, max: 1e12 };

/** The parts of a document that it is read from; the keys of a file beside these are its wrapping. */
export const DOCUMENT_KEYS = ['scenarios', 'seed', 'customers', 'view'] as const;

/**
 * A complete, legal document from anything at all: see `parseScenario`. What is not given is the blank scenario, seed 1,
 * 20,000 customers and the initial view, each with an issue. Never throws.
 *
 * @returns not ok only when the input is no object at all
 */
export function parseDocument(input: unknown): Result<Document> {
  const { issues, report } = collectIssues();
  if (isRecord(input)) {
    reportUnknownKeys(input, new Set(DOCUMENT_KEYS), '', report);
    return { ok: true, value: readDocument(input, report), issues };
  }
  report('', 'notAnObject', { given: quote(input) });
  return { ok: false, issues };
}

/** The same for a document inside something else, whose other keys are somebody else's: issues go to `report`. */
export function readDocument(input: object, report: Report): Document {
  return {
    scenarios: readScenarios(readOwn(input, 'scenarios'), report),
    seed: readNumber(readOwn(input, 'seed'), SEED, FALLBACK_RUN.seed, 'seed', report),
    customers: readNumber(
      readOwn(input, 'customers'),
      CUSTOMERS,
      FALLBACK_RUN.customers,
      'customers',
      report,
    ),
    view: readView(readOwn(input, 'view'), report),
  };
}

function readScenarios(value: unknown, report: Report): readonly Scenario[] {
  const blank = PRESETS['blank.1'];
  const list = readList(value, SCENARIO_PREFIXES.length);
  if (list === undefined) {
    reportUnusable(value, 'notAList', 'blank.1', 'scenarios', report);
    return [blank];
  }
  if (list.more) report('scenarios', 'tooMany', { max: SCENARIO_PREFIXES.length });
  if (list.entries.length === 0) {
    report('scenarios', 'tooFew', { min: 1 });
    return [blank];
  }
  return list.entries.map((entry, i) => {
    const at = SCENARIO_PREFIXES[i];
    if (isRecord(entry)) return readScenario(entry, at, report);
    report(`scenarios.${i}`, 'notAnObject', { given: quote(entry) });
    return blank;
  });
}

const viewKeys: ReadonlySet<string> = new Set(Object.keys(initialView));

function readView(value: unknown, report: Report): DocumentView {
  if (!isRecord(value)) {
    reportUnusable(value, 'notAnObject', '{…}', 'view', report);
    return initialView;
  }
  reportUnknownKeys(value, viewKeys, 'view.', report);
  const field = (id: 'lever' | 'heatX' | 'heatY') =>
    readChoice(readOwn(value, id), NUMBER_FIELD_IDS, initialView[id], `view.${id}`, report);
  return {
    lever: field('lever'),
    heatX: field('heatX'),
    heatY: field('heatY'),
    threshold: readNumberOrNull(readOwn(value, 'threshold'), THRESHOLD, 'view.threshold', report),
    convention: readChoice(
      readOwn(value, 'convention'),
      LTV_CONVENTIONS,
      initialView.convention,
      'view.convention',
      report,
    ),
  };
}
