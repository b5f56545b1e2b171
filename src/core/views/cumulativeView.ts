import { enoughFor } from '../engine/enoughFor.ts';
import { seriesAt } from '../model/series.ts';
import { quantileSorted } from '../numerics/stats/quantile.ts';
import type { ChartView, Sentence, TableCell, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';

/** Worlds drawn one by one. */
export const SAMPLE_LINES = 30;

/**
 * What a founder has brought in so far, discounted, less what it cost to win them: the mean, and bundles of customers
 * ("worlds") one by one and as bands. Money falls at the start of a period, so a value at a time includes that period;
 * counted in arrears it falls at the end, so that nothing has come at time 0.
 */
export interface CumulativeView extends ChartView {
  /** Number [time]: 0 … horizon − one period; in arrears 0 … horizon. */
  readonly years: readonly number[];
  /** Money per founder, every array is Float64Array [time]. */
  readonly mean: Float64Array;
  readonly exact: Float64Array | null;
  readonly bands: {
    readonly p05: Float64Array;
    readonly p25: Float64Array;
    readonly p50: Float64Array;
    readonly p75: Float64Array;
    readonly p95: Float64Array;
  } | null;
  /** Some worlds: Float64Array [world][time]. */
  readonly samples: readonly Float64Array[];
  readonly worlds: { readonly count: number; readonly size: number };
  /** What it cost to win one, money: everything starts that far below 0. */
  readonly acquisitionCost: number;
  /** First time at which the mean has covered the acquisition cost, years; null: not within the horizon. */
  readonly breakEvenYears: number | null;
  readonly horizonYears: number;
  /** Worlds that have by the end; null without worlds. */
  readonly worldsAhead: number | null;
  readonly extentY: readonly [number, number];
}

/** Fewer worlds than this make no bands. */
const LEAST_BANDED = 20;

/** View of the cumulative value. */
export function cumulativeView({ result, exact, view }: Findings): CumulativeView {
  const { layout, series, founders, worlds, terms } = result;
  const { periods } = layout;
  const start = seriesAt(layout, 'profit');
  const sumUp = (profit: Float64Array, customers: number): Float64Array =>
    discountedSum(profit.subarray(start, start + periods), customers, terms, view.convention === 'arrears');
  const mean = sumUp(series, founders);
  const last = mean.length - 1;
  const each = worlds.series.map((world) => sumUp(world, worlds.size));
  const count = each.length;
  const bands = count < LEAST_BANDED ? null : bandsOf(each, mean.length);
  const samples = each.slice(0, SAMPLE_LINES);
  const { acquisitionCost } = terms;
  const even = enoughFor(acquisitionCost) - acquisitionCost; // 0, but for rounding
  const breakEven = mean.findIndex((value) => value >= even);
  const breakEvenYears = breakEven < 0 ? null : breakEven / terms.periodsPerYear;
  const horizonYears = periods / terms.periodsPerYear;
  const worldsAhead = count === 0 ? null : each.filter((world) => world[last] >= even).length;
  const years = Array.from(mean, (_, t) => t / terms.periodsPerYear);
  const exactSum = exact === null ? null : sumUp(exact.series, 1);
  return {
    years,
    mean,
    exact: exactSum,
    bands,
    samples,
    worlds: { count, size: worlds.size },
    acquisitionCost,
    breakEvenYears,
    horizonYears,
    worldsAhead,
    extentY: extentOf(
      [mean, ...samples, ...(bands === null ? [] : [bands.p05, bands.p95])],
      terms.acquisitionCost,
    ),
    finding: findingOf({
      breakEvenYears,
      horizonYears,
      end: mean[last],
      isFree: acquisitionCost === 0,
      isLost: breakEven >= 0 && mean[last] < even,
    }),
    drawn: {
      key: count === 0 ? 'chart.cumulative.drawn' : 'chart.cumulative.drawnWorlds',
      params: { lines: samples.length, size: worlds.size },
    },
    table: tableOf(years, mean, exactSum, bands),
  };
}

function discountedSum(
  profit: Float64Array,
  customers: number,
  { discount, acquisitionCost }: Findings['result']['terms'],
  inArrears: boolean,
): Float64Array {
  const later = inArrears ? 1 : 0;
  const sums = new Float64Array(profit.length + later).fill(-acquisitionCost);
  let factor = inArrears ? 1 / (1 + discount) : 1;
  let sum = -acquisitionCost;
  profit.forEach((money, t) => {
    sum += (factor * money) / customers;
    sums[t + later] = sum;
    factor /= 1 + discount;
  });
  return sums;
}

function bandsOf(worlds: readonly Float64Array[], times: number): NonNullable<CumulativeView['bands']> {
  const bands = {
    p05: new Float64Array(times),
    p25: new Float64Array(times),
    p50: new Float64Array(times),
    p75: new Float64Array(times),
    p95: new Float64Array(times),
  };
  const column = new Float64Array(worlds.length);
  for (let t = 0; t < times; t++) {
    worlds.forEach((world, index) => (column[index] = world[t]));
    column.sort();
    bands.p05[t] = quantileSorted(column, 0.05);
    bands.p25[t] = quantileSorted(column, 0.25);
    bands.p50[t] = quantileSorted(column, 0.5);
    bands.p75[t] = quantileSorted(column, 0.75);
    bands.p95[t] = quantileSorted(column, 0.95);
  }
  return bands;
}

function extentOf(lines: readonly Float64Array[], acquisitionCost: number): [number, number] {
  let low = Math.min(0, -acquisitionCost);
  let high = 0;
  for (const line of lines) {
    for (const value of line) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low < high ? [low, high] : [low, low + 1];
}

function findingOf({
  breakEvenYears,
  horizonYears,
  end,
  isFree,
  isLost,
}: {
  readonly breakEvenYears: number | null;
  readonly horizonYears: number;
  readonly end: number;
  readonly isFree: boolean;
  /** What was back is gone again by the horizon. */
  readonly isLost: boolean;
}): Sentence {
  const horizon = { value: horizonYears, unit: 'years' } as const;
  if (isFree)
    return { key: 'chart.cumulative.free', params: { horizon, gain: { value: end, unit: 'money' } } };
  if (breakEvenYears === null || isLost) {
    return {
      key: isLost ? 'chart.cumulative.lost' : 'chart.cumulative.never',
      params: { horizon, missing: { value: -end, unit: 'money' } },
    };
  }
  const gain = { value: end, unit: 'money' } as const;
  return breakEvenYears === 0
    ? { key: 'chart.cumulative.atOnce', params: { horizon, gain } }
    : {
        key: 'chart.cumulative.after',
        params: { time: { value: breakEvenYears, unit: 'duration' }, horizon, gain },
      };
}

function tableOf(
  years: readonly number[],
  mean: Float64Array,
  exact: Float64Array | null,
  bands: CumulativeView['bands'],
): TableTwin {
  const spread = bands === null ? [] : [bands.p05, bands.p25, bands.p50, bands.p75, bands.p95];
  return {
    columns: [
      { heading: { key: 'chart.column.years' }, unit: 'factor' },
      { heading: { key: 'chart.column.meanSimulated' }, unit: 'money' },
      ...(exact === null
        ? []
        : [{ heading: { key: 'chart.column.meanExact' } as const, unit: 'money' as const }]),
      ...(bands === null ? [] : WORLD_COLUMNS),
    ],
    rows: years.map((year, t): TableCell[] => [
      year,
      mean[t],
      ...(exact === null ? [] : [exact[t]]),
      ...spread.map((column) => column[t]),
    ]),
  };
}

const WORLD_COLUMNS = (['p05', 'p25', 'p50', 'p75', 'p95'] as const).map((name) => ({
  heading: { key: `chart.column.${name}` } as const,
  unit: 'money' as const,
}));
