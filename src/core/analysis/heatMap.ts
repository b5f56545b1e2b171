import type { ExactValue } from '../exact/exactResult.ts';
import type { NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { withLever } from './lever.ts';
import { leverValues } from './leverRange.ts';

/** Exact LTV over two levers. */
export interface HeatMap {
  readonly xLever: NumberFieldId;
  readonly yLever: NumberFieldId;
  /** Lever values, ascending: number [column] and [row]. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** LTV: Float64Array [row × column], row-major, row 0 = lowest y, money. */
  readonly ltv: Float64Array;
  /** Acquisition cost at each cell, same shape (differs only when it is one of the levers). */
  readonly acquisitionCost: Float64Array;
}

/** The scenarios whose exact values make a heat map. */
export interface HeatMapPlan {
  readonly xLever: NumberFieldId;
  readonly yLever: NumberFieldId;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Scenario [row × column], row-major, row 0 = lowest y. */
  readonly scenarios: readonly Scenario[];
}

/**
 * Plans a heat map of two levers, both made to matter (`withLever`).
 *
 * The two levers must differ. If a link asks for the same one twice, the other axis falls back to retention, or to
 * referrals when retention is the one.
 *
 * @param size about how many values per lever (400 cells by default), see `leverValues`
 */
export function planHeatMap(
  scenario: Scenario,
  xLever: NumberFieldId,
  wantedY: NumberFieldId,
  size = 20,
): HeatMapPlan {
  const yLever = wantedY === xLever ? fallback(xLever) : wantedY;
  const x = leverValues(xLever, size, scenario);
  const y = leverValues(yLever, size, scenario);
  const scenarios = y.flatMap((yValue) => {
    const row = withLever(scenario, yLever, yValue);
    return x.map((xValue) => withLever(row, xLever, xValue));
  });
  return { xLever, yLever, x, y, scenarios };
}

/** Reads the exact values of a plan's scenarios, in their order. */
export function heatMapOf(plan: HeatMapPlan, values: readonly ExactValue[]): HeatMap {
  const { scenarios, ...axes } = plan;
  return {
    ...axes,
    ltv: Float64Array.from(values, (value) => value.family),
    acquisitionCost: Float64Array.from(scenarios, (scenario) => scenario.acquisitionCost),
  };
}

function fallback(lever: NumberFieldId): NumberFieldId {
  return lever === 'retentionRate' ? 'referralRate' : 'retentionRate';
}
