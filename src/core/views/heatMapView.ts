import { leverActs, meanLevers } from '../analysis/lever.ts';
import type { HeatMap } from '../analysis/heatMap.ts';
import type { NumberFieldId } from '../scenario/fields.ts';
import type { ChartView, Sentence, TableTwin } from './chartView.ts';
import { contourLines } from './contourLines.ts';
import type { Findings } from './findings.ts';
import { gridOfValue, heatAxis, valueAtGrid } from './heatAxis.ts';
import type { HeatAxis } from './heatAxis.ts';
import { drawableSums, shadingOf } from './shading.ts';

/** Multiples of the acquisition cost whose contours are drawn: paid back, and the rule of thumb. */
export const CAC_MULTIPLES = [1, 3] as const;

/** Points [x, y] in the units of the two levers. */
export type LeverLine = readonly (readonly [x: number, y: number])[];

/** Exact LTV over two levers, with the lines along which it is equal. */
export interface HeatMapView extends ChartView {
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
  /** Lines of LTV = 1 and 3 × CAC; empty where they do not cross the map. */
  readonly isoRatio: readonly { readonly multiple: number; readonly lines: readonly LeverLine[] }[];
  /** What is switched on for the map only; null when both levers act in the scenario. */
  readonly note: Sentence | null;
  /** Levers that an axis may show. */
  readonly levers: readonly NumberFieldId[];
}

/** View of the heat map; null until its cells are computed. */
export function heatMapView({ heat, scenario }: Findings): HeatMapView | null {
  if (heat === null) return null;
  const axis = (lever: NumberFieldId, values: readonly number[]): HeatAxis =>
    heatAxis(lever, values, scenario[lever], leverActs(scenario, lever));
  const x = axis(heat.xLever, heat.x);
  const y = axis(heat.yLever, heat.y);
  const { ltv } = heat;
  const ratio = ltv.map((value, cell) => ratioOf(value, heat.acquisitionCost[cell]));
  const grid = { columns: x.values.length, rows: y.values.length };
  const drawable = drawableSums(ltv);
  const shading = shadingOf(drawable);
  const linesAt = (values: Float64Array, level: number): LeverLine[] =>
    contourLines({ ...grid, values }, level).map((line) =>
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
      lines: linesAt(drawableSums(excess(heat, multiple)), 0),
    })).filter(({ lines }) => lines.length > 0),
    note: noteOf(x, y),
    levers: meanLevers(scenario),
    finding: findingOf(heat, x, y),
    drawn: {
      key: 'chart.heatMap.drawn',
      params: { x: leverName(x.lever), y: leverName(y.lever) },
    },
    table: tableOf(x, y, ltv, ratio),
  };
}

/** LTV at any place on the map, read off between its cells; places outside are read at the edge. Money. */
export function mapLtvAt(
  { x, y, ltv }: Pick<HeatMapView, 'x' | 'y' | 'ltv'>,
  atX: number,
  atY: number,
): number {
  return onMap(ltv, gridOfValue(x, atX), gridOfValue(y, atY), x.values.length);
}

function ratioOf(ltv: number, cost: number): number {
  return cost > 0 ? ltv / cost : Infinity;
}

/** LTV − multiple × CAC: its zero is where the ratio has that multiple, also where CAC is 0. */
function excess({ ltv, acquisitionCost }: HeatMap, multiple: number): Float64Array {
  return ltv.map((value, cell) => value - multiple * acquisitionCost[cell]);
}

/** Linear between the four cells round a place in grid steps. */
function onMap(values: Float64Array, column: number, row: number, columns: number): number {
  const left = Math.min(Math.floor(column), columns - 2);
  const below = Math.min(Math.floor(row), values.length / columns - 2);
  const along = column - left;
  const at = below * columns + left;
  const lower = values[at] + (values[at + 1] - values[at]) * along;
  const upper = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * along;
  return lower + (upper - lower) * (row - below);
}

/**
 * The finding: where LTV reaches three times CAC as the horizontal lever moves, if it does; else which lever moves LTV
 * more over its slider's range, the other one staying where it is.
 */
function findingOf(heat: HeatMap, x: HeatAxis, y: HeatAxis): Sentence {
  const columns = x.values.length;
  const row = gridOfValue(y, y.current);
  const column = gridOfValue(x, x.current);
  const along = x.values.map((_, index) => onMap(heat.ltv, index, row, columns));
  const up = y.values.map((_, index) => onMap(heat.ltv, column, index, columns));
  const beyond = excess(heat, CAC_MULTIPLES[1]);
  const crossing = singleCrossing(x.values.map((_, index) => onMap(beyond, index, row, columns)));
  if (crossing !== null) {
    return {
      key: crossing.rises ? 'chart.heatMap.finding.above' : 'chart.heatMap.finding.below',
      params: { lever: leverName(x.lever), value: { value: valueAtGrid(x, crossing.at), unit: x.unit } },
    };
  }
  const [xSpan, ySpan] = [span(along), span(up)];
  if (!(xSpan[1] > xSpan[0]) && !(ySpan[1] > ySpan[0])) return { key: 'chart.heatMap.finding.flat' };
  const [axis, [low, high]] = xSpan[1] - xSpan[0] >= ySpan[1] - ySpan[0] ? [x, xSpan] : [y, ySpan];
  return {
    key: 'chart.heatMap.finding.stronger',
    params: {
      lever: leverName(axis.lever),
      low: { value: low, unit: 'money' },
      high: { value: high, unit: 'money' },
    },
  };
}

/** Where a list of values, linear in between, changes sign, if it does so exactly once. */
function singleCrossing(values: readonly number[]): { readonly at: number; readonly rises: boolean } | null {
  const changes = values.flatMap((value, index) =>
    index > 0 && value >= 0 !== values[index - 1] >= 0 ? [index] : [],
  );
  if (changes.length !== 1) return null;
  const [right] = changes;
  const before = values[right - 1];
  return { at: right - 1 + before / (before - values[right]), rises: values[right] > before };
}

function span(values: readonly number[]): readonly [number, number] {
  return [
    values.reduce((least, value) => Math.min(least, value), Infinity),
    values.reduce((most, value) => Math.max(most, value), -Infinity),
  ];
}

function noteOf(x: HeatAxis, y: HeatAxis): Sentence | null {
  const [first, second] = [x, y].filter(({ acts }) => !acts);
  if (first === undefined) return null;
  return second === undefined
    ? { key: 'chart.heatMap.note.one', params: { lever: leverName(first.lever) } }
    : {
        key: 'chart.heatMap.note.both',
        params: { lever: leverName(first.lever), other: leverName(second.lever) },
      };
}

function leverName(lever: NumberFieldId): { readonly message: `field.${NumberFieldId}` } {
  return { message: `field.${lever}` };
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
