import { formatSeed, parseSeed } from '../numerics/random/keyed.ts';
import { CHOICES, FIELDS, MODULE_IDS, NUMBER_FIELD_IDS, type NumberFieldId } from '../scenario/fields.ts';
import { LADDERS, LADDER_IDS } from '../scenario/ladders.ts';
import { cleanText } from '../scenario/parse/cleanText.ts';
import { quote } from '../scenario/parse/quote.ts';
import type { Report } from '../scenario/parse/readOwn.ts';
import { STAGE_KEYS } from '../scenario/parse/readStages.ts';
import { PRESET_IDS } from '../scenario/presetIds.ts';
import { PRESETS } from '../scenario/presets.ts';
import { TABLE_IDS } from '../scenario/tableLimits.ts';
import type { Pair } from './hashText.ts';
import { readNumberText } from './numberText.ts';
import { FALLBACK_RUN, SCENARIO_PREFIXES } from './parseDocument.ts';
import { VIEW_V1 } from './v1.ts';
import { readStageCell, readTablePacked, readTableText } from './v1Tables.ts';

/** What a link of format 1 says, not yet checked: a document for `readDocument`, which reports what is missing in it. */
export interface RawLink {
  readonly document: object;
  readonly fingerprints: readonly string[];
}

const choiceIds = Object.keys(CHOICES);
const viewIds = Object.keys(VIEW_V1);
/** Keys by their small spelling: no two ids differ in upper and lower case alone. */
const runKeys = bySmallSpelling(['f', 'm', 'seed', 'n', 'scenarios', 'fp', 'lesson', 'step', ...viewIds]);
const scenarioKeys = bySmallSpelling([
  ...['p', 'on', 'off', 'ladder', ...NUMBER_FIELD_IDS, ...choiceIds, ...TABLE_IDS],
  ...TABLE_IDS.map((id) => `${id}.z`),
]);
const MOST_NAMED = 5;

/**
 * Reads the pairs of a link of format 1. Whatever cannot be read keeps the value of its base and is reported by its
 * field; keys are known whatever became of upper and lower case; of a repeated key the first counts.
 *
 * @param cut whether the link ends before its check word. The last pair is then not believed: where a link was cut off,
 *            `.8` may have been `.85`, and a value of the preset is better than a wrong one
 */
export async function readV1(pairs: readonly Pair[], cut: boolean, report: Report): Promise<RawLink> {
  const { run, scenarios } = sorted(cut ? pairs.slice(0, -1) : pairs, report);
  if (cut) reportTorn(pairs.at(-1)?.[0] ?? '', report);
  const claimed = Math.trunc(readNumberText(run.get('scenarios') ?? '') ?? 1);
  const last = scenarios.findLastIndex((values) => values.size > 0);
  const count = Math.max(1, last + 1, Math.min(claimed, SCENARIO_PREFIXES.length));
  const raw: Record<string, unknown>[] = [];
  for (let i = 0; i < count; i++) {
    raw.push(await readDifferences(scenarios[i], raw[0], SCENARIO_PREFIXES[i], report));
  }
  const size = run.get('n');
  const seed = run.get('seed');
  return {
    document: {
      scenarios: raw,
      ...(seed === undefined ? {} : { seed: readSeed(seed, report) }),
      ...(size === undefined ? {} : { customers: readNumberText(size) ?? size }),
      view: readView(run),
    },
    fingerprints: readFingerprints(run.get('fp'), report),
  };
}

type Values = Map<string, string>;

