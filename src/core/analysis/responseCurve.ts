import type { SimResult } from '../engine/result.ts';
import type { ExactValue, Unavailable } from '../exact/exactResult.ts';
import { allKnown, known } from '../exact/unavailable.ts';
import { standardError } from '../numerics/stats/moments.ts';
import { quantilesSorted } from '../numerics/stats/quantile.ts';
import type { NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withLever } from './lever.ts';
import { leverValues } from './leverRange.ts';

/** Lever values of the curve. */
export const CURVE_POINTS = 41;
/** Lever values of its bands, fewer because each is a simulation: every fourth of the curve's. */
export const BAND_POINTS = 11;

/** How LTV answers to one lever, everything else as in the scenario. */
export interface ResponseCurve {
  readonly lever: NumberFieldId;
  /** Lever values in the scenario's units, ascending: number [point]. */
  readonly at: readonly number[];
  /** Exact LTV at `at`: Float64Array [point], money; null where no exact value exists. */
  readonly exact: Float64Array | null;
  /** Spread of single customers' LTV by simulation, at fewer points; null until simulated. */
  readonly bands: OutcomeBands | null;
}

/** Quantiles of one customer's LTV at some lever values; every array is [point], money. */
export interface OutcomeBands {
  readonly at: readonly number[];
  readonly p05: Float64Array;
  readonly p25: Float64Array;
  readonly p50: Float64Array;
  readonly p75: Float64Array;
  readonly p95: Float64Array;
  /** Mean LTV, and its Monte-Carlo standard error. */
  readonly mean: Float64Array;
  readonly error: Float64Array;
  /** Customers simulated per point. */
  readonly customers: number;
}

/** Lever values with a scenario for each, in the same order. */
export interface LeverPlan {
  readonly lever: NumberFieldId;
  readonly at: readonly number[];
  readonly scenarios: readonly Scenario[];
}

/**
 * Plans the curve: the scenarios whose exact values it runs through. What belongs to the lever counts as switched on
 * (see `withLever`), and while the lever moves inside its slider's range the plan stays the same.
 *
 * @param points about how many values, see `leverValues`
 */
export function planResponseCurve(
  scenario: Scenario,
  lever: NumberFieldId,
  points: number = CURVE_POINTS,
): LeverPlan {
  const at = leverValues(lever, points, scenario);
  return { lever, at, scenarios: at.map((value) => withLever(scenario, lever, value)) };
}

/** Plans the bands: the same at fewer values, to be simulated with one seed so that they differ by the lever alone. */
export function planBands(scenario: Scenario, lever: NumberFieldId, points: number = BAND_POINTS): LeverPlan {
  return planResponseCurve(scenario, lever, points);
}

/**
 * The curve through the exact values of a plan's scenarios, in their order.
 *
 * @param answers null where no exact value exists; with one missing the curve is left to the simulated means
 */
export function responseCurveOf(
  plan: LeverPlan,
  answers: readonly (ExactValue | Unavailable)[] | null,
  bands: OutcomeBands | null = null,
): ResponseCurve {
  const values = answers === null ? null : known(allKnown(answers));
  const exact = values === null ? null : Float64Array.from(values, ({ family }) => family);
  return { lever: plan.lever, at: plan.at, exact, bands };
}

/** Quantiles of single customers' LTV at the values of a plan, from the runs of its scenarios in their order. */
export function bandsOf(plan: LeverPlan, results: readonly SimResult[]): OutcomeBands {
  const rows = results.map((result) =>
    quantilesSorted(result.sortedFamilyValues, [0.05, 0.25, 0.5, 0.75, 0.95]),
  );
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]);
  return {
    at: plan.at,
    p05: column(0),
    p25: column(1),
    p50: column(2),
    p75: column(3),
    p95: column(4),
    mean: Float64Array.from(results, ({ family }) => family.mean),
    error: Float64Array.from(results, ({ family }) => standardError(family)),
    customers: results.reduce((fewest, { founders }) => Math.min(fewest, founders), Infinity),
  };
}
