import { seriesAt } from '../model/series.ts';
import { quantilesSorted } from '../numerics/stats/quantile.ts';
import { standardError } from '../numerics/stats/moments.ts';
import { lifetimeMoments } from './lifetime.ts';
import { paybackOf } from './payback.ts';
import type { Payback } from './payback.ts';
import type { SimResult } from './result.ts';

/** A simulated number with its Monte-Carlo standard error (NaN with fewer than two founders). */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

/** The few numbers people quote. Money per founder, discounted, first margin included. */
export interface Summary {
  /** LTV: own value and everything that follows from referrals. */
  readonly ltv: Estimate;
  /** Own part of LTV: no rewards, no friends. */
  readonly ownValue: Estimate;
  /** LTV − own value. */
  readonly referralValue: Estimate;
  readonly acquisitionCost: number;
  /** LTV / CAC; null when CAC is 0. */
  readonly ltvToCac: Estimate | null;
  /** Share of founders whose LTV reaches CAC, 0–1. */
  readonly paidBackShare: Estimate;
  /** When the mean founder's undiscounted margin has covered CAC. */
  readonly payback: Payback;
  /** Mean years of a founder's first life, cut at the horizon. */
  readonly lifetimeYears: Estimate;
  /** Quantiles of one founder's LTV over the kept founders, money: .05, .25, .5, .75, .95. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** The same mean LTV by the other textbook conventions. */
  readonly conventions: {
    readonly firstMargin: number;
    /** Without the margin of the first period. */
    readonly withoutFirst: number;
    /** Margins paid at the end of each period: LTV / (1 + discount per period). */
    readonly arrears: number;
  };
  readonly founders: number;
  /** Mean number of customers per founder, founder included. */
  readonly familySize: number;
  readonly fingerprint: string;
}

/** Reads the quotable numbers off a result. */
export function summarize(result: SimResult): Summary {
  const { founders, layout, series, terms } = result;
  const ltv = { value: result.family.mean, error: standardError(result.family) };
  const cac = terms.acquisitionCost;
  const paid = result.paidBack / founders;
  const [p05 = NaN, p25 = NaN, p50 = NaN, p75 = NaN, p95 = NaN] = quantilesSorted(
    result.sortedFamilyValues,
    [0.05, 0.25, 0.5, 0.75, 0.95],
  );
  const lifetime = lifetimeMoments(result);
  const firstMargin = (series[seriesAt(layout, 'ownProfit')] ?? NaN) / founders;
  return {
    ltv,
    ownValue: { value: result.own.mean, error: standardError(result.own) },
    referralValue: { value: result.referral.mean, error: standardError(result.referral) },
    acquisitionCost: cac,
    ltvToCac: cac > 0 ? { value: ltv.value / cac, error: ltv.error / cac } : null,
    paidBackShare: { value: paid, error: Math.sqrt((paid * (1 - paid)) / founders) },
    payback: paybackOf(result),
    lifetimeYears: {
      value: lifetime.mean / terms.periodsPerYear,
      error: standardError(lifetime) / terms.periodsPerYear,
    },
    quantiles: [p05, p25, p50, p75, p95],
    conventions: {
      firstMargin: ltv.value,
      withoutFirst: ltv.value - firstMargin,
      arrears: ltv.value / (1 + terms.discount),
    },
    founders,
    familySize: result.persons / founders,
    fingerprint: result.fingerprint,
  };
}
