/**
 * Where each series stands in a result. A series is one Float64Array [period], length T, counting what happened in, or
 * stood at the start of, each period; money is not discounted.
 */
export interface SeriesLayout {
  readonly periods: number;
  readonly stageCount: number;
  readonly causeCount: number;
  /** Number of series. */
  readonly count: number;
}

/** Series that are not per stage or per cause, in their order after those. */
export const SCALAR_SERIES = [
  /** Exits of founders from their first life. */
  'firstExits',
  /** Lapsed customers written off. */
  'writtenOff',
  /** Customers who came back, in the period in which they are active again. */
  'regained',
  /** Friends referred (they become active in the next period). */
  'referrals',
  /** Spend of all active customers. */
  'revenue',
  /** Revenue × contribution rate − every cost (service, stage, reward, win-back). Acquisition cost is not in it. */
  'profit',
  /** Part of profit earned by founders themselves, rewards not deducted. */
  'ownProfit',
] as const;
export type ScalarSeries = (typeof SCALAR_SERIES)[number];

/** Start of a series inside `SimResult.series`, one world's block, or the exact twin's series. */
export function seriesAt(
  layout: SeriesLayout,
  series: { readonly stage: number } | { readonly cause: number } | ScalarSeries,
): number {
  const index =
    typeof series === 'string'
      ? layout.stageCount + layout.causeCount + SCALAR_SERIES.indexOf(series)
      : 'stage' in series
        ? series.stage
        : layout.stageCount + series.cause;
  return index * layout.periods;
}

/** Layout for a model with that many periods, stages and causes. */
export function seriesLayout(periods: number, stageCount: number, causeCount: number): SeriesLayout {
  return { periods, stageCount, causeCount, count: stageCount + causeCount + SCALAR_SERIES.length };
}
