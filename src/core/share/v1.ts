import { formatSeed } from '../numerics/random/keyed.ts';
import { CHOICES, MODULE_IDS, NUMBER_FIELD_IDS, type ChoiceId, type ModuleId } from '../scenario/fields.ts';
import { PRESETS } from '../scenario/presets.ts';
import type { Document, DocumentView, Scenario } from '../scenario/scenario.ts';
import { TABLE_IDS } from '../scenario/tableLimits.ts';
import type { Pair } from './hashText.ts';
import { writeNumber } from './numberText.ts';
import { SCENARIO_PREFIXES } from './parseDocument.ts';
import { writeTable } from './v1Tables.ts';

/*
 * Format 1 of the link, frozen: links are out there, and every one of them must go on meaning what it meant.
 *
 *   f=1&m=1&p=pizza.1&seed=K7Q2&n=20000&retentionRate=.85&on=winBack&fp=9f3c21ab
 *
 * Keys are ids of fields, choices and tables. What equals the preset is not written: presets never change under their
 * id. Later scenarios are written as differences from the first, or, when they have another preset, from that.
 * `v1Tables.ts` has the tables, `readV1.ts` the way back. A number with a range is `value~low~high`, or `low~high` when
 * the value is the base's. `lesson` and `step` are reserved.
 */

/** View that a link of format 1 means when it names none. */
export const VIEW_V1: DocumentView = {
  lever: 'retentionRate',
  heatX: 'retentionRate',
  heatY: 'referralRate',
  threshold: null,
  convention: 'firstMargin',
};

const choiceIds = Object.keys(CHOICES) as readonly ChoiceId[];

/** All pairs of a link but the check word, in their order. */
export async function writeV1(
  document: Document,
  model: number,
  fingerprints: readonly string[],
): Promise<readonly Pair[]> {
  const [first, ...others] = document.scenarios;
  const pairs: Pair[] = [
    ['f', '1'],
    ['m', String(model)],
    ['p', first.preset],
    ['seed', formatSeed(document.seed)],
    ['n', writeNumber(document.customers)],
  ];
  if (others.length > 0) pairs.push(['scenarios', String(document.scenarios.length)]);
  pairs.push(...(await differences(first, PRESETS[first.preset])));
  for (const [i, scenario] of others.entries()) {
    const prefix = SCENARIO_PREFIXES[i + 1];
    const samePreset = scenario.preset === first.preset;
    if (!samePreset) pairs.push([`${prefix}p`, scenario.preset]);
    const own = await differences(scenario, samePreset ? first : PRESETS[scenario.preset]);
    pairs.push(...own.map(([key, value]): Pair => [prefix + key, value]));
  }
  pairs.push(...viewPairs(document.view));
  if (fingerprints.length > 0) pairs.push(['fp', fingerprints.join('~')]);
  return pairs;
}

async function differences(scenario: Scenario, base: Scenario): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (const id of NUMBER_FIELD_IDS) {
    const text = numberText(scenario, base, id);
    if (text !== undefined) pairs.push([id, text]);
  }
  for (const id of choiceIds) if (scenario[id] !== base[id]) pairs.push([id, scenario[id]]);
  const changed = MODULE_IDS.filter((id) => scenario.modules[id] !== base.modules[id]);
  pairs.push(
    ...modulePair(
      'on',
      changed.filter((id) => scenario.modules[id]),
    ),
  );
  pairs.push(
    ...modulePair(
      'off',
      changed.filter((id) => !scenario.modules[id]),
    ),
  );
  for (const id of TABLE_IDS) pairs.push(...(await writeTable(id, scenario, base)));
  return pairs;
}

function numberText(
  scenario: Scenario,
  base: Scenario,
  id: (typeof NUMBER_FIELD_IDS)[number],
): string | undefined {
  const range = scenario.ranges[id];
  const baseRange = base.ranges[id];
  const sameValue = scenario[id] === base[id];
  if (range === undefined)
    return sameValue && baseRange === undefined ? undefined : writeNumber(scenario[id]);
  if (sameValue && baseRange?.[0] === range[0] && baseRange[1] === range[1]) return undefined;
  return (sameValue ? range : [scenario[id], ...range]).map(writeNumber).join('~');
}

function modulePair(key: 'on' | 'off', ids: readonly ModuleId[]): readonly Pair[] {
  return ids.length === 0 ? [] : [[key, ids.join('.')]];
}

function viewPairs(view: DocumentView): readonly Pair[] {
  const keys = Object.keys(VIEW_V1) as readonly (keyof DocumentView)[];
  return keys
    .filter((key) => view[key] !== VIEW_V1[key])
    .map((key): Pair => {
      const value = view[key];
      if (value === null) return [key, 'none'];
      return [key, typeof value === 'number' ? writeNumber(value) : value];
    });
}
