import type { ModelParams } from '../model/params.ts';
import { seriesAt } from '../model/series.ts';
import type { ChartView, Sentence, TableCell, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';
import { ownRetentions, type OwnRetention } from './ownRetentions.ts';

/** How many founders are still in their first life, and how many of those stay on: by years since they came. */
export interface SurvivalView extends ChartView {
  /** Number [time], 0 … horizon in steps of a period. */
  readonly years: readonly number[];
  /** Share of founders still in their first life at those times: Float64Array [time]; 1 at time 0, never rising. */
  readonly simulated: Float64Array;
  readonly exact: Float64Array | null;
  /**
   * Of those still here at each time, the share still here one year later: a year whatever the clock, so that a single
   * bad month does not look like a bad year.
   */
  readonly retention: {
    /** Number [time]: of `years`, those with a year to come and enough customers left to tell. */
    readonly years: readonly number[];
    readonly share: Float64Array;
    readonly isExact: boolean;
  };
  /** What single customers' own retention is, if each keeps theirs for ever; null where customers themselves change. */
  readonly own: readonly OwnRetention[] | null;
  /** Lowest and highest retention drawn. */
  readonly retentionExtent: readonly [number, number];
  /** Years until half have left; null: not within the horizon. */
  readonly halfYears: number | null;
}

/** Fewer expected survivors than this tell nothing about retention (exact); simulated ones are noisy far earlier. */
const FEWEST_EXACT = 1e-6;
const FEWEST_SIMULATED = 100;

/** View of survival and retention by tenure. */
export function survivalView({ result, exact, params }: Findings): SurvivalView {
  const { layout, founders, series, terms } = result;
  const start = seriesAt(layout, 'firstExits');
  const simulated = survivors(series.subarray(start, start + layout.periods), founders);
  const exactShare =
    exact === null ? null : survivors(exact.series.subarray(start, start + layout.periods), 1);
  const perYear = terms.periodsPerYear;
  const years = Array.from(simulated, (_, t) => t / perYear);
  const share = exactShare ?? simulated;
  const fewest = exactShare === null ? FEWEST_SIMULATED / founders : FEWEST_EXACT;
  const retention = byTenure(share, perYear, fewest, exactShare !== null);
  const own = ownRetentions(params);
  const halfYears = halfLife(share, perYear);
  return {
    years,
    simulated,
    exact: exactShare,
    retention,
    own,
    retentionExtent: retentionExtent(retention.share, own),
    halfYears,
    finding: findingOf({ share, retention, own, params, halfYears }),
    drawn: { key: own === null || own.length === 1 ? 'chart.survival.drawn' : 'chart.survival.drawnOwn' },
    table: tableOf(years, simulated, exactShare, retention),
  };
}

/** Float64Array [period + 1]. */
function survivors(exits: Float64Array, founders: number): Float64Array {
  const shares = new Float64Array(exits.length + 1);
  let left = founders;
  shares[0] = 1;
  exits.forEach((leaving, t) => {
    left -= leaving;
    shares[t + 1] = Math.max(0, left / founders);
  });
  return shares;
}

function byTenure(
  share: Float64Array,
  perYear: number,
  fewest: number,
  isExact: boolean,
): SurvivalView['retention'] {
  const times: number[] = [];
  for (let t = 0; t + perYear < share.length && share[t] > fewest; t++) times.push(t);
  return {
    years: times.map((t) => t / perYear),
    share: Float64Array.from(times, (t) => share[t + perYear] / share[t]),
    isExact,
  };
}

function halfLife(share: Float64Array, perYear: number): number | null {
  const after = share.findIndex((left) => left <= 0.5);
  if (after <= 0) return null;
  const before = share[after - 1];
  return (after - 1 + (before - 0.5) / (before - share[after])) / perYear;
}

function retentionExtent(share: Float64Array, own: readonly OwnRetention[] | null): [number, number] {
  const values = [...share, ...(own ?? []).map(({ retention }) => retention)];
  const low = Math.min(1, ...values);
  // From a round tenth below, so that a flat line stays flat and the axis does not exaggerate.
  return [Math.max(0, Math.min(0.9, Math.floor(low * 10) / 10)), 1];
}

/** A retention that moves by less than this (one point) stands still. */
const STILL = 0.01;

function findingOf({
  share,
  retention,
  own,
  params,
  halfYears,
}: {
  readonly share: Float64Array;
  readonly retention: SurvivalView['retention'];
  readonly own: readonly OwnRetention[] | null;
  readonly params: ModelParams;
  readonly halfYears: number | null;
}): Sentence {
  const left = { value: share[share.length - 1], unit: 'share' } as const;
  if (left.value === 1) return { key: 'chart.survival.allStay' };
  const points = retention.share.length;
  if (points < 2) {
    const time = { value: share.indexOf(0) / params.periodsPerYear, unit: 'duration' } as const;
    return left.value === 0
      ? { key: 'chart.survival.allGone', params: { time } }
      : { key: 'chart.survival.left', params: { left } };
  }
  const first = retention.share[0];
  const last = retention.share[points - 1];
  const lowest = Math.min(...retention.share);
  const highest = Math.max(...retention.share);
  const from = { value: first, unit: 'share' } as const;
  const to = { value: last, unit: 'share' } as const;
  if (highest - lowest < STILL) {
    return halfYears === null
      ? { key: 'chart.survival.steady', params: { from, left } }
      : { key: 'chart.survival.steadyHalf', params: { from, half: { value: halfYears, unit: 'duration' } } };
  }
  if (params.extraExitRate.some((rate) => rate !== 0)) {
    return {
      key: 'chart.survival.dated',
      params: { lowest: { value: lowest, unit: 'share' }, highest: { value: highest, unit: 'share' } },
    };
  }
  if (first - lowest > STILL) {
    return {
      key: 'chart.survival.dips',
      params: { from, lowest: { value: lowest, unit: 'share' }, left },
    };
  }
  const why = own !== null ? 'sorting' : params.theta.kind === 'none' ? 'growing' : 'both';
  return { key: 'chart.survival.rises', params: { from, to, why } };
}

function tableOf(
  years: readonly number[],
  simulated: Float64Array,
  exact: Float64Array | null,
  retention: SurvivalView['retention'],
): TableTwin {
  const rows = years.map((year, t): TableCell[] => {
    const point = retention.years.indexOf(year);
    return [
      year,
      simulated[t],
      ...(exact === null ? [] : [exact[t]]),
      point < 0 ? null : retention.share[point],
    ];
  });
  return {
    columns: [
      { heading: { key: 'chart.column.years' }, unit: 'factor' },
      { heading: { key: 'chart.survival.column.simulated' }, unit: 'share' },
      ...(exact === null
        ? []
        : [{ heading: { key: 'chart.survival.column.exact' } as const, unit: 'share' as const }]),
      { heading: { key: 'chart.survival.column.retention' }, unit: 'share' },
    ],
    rows,
  };
}
