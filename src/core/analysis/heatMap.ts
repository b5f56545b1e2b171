import { likeness } from '../exact/likeness.ts';
import type { ExactValue, Unavailable } from '../exact/exactResult.ts';
import { allKnown } from '../exact/unavailable.ts';
import { compileScenario } from '../model/compileScenario.ts';
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
  /** Cell of each scenario, row · columns + column, row 0 = lowest y: row by row or column by column. */
  readonly cells: readonly number[];
  /** Scenario of each cell, in the order of `cells`: neighbours have as much of the work in common as they can. */
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
  const at = (column: number, row: number): Scenario =>
    withLever(withLever(scenario, yLever, y[row]), xLever, x[column]);
  const first = compileScenario(at(0, 0));
  const alongX = likeness(first, compileScenario(at(x.length - 1, 0)));
  const alongY = likeness(first, compileScenario(at(0, y.length - 1)));
  const rows = [...y.keys()];
  const columns = [...x.keys()];
  const places =
    alongY > alongX
      ? columns.flatMap((column) => rows.map((row) => ({ column, row })))
      : rows.flatMap((row) => columns.map((column) => ({ column, row })));
  return {
    xLever,
    yLever,
    x,
    y,
    cells: places.map(({ column, row }) => row * x.length + column),
    scenarios: places.map(({ column, row }) => at(column, row)),
  };
}

/** Reads the exact values of a plan's scenarios, in their order; a map with holes is none. */
export function heatMapOf(
  plan: HeatMapPlan,
  answers: readonly (ExactValue | Unavailable)[],
): HeatMap | Unavailable {
  const values = allKnown(answers);
  if ('unavailable' in values) return values;
  const { scenarios, cells, ...axes } = plan;
  const ltv = new Float64Array(cells.length);
  const acquisitionCost = new Float64Array(cells.length);
  cells.forEach((cell, index) => {
    ltv[cell] = values[index].family;
    acquisitionCost[cell] = scenarios[index].acquisitionCost;
  });
  return { ...axes, ltv, acquisitionCost };
}

function fallback(lever: NumberFieldId): NumberFieldId {
  return lever === 'retentionRate' ? 'referralRate' : 'retentionRate';
}
