import type { HeatMap } from '../analysis/heatMap.ts';
import type { TableTwin } from './chartView.ts';
import { contourLines } from './contourLines.ts';
import { gridOfValue, heatAxis, valueAtGrid } from './heatAxis.ts';
import type { HeatAxis } from './heatAxis.ts';
import { drawableSums, shadingOf } from './shading.ts';

/** Multiples of the acquisition cost whose contours are drawn: paid back, and the rule of thumb. */
export const CAC_MULTIPLES = [1, 3] as const;

/** Points [x, y] in the units of the two levers. */
export type LeverLine = readonly (readonly [x: number, y: number])[];

/** Exact LTV over two levers, with the lines along which it is equal: what does not depend on where the scenario stands. */
export interface HeatField {
  readonly x: HeatAxis;
  readonly y: HeatAxis;
  /** LTV: Float64Array [row × column], row-major, row 0 = lowest y, money. */
  readonly ltv: Float64Array;
  /** LTV ÷ CAC, same shape; Infinity where winning a customer costs nothing. */
  readonly ratio: Float64Array;
  /**
   * How high each cell is between the lowest and the highest LTV, 0–1, same shape: evenly in money, or evenly in ratios
   * when a few high cells would leave all others in the dark.
   */
  readonly shade: Float64Array;
  /** Lines of equal LTV at round sums. */
  readonly isoLtv: readonly { readonly ltv: number; readonly lines: readonly LeverLine[] }[];
  /** Lines of LTV = 1 and 3 × CAC; left out where they do not cross the map. */
  readonly isoRatio: readonly { readonly multiple: number; readonly lines: readonly LeverLine[] }[];
  readonly table: TableTwin;
}

/** Field of a heat map. Cost: about 3 ms for 400 cells; keep it while the map stays the same. */
export function heatField(heat: HeatMap): HeatField {
  const x = heatAxis(heat.xLever, heat.x);
  const y = heatAxis(heat.yLever, heat.y);
  const { ltv } = heat;
  const ratio = ltv.map((value, cell) => ratioOf(value, heat.acquisitionCost[cell]));
  const drawable = drawableSums(ltv);
  const shading = shadingOf(drawable);
  const linesAt = (values: Float64Array, level: number): LeverLine[] =>
    contourLines({ columns: x.values.length, rows: y.values.length, values }, level).map((line) =>
      line.map(([column, row]): [number, number] => [valueAtGrid(x, column), valueAtGrid(y, row)]),
    );
  return {
    x,
    y,
    ltv,
    ratio,
    shade: shading.shade,
    isoLtv: shading.levels.map((level) => ({ ltv: level, lines: linesAt(drawable, level) })),
    isoRatio: CAC_MULTIPLES.map((multiple) => ({
      multiple,
      lines: linesAt(drawableSums(excessOver(heat, multiple)), 0),
    })).filter(({ lines }) => lines.length > 0),
    table: tableOf(x, y, ltv, ratio),
  };
}

/** LTV at any place on the map, read off between its cells; places outside are read at the edge. Money. */
export function fieldLtvAt({ x, y, ltv }: HeatField, atX: number, atY: number): number {
  return betweenCells(ltv, gridOfValue(x, atX), gridOfValue(y, atY), x.values.length);
}

/** LTV − multiple × CAC per cell: its zero is where the ratio has that multiple, also where CAC is 0. */
export function excessOver({ ltv, acquisitionCost }: HeatMap, multiple: number): Float64Array {
  return ltv.map((value, cell) => value - multiple * acquisitionCost[cell]);
}

/** Value at a place in grid steps, linear between the four cells round it. */
export function betweenCells(values: Float64Array, column: number, row: number, columns: number): number {
  const left = Math.min(Math.floor(column), columns - 2);
  const below = Math.min(Math.floor(row), values.length / columns - 2);
  const along = column - left;
  const at = below * columns + left;
  const lower = values[at] + (values[at + 1] - values[at]) * along;
  const upper = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * along;
  return lower + (upper - lower) * (row - below);
}

function ratioOf(ltv: number, cost: number): number {
  return cost > 0 ? ltv / cost : Infinity;
}

function tableOf(x: HeatAxis, y: HeatAxis, ltv: Float64Array, ratio: Float64Array): TableTwin {
  const columns = x.values.length;
  return {
    columns: [
      { heading: { key: `field.${x.lever}` }, unit: x.unit },
      { heading: { key: `field.${y.lever}` }, unit: y.unit },
      { heading: { key: 'chart.heatMap.table.ltv' }, unit: 'money' },
      { heading: { key: 'chart.heatMap.table.ratio' }, unit: 'factor' },
    ],
    rows: Array.from(ltv, (value, cell) => [
      x.values[cell % columns],
      y.values[Math.floor(cell / columns)],
      value,
      ratio[cell] === Infinity ? null : ratio[cell],
    ]),
  };
}
