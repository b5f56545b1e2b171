import { interpolateViridis, line, scaleLinear, scaleLog } from 'd3';
import { snapped, stepped, type HeatAxis } from '../../core/views/heatAxis.ts';
import type { HeatField, LeverLine } from '../../core/views/heatField.ts';
import type { Words } from '../../i18n/words.ts';
import type { CellBox } from './parts/cellBox.ts';
import { contourLabels, type LabelledLine, type PlacedLabel } from './contourLabels.ts';
import type { PlaneAxis } from './parts/planeAxis.ts';
import { textWidth } from './parts/textWidth.ts';
import { fewTicks, thinned, tickTexts, type Tick } from './parts/ticks.ts';

/** What a heat map needs to be laid out. */
export interface HeatMapWish {
  readonly field: HeatField;
  readonly words: Words;
  readonly currency: string;
  readonly width: number;
  /** First and last px of the cells from the top. */
  readonly top: number;
  readonly bottom: number;
}

/** One direction of the map in px. */
export interface HeatScale {
  (value: number): number;
  invert(px: number): number;
}

/** Where the ring stands, px. */
export interface RingPlace {
  readonly x: number;
  readonly y: number;
}

/** The map laid out in px: scales, marks and texts. Columns count from the left, rows from the top. */
export interface HeatMapDrawing {
  readonly x: HeatScale;
  readonly y: HeatScale;
  readonly left: number;
  readonly right: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly cells: readonly (CellBox & { readonly fill: string })[];
  readonly boxOf: (column: number, row: number) => CellBox;
  /** The cell under a px; null outside. */
  readonly cellAt: (x: number, y: number) => readonly [column: number, row: number] | null;
  readonly isoLtv: readonly string[];
  readonly isoRatio: readonly string[];
  /** Texts on the lines, none of them under the ring. */
  readonly labelsBeside: (ring: RingPlace) => readonly PlacedLabel[];
}

/** Lays out a heat map. Cells stand on whole px, so that no seams show between them. */
export function heatMapDrawing(wish: HeatMapWish): HeatMapDrawing {
  const { field, words, currency, width, top, bottom } = wish;
  const { x: xAxis, y: yAxis } = field;
  const y = scaleOf(yAxis, [bottom, top]);
  const yTicks = thinned(tickTexts(fewTicks(y, 5), yAxis.unit, words, currency), y, () => 22);
  const left = Math.ceil(Math.max(...yTicks.map((tick) => textWidth(tick.text)))) + 10;
  const right = width - 2;
  const x = scaleOf(xAxis, [left, right]);
  const columnEdges = xAxis.edges.map((edge) => Math.round(x(edge)));
  const rowEdges = yAxis.edges.map((edge) => Math.round(y(edge))).reverse();
  const columns = xAxis.values.length;
  const rows = yAxis.values.length;
  const boxOf = (column: number, row: number): CellBox => ({
    x: columnEdges[column],
    y: rowEdges[row],
    width: columnEdges[column + 1] - columnEdges[column],
    height: rowEdges[row + 1] - rowEdges[row],
  });
  const pathOf = line<readonly [number, number]>(
    ([at]) => x(at),
    ([, at]) => y(at),
  );
  const pathsOf = (lines: readonly LeverLine[]): string[] => lines.map((points) => pathOf([...points]) ?? '');
  const named = labelledLines(field, words, currency, x, y);
  return {
    x,
    y,
    left,
    right,
    xTicks: tickTexts(fewTicks(x, 6), xAxis.unit, words, currency),
    yTicks,
    cells: Array.from(field.shade, (shade, cell) => ({
      ...boxOf(cell % columns, rows - 1 - Math.floor(cell / columns)),
      fill: interpolateViridis(shade),
    })),
    boxOf,
    cellAt: (px, py) => {
      const column = indexBetween(columnEdges, px);
      const row = indexBetween(rowEdges, py);
      return column < 0 || row < 0 ? null : [column, row];
    },
    isoLtv: field.isoLtv.flatMap(({ lines }) => pathsOf(lines)),
    isoRatio: field.isoRatio.flatMap(({ lines }) => pathsOf(lines)),
    labelsBeside: (ring) =>
      contourLabels(named, { left, right, top, bottom, taken: [{ ...ring, radius: 12 }] }),
  };
}

/** One direction of the ring: where it stands, and the values it can reach. */
export function planeAxis(
  axis: HeatAxis,
  value: number,
  scale: HeatScale,
  said: Pick<PlaneAxis, 'label' | 'text'>,
): PlaneAxis {
  return {
    ...said,
    value,
    min: axis.values[0],
    max: axis.values[axis.values.length - 1],
    place: scale,
    valueAt: (px) => snapped(axis, scale.invert(px)),
    stepped: (from, presses) => stepped(axis, from, presses),
  };
}

function scaleOf({ values, scale }: HeatAxis, range: readonly [number, number]) {
  const ends = [values[0], values[values.length - 1]];
  return (scale === 'log' && ends[0] > 0 ? scaleLog() : scaleLinear()).domain(ends).range(range);
}

/** Multiples of CAC first: their names matter more than one sum among several. */
function labelledLines(
  field: HeatField,
  words: Words,
  currency: string,
  x: HeatScale,
  y: HeatScale,
): LabelledLine[] {
  const longest = (lines: readonly LeverLine[]) =>
    lines
      .map((points) => points.map(([a, b]): [number, number] => [x(a), y(b)]))
      .reduce((most, points) => (points.length > most.length ? points : most), []);
  return [
    ...field.isoRatio.map(({ multiple, lines }) => ({
      text: words.t('chart.heatMap.cac', { multiple: words.number(multiple) }),
      points: longest(lines),
    })),
    ...field.isoLtv.map(({ ltv, lines }) => ({
      text: words.money(ltv, currency, { compact: Math.abs(ltv) >= 10_000 }),
      points: longest(lines),
    })),
  ].filter(({ points }) => points.length > 1);
}

/** Index of the two edges that a px lies between; −1 outside. */
function indexBetween(edges: readonly number[], px: number): number {
  return edges.findIndex((edge, index) => index + 1 < edges.length && edge <= px && px < edges[index + 1]);
}