/** Sorts pairs by scenario and gives every key its proper spelling. */
function sorted(
  pairs: readonly Pair[],
  report: Report,
): { readonly run: Values; readonly scenarios: readonly Values[] } {
  const run: Values = new Map();
  const scenarios: readonly Values[] = SCENARIO_PREFIXES.map(() => new Map());
  let strangers = 0;
  for (const [written, value] of pairs) {
    const known = recognised(written);
    if (known === undefined) {
      const name = cleanText(written, 40);
      if (strangers++ < MOST_NAMED) report(name, 'unknownField', { name });
      continue;
    }
    const { key, prefix, ofRun } = known;
    const values = ofRun ? run : scenarios[SCENARIO_PREFIXES.indexOf(prefix)];
    if (values.has(key)) report(prefix + placeOf(key), 'repeated', { name: prefix + key });
    else values.set(key, value);
  }
  return { run, scenarios };
}

/** What a key is for: one of the scenarios, or the run; undefined when nobody knows it. */
function recognised(
  written: string,
):
  | { readonly key: string; readonly prefix: (typeof SCENARIO_PREFIXES)[number]; readonly ofRun: boolean }
  | undefined {
  const small = written.slice(0, 2).toLowerCase();
  const prefix = SCENARIO_PREFIXES.find((known) => known === small) ?? '';
  const bare = written.slice(prefix.length);
  const own = scenarioKeys.get(bare.toLowerCase()) ?? spelledStageKey(bare);
  if (own !== undefined) return { key: own, prefix, ofRun: false };
  const key = prefix === '' ? runKeys.get(bare.toLowerCase()) : undefined;
  return key === undefined ? undefined : { key, prefix, ofRun: true };
}

function reportTorn(written: string, report: Report): void {
  const known = recognised(written) ?? recognised(completed(written));
  if (known !== undefined) report(known.prefix + placeOf(known.key), 'linkDamaged');
}

/** The one key that begins so; the text as it is when there are none or several. */
function completed(written: string): string {
  const [, prefix = '', begun = ''] = /^([bcd]\.)?(.*)$/is.exec(written) ?? [];
  const keys = [...(prefix === '' ? runKeys.keys() : []), ...scenarioKeys.keys()];
  const [key, ...others] = keys.filter((small) => small.startsWith(begun.toLowerCase()));
  return key === undefined || others.length > 0 ? written : prefix + key;
}

function bySmallSpelling(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word.toLowerCase(), word]));
}

function spelled<W extends string>(text: string, words: readonly W[]): W | undefined {
  return words.find((word) => word.toLowerCase() === text.toLowerCase());
}

function spelledStageKey(text: string): string | undefined {
  const [, index, cell] = /^stages\.(\d\d?)\.([a-z]+)$/i.exec(text) ?? [];
  const key = cell === undefined ? undefined : spelled(cell, STAGE_KEYS);
  return key === undefined ? undefined : `stages.${Number(index)}.${key}`;
}

const PLACES: Readonly<Record<string, string>> = {
  p: 'preset',
  n: 'customers',
  fp: 'fingerprints',
  ladder: 'stages',
};

function placeOf(key: string): string {
  if (viewIds.includes(key)) return `view.${key}`;
  return PLACES[key] ?? key.replace(/\.z$/, '');
}

/** A scenario as its pairs make it of the first one, or of the preset that they name. */
async function readDifferences(
  values: Values,
  first: Readonly<Record<string, unknown>> | undefined,
  at: string,
  report: Report,
): Promise<Record<string, unknown>> {
  const named = values.get('p');
  const preset = named === undefined ? undefined : (spelled(named, PRESET_IDS) ?? named);
  const known = PRESET_IDS.find((id) => id === preset);
  const raw: Record<string, unknown> = {
    ...(known === undefined ? (first ?? PRESETS['blank.1']) : PRESETS[known]),
  };
  if (preset !== undefined) raw['preset'] = preset;
  else if (first === undefined) delete raw['preset'];
  readNumbers(raw, values, at, report);
  for (const id of choiceIds) {
    const text = values.get(id);
    if (text !== undefined) raw[id] = spelled(text, CHOICES[id as keyof typeof CHOICES]) ?? text;
  }
  readModules(raw, values, at, report);
  await readTables(raw, values, at, report);
  return raw;
}

