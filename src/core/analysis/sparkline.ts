import type { ExactValue, Unavailable } from '../exact/exactResult.ts';
import { allKnown } from '../exact/unavailable.ts';
import type { NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withLever } from './lever.ts';
import { leverValues } from './leverRange.ts';

/** The small curve in a slider's track: how expected LTV answers to this one number. */
export interface Sparkline {
  readonly lever: NumberFieldId;
  /** Lever values, ascending, in the field's unit: number [point]. */
  readonly at: readonly number[];
  /** Expected LTV (family value) at `at`: Float64Array [point], money. */
  readonly ltv: Float64Array;
}

/** The scenarios whose exact values make a sparkline, in the order of `at`. */
export interface SparklinePlan {
  readonly lever: NumberFieldId;
  readonly at: readonly number[];
  readonly scenarios: readonly Scenario[];
}

/**
 * Plans a sparkline. The lever's module counts as switched on, so that a reader sees what the slider would do before
 * touching the switch.
 *
 * @param points about how many values, see `leverValues`
 */
export function planSparkline(scenario: Scenario, lever: NumberFieldId, points = 16): SparklinePlan {
  const at = leverValues(lever, points, scenario);
  return { lever, at, scenarios: at.map((value) => withLever(scenario, lever, value)) };
}

/** Reads the exact values of a plan's scenarios, in their order; a curve with a point missing is none. */
export function sparklineOf(
  plan: SparklinePlan,
  answers: readonly (ExactValue | Unavailable)[],
): Sparkline | Unavailable {
  const values = allKnown(answers);
  if ('unavailable' in values) return values;
  return { lever: plan.lever, at: plan.at, ltv: Float64Array.from(values, (value) => value.family) };
}
