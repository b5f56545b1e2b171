import { bestFirst, whaleCurve } from '../numerics/stats/concentration.ts';
import type { Amount, ChartView, Sentence, TableTwin } from './chartView.ts';
import { wholePercent } from './wholePercent.ts';

/** Steps of the curve: one percent of customers each. */
export const WHALE_STEPS = 100;
/** The share of customers that is read at first. */
export const FIRST_SHARE = 0.2;

/** Where the best customers' part ends and losses begin. */
export interface WhalePeak {
  /** Share of customers who bring in more than they cost, 0–1. */
  readonly at: number;
  /** What they bring in together, in the curve's unit. */
  readonly value: number;
}

/** Customers of a run from the best to the worst. Made once per run, not per place of the reader's line. */
export interface Whale {
  /**
   * What the best i % bring in together: Float64Array [101]. Shares of the value of all, 1 at the end; or, where such
   * shares mean nothing, money per head of all customers, their mean at the end.
   */
  readonly curve: Float64Array;
  readonly unit: 'share' | 'money';
  /** LTV of the customer who stands at i %: Float64Array [101], money, from the best to the worst. */
  readonly values: Float64Array;
  /** Mean over these customers, money. */
  readonly mean: number;
  /** Whether all are worth the same. */
  readonly isEven: boolean;
  readonly peak: WhalePeak;
  /** Share of customers who cost more than they bring in, 0–1. */
  readonly losers: number;
}

/** How much of all value the best customers bring: the whale curve, which rises above 100% where others lose money. */
export interface WhaleView extends ChartView, Whale {
  /** Share of customers where the reader's line stands, 0–1. */
  readonly share: number;
  /** The curve there. */
  readonly part: number;
  /** Whether the peak is worth a mark: some customers cost more than they bring in, and it can be seen. */
  readonly hasPeak: boolean;
  /** Holds the curve, 0 and the end of the curve. */
  readonly extentY: readonly [number, number];
}

/** Fewer losers than this are not worth a word: 0.0% of customers. */
const FEWEST_LOSERS = 0.0005;
/** A peak beyond this many times the total leaves too little of it for shares to mean anything. */
const MOST_TOTALS = 20;

/**
 * The customers of a run from the best to the worst; null while nobody is simulated.
 *
 * @param sorted Float64Array [founder], money, ascending
 * @param factor what the convention multiplies them by, > 0
 */
export function whaleOf(sorted: Float64Array, factor = 1): Whale | null {
  const money = bestFirst(sorted, WHALE_STEPS)?.map((value) => factor * value);
  if (money === undefined) return null;
  const count = sorted.length;
  let winners = 0;
  let gained = 0;
  for (; winners < count && sorted[count - 1 - winners] > 0; winners++)
    gained += (factor * sorted[count - 1 - winners]) / count;
  let losers = 0;
  while (losers < count && sorted[losers] < 0) losers++;
  const shares = whaleCurve(sorted, WHALE_STEPS);
  const mean = money[WHALE_STEPS];
  const inShares = shares !== undefined && gained <= MOST_TOTALS * mean;
  const [worst, best] = [sorted[0], sorted[count - 1]];
  return {
    curve: inShares ? shares : money,
    unit: inShares ? 'share' : 'money',
    values: Float64Array.from(money, (_, step) => {
      const rank = Math.min(count - 1, Math.floor((step / WHALE_STEPS) * count));
      return factor * sorted[count - 1 - rank];
    }),
    mean,
    isEven: best - worst <= 1e-9 * Math.max(Math.abs(best), Math.abs(worst)),
    peak: {
      at: winners / count,
      value: inShares ? gained / mean : gained,
    },
    losers: losers / count,
  };
}

/** View of the whale curve, read at a share of customers. */
export function whaleView(whale: Whale, share: number = FIRST_SHARE): WhaleView {
  const { curve, unit, losers, peak } = whale;
  const end = curve[WHALE_STEPS];
  const low = curve.reduce((least, value) => Math.min(least, value), 0);
  const high = Math.max(peak.value, end, 0);
  const part = curveAtShare(curve, share);
  return {
    ...whale,
    share,
    part,
    hasPeak: losers > 0 && peak.at > 0 && peak.value - end > 0.004 * (high - low),
    extentY: high > low ? [low, high] : [low, low + 1],
    finding: findingOf(whale, share, part),
    drawn: { key: unit === 'share' ? 'chart.whale.drawn' : 'chart.whale.drawnMoney' },
    table: tableOf(whale),
  };
}

/** The curve at a share of customers, straight between its steps. */
export function curveAtShare(curve: Float64Array, share: number): number {
  const at = Math.max(0, Math.min(share, 1)) * WHALE_STEPS;
  const left = Math.min(Math.floor(at), WHALE_STEPS - 1);
  return curve[left] + (at - left) * (curve[left + 1] - curve[left]);
}

function findingOf({ unit, mean, isEven, peak, losers }: Whale, share: number, part: number): Sentence {
  const asShare = (value: number): Amount => ({ value: wholePercent(value), unit: 'share' });
  const best = { share: asShare(share), part: asShare(part) };
  if (unit === 'money') {
    if (isEven && mean === 0) return { key: 'chart.whale.finding.nothing' };
    if (mean > 0) return { key: 'chart.whale.finding.cancel', params: { winners: asShare(peak.at) } };
    const loss: Amount = { value: -mean, unit: 'money' };
    return peak.at === 0
      ? { key: 'chart.whale.finding.nobody', params: { loss } }
      : { key: 'chart.whale.finding.loss', params: { loss, winners: asShare(peak.at) } };
  }
  if (isEven) return { key: 'chart.whale.finding.even', params: best };
  return losers >= FEWEST_LOSERS
    ? { key: 'chart.whale.finding.losers', params: { ...best, losers: asShare(losers) } }
    : { key: 'chart.whale.finding.best', params: best };
}

function tableOf({ curve, unit, values }: Whale): TableTwin {
  return {
    columns: [
      { heading: { key: 'chart.whale.column.share' }, unit: 'share' },
      {
        heading: { key: unit === 'share' ? 'chart.whale.column.part' : 'chart.whale.column.money' },
        unit,
      },
      { heading: { key: 'chart.whale.column.value' }, unit: 'money' },
    ],
    rows: Array.from(curve, (value, step) => [step / WHALE_STEPS, value, values[step]]),
  };
}
