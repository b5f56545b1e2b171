import { CHOICES, MODULE_IDS, NUMBER_FIELD_IDS } from '../scenario/fields.ts';
import type { ChoiceId, ModuleId, NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { TABLE_IDS, type TableId } from '../scenario/tableLimits.ts';
import { sameData } from './sameData.ts';

type Range = readonly [low: number, high: number];

/** One thing in which two scenarios differ, for words to say; values in the units of the field. */
export type Change =
  | { readonly kind: 'module'; readonly id: ModuleId; readonly on: boolean }
  | { readonly kind: 'number'; readonly id: NumberFieldId; readonly from: number; readonly to: number }
  | {
      readonly kind: 'range';
      readonly id: NumberFieldId;
      readonly from: Range | null;
      readonly to: Range | null;
    }
  | { readonly kind: 'choice'; readonly id: ChoiceId; readonly from: string; readonly to: string }
  | { readonly kind: 'table'; readonly id: TableId };

const choiceIds = Object.keys(CHOICES) as readonly ChoiceId[];

/**
 * Everything in which `to` differs from `from`: modules first, then numbers with their 90 % ranges, choices and tables,
 * each in page order. Empty exactly when both say the same; which preset they began as is not compared.
 */
export function scenarioChanges(from: Scenario, to: Scenario): readonly Change[] {
  return [
    ...MODULE_IDS.filter((id) => from.modules[id] !== to.modules[id]).map((id): Change => ({
      kind: 'module',
      id,
      on: to.modules[id],
    })),
    ...NUMBER_FIELD_IDS.flatMap((id) => numberChanges(from, to, id)),
    ...choiceIds
      .filter((id) => from[id] !== to[id])
      .map((id): Change => ({ kind: 'choice', id, from: from[id], to: to[id] })),
    ...TABLE_IDS.filter((id) => !sameData(from[id], to[id])).map((id): Change => ({ kind: 'table', id })),
  ];
}

function numberChanges(from: Scenario, to: Scenario, id: NumberFieldId): readonly Change[] {
  const changes: Change[] = [];
  if (from[id] !== to[id]) changes.push({ kind: 'number', id, from: from[id], to: to[id] });
  const [before, after] = [from.ranges[id] ?? null, to.ranges[id] ?? null];
  if (!sameData(before, after)) changes.push({ kind: 'range', id, from: before, to: after });
  return changes;
}