function readNumbers(raw: Record<string, unknown>, values: Values, at: string, report: Report): void {
  const ranges = { ...(raw['ranges'] as Record<string, unknown>) };
  for (const id of NUMBER_FIELD_IDS) {
    const text = values.get(id);
    if (text === undefined) continue;
    const numbers = text.split('~').map(readNumberText);
    if (numbers.length > 3 || numbers.includes(undefined) || (numbers.length > 1 && !uncertain(id))) {
      report(at + id, 'notANumber', { given: quote(text), used: quote(raw[id]) });
      continue;
    }
    if (numbers.length !== 2) raw[id] = numbers[0];
    if (numbers.length > 1) ranges[id] = numbers.slice(-2);
    else delete ranges[id];
  }
  raw['ranges'] = ranges;
}

function uncertain(id: NumberFieldId): boolean {
  return FIELDS[id].mayBeUncertain;
}

function readModules(raw: Record<string, unknown>, values: Values, at: string, report: Report): void {
  const modules = { ...(raw['modules'] as Record<string, unknown>) };
  for (const key of ['on', 'off'] as const) {
    for (const word of values.get(key)?.split('.') ?? []) {
      const id = spelled(word, MODULE_IDS);
      if (id === undefined) report(`${at}modules`, 'unknownField', { name: cleanText(word, 40) });
      else modules[id] = key === 'on';
    }
  }
  raw['modules'] = modules;
}

async function readTables(
  raw: Record<string, unknown>,
  values: Values,
  at: string,
  report: Report,
): Promise<void> {
  const ladder = values.get('ladder');
  if (ladder !== undefined) {
    const id = spelled(ladder, LADDER_IDS);
    if (id === undefined) report(`${at}stages`, 'unknownField', { name: quote(ladder) });
    else raw['stages'] = LADDERS[id];
  }
  for (const id of TABLE_IDS) {
    const packed = values.get(`${id}.z`);
    const text = values.get(id);
    if (packed !== undefined) raw[id] = (await readTablePacked(id, packed, at + id, report)) ?? raw[id];
    else if (text !== undefined && id !== 'stages') raw[id] = readTableText(id, text);
    else if (text !== undefined) report(at + id, 'linkDamaged');
  }
  for (const [key, text] of values) {
    const [table, index, cell] = key.split('.');
    if (table !== 'stages' || cell === undefined) continue;
    const stages: unknown = raw['stages'];
    const stage: unknown = Array.isArray(stages) ? stages[Number(index)] : undefined;
    if (typeof stage !== 'object' || stage === null) {
      report(at + key, 'unknownField', { name: key });
      continue;
    }
    const value = readStageCell(cell as (typeof STAGE_KEYS)[number], text);
    raw['stages'] = (stages as readonly unknown[]).map((row) =>
      row === stage ? { ...stage, [cell]: value } : row,
    );
  }
}

function readSeed(text: string, report: Report): number {
  const seed = parseSeed(text);
  if (seed !== undefined) return seed;
  report('seed', 'notASeed', { given: quote(text), used: formatSeed(FALLBACK_RUN.seed) });
  return FALLBACK_RUN.seed;
}

function readView(run: Values): object {
  const view: Record<string, unknown> = { ...VIEW_V1 };
  for (const id of viewIds) {
    const text = run.get(id);
    if (text === undefined) continue;
    if (id === 'threshold') view[id] = text === 'none' ? null : (readNumberText(text) ?? text);
    else view[id] = spelled(text, [...NUMBER_FIELD_IDS, 'firstMargin', 'withoutFirst', 'arrears']) ?? text;
  }
  return view;
}

function readFingerprints(text: string | undefined, report: Report): readonly string[] {
  if (text === undefined) return [];
  const words = text.toLowerCase().split('~');
  if (words.every((word) => /^[0-9a-f]{8}$/.test(word)) && words.length <= SCENARIO_PREFIXES.length)
    return words;
  report('fingerprints', 'linkDamaged');
  return [];
}
