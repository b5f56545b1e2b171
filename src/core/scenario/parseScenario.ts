import { CHOICES, FIELDS, MODULE_IDS, NUMBER_FIELD_IDS } from './fields.ts';
import type { ChoiceId, ChoiceValue, ModuleId, NumberFieldId } from './fields.ts';
import type { Result } from './issue.ts';
import { collectIssues } from './parse/collectIssues.ts';
import { quote } from './parse/quote.ts';
import { readChoice, readFlag } from './parse/readChoice.ts';
import { readNumber } from './parse/readNumber.ts';
import { isRecord, readOwn, reportUnknownKeys, type Report } from './parse/readOwn.ts';
import { readRanges } from './parse/readRanges.ts';
import { readStages } from './parse/readStages.ts';
import { readTables } from './parse/readTables.ts';
import { reportUnusable } from './parse/reportUnusable.ts';
import { PRESET_IDS, type PresetId } from './presetIds.ts';
import { PRESETS } from './presets.ts';
import type { Scenario } from './scenario.ts';
import { MAX_PERIODS, TABLE_IDS } from './tableLimits.ts';

const choiceIds = Object.keys(CHOICES) as readonly ChoiceId[];
const knownKeys: ReadonlySet<string> = new Set([
  '$schema', // editors want it, we do not
  'preset',
  'modules',
  'ranges',
  ...NUMBER_FIELD_IDS,
  ...choiceIds,
  ...TABLE_IDS,
]);
const knownModules: ReadonlySet<string> = new Set(MODULE_IDS);

/**
 * A complete, legal scenario from anything at all: a link, a file, a stranger's script.
 *
 * What cannot be used is replaced by the value of the preset that the input names (else of the blank one), out of range
 * is clamped, and every change is listed by its place. A legal scenario comes back equal and without issues, so parsing
 * twice changes nothing. Only own properties count. Never throws, also on getters, proxies, cycles and lists that claim
 * a billion entries; the cost is bounded by the limits of the tables and the number of keys of the input.
 *
 * @returns not ok only when the input is no object at all
 */
export function parseScenario(input: unknown): Result<Scenario> {
  const { issues, report } = collectIssues();
  if (!isRecord(input)) {
    report('', 'notAnObject', { given: quote(input) });
    return { ok: false, issues };
  }
  return { ok: true, value: readScenario(input, '', report), issues };
}

/**
 * The same for a scenario that is part of something larger: issues go to `report`, their places begin with `at` (empty,
 * or a prefix that ends in a dot).
 */
export function readScenario(input: object, at: string, report: Report): Scenario {
  reportUnknownKeys(input, knownKeys, at, report);
  const preset = readPreset(readOwn(input, 'preset'), at, report);
  const base = PRESETS[preset];
  const choices = Object.fromEntries(
    choiceIds.map((id) => [
      id,
      readChoice<string>(readOwn(input, id), CHOICES[id], base[id], at + id, report),
    ]),
  ) as { [C in ChoiceId]: ChoiceValue<C> };
  const longest = longestHorizon(choices.periodsPerYear);
  const numbers = NUMBER_FIELD_IDS.map((id) => {
    // Where periods end a horizon sooner than its field does, they say so alone.
    const ends = id === 'horizonYears' && longest < FIELDS[id].max;
    const range = ends ? { ...FIELDS[id], max: Infinity } : FIELDS[id];
    return [id, readNumber(readOwn(input, id), range, base[id], at + id, report)] as const;
  });
  return withinPeriods(
    {
      preset,
      ...(Object.fromEntries(numbers) as Record<NumberFieldId, number>),
      ...choices,
      modules: readModules(readOwn(input, 'modules'), base.modules, `${at}modules`, report),
      stages: readStages(readOwn(input, 'stages'), base.stages, `${at}stages`, report),
      ...readTables(input, base, at, report),
      ranges: readRanges(readOwn(input, 'ranges'), base.ranges, `${at}ranges`, report),
    },
    at,
    report,
  );
}

function readPreset(value: unknown, at: string, report: Report): PresetId {
  const preset = PRESET_IDS.find((id) => id === value);
  if (preset !== undefined) return preset;
  if (value === undefined) report(`${at}preset`, 'missing', { used: BLANK });
  else report(`${at}preset`, 'unknownPreset', { given: quote(value), used: BLANK });
  return BLANK;
}

const BLANK: PresetId = 'blank.1';

function readModules(
  value: unknown,
  fallback: Scenario['modules'],
  at: string,
  report: Report,
): Scenario['modules'] {
  if (!isRecord(value)) {
    reportUnusable(value, 'notAnObject', '{…}', at, report);
    return fallback;
  }
  reportUnknownKeys(value, knownModules, `${at}.`, report);
  const flags = MODULE_IDS.map((id) => {
    return [id, readFlag(readOwn(value, id), fallback[id], `${at}.${id}`, report)] as const;
  });
  return Object.fromEntries(flags) as Record<ModuleId, boolean>;
}

/** Longest horizon whose periods a run may have, whole years. */
function longestHorizon(periodsPerYear: Scenario['periodsPerYear']): number {
  return Math.floor(MAX_PERIODS / Number(periodsPerYear));
}

/** Shortens a horizon that would take more periods than a run may have. */
function withinPeriods(scenario: Scenario, at: string, report: Report): Scenario {
  const longest = longestHorizon(scenario.periodsPerYear);
  if (scenario.horizonYears <= longest) return scenario;
  report(`${at}horizonYears`, 'tooManyPeriods', {
    given: scenario.horizonYears,
    used: longest,
  });
  return { ...scenario, horizonYears: longest };
}
