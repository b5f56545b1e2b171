import { enoughFor } from '../engine/enoughFor.ts';
import type { SimResult } from '../engine/result.ts';
import type { Estimate } from '../engine/summarize.ts';
import type { ExactValue } from '../exact/exactResult.ts';
import { seriesAt } from '../model/series.ts';
import { standardError } from '../numerics/stats/moments.ts';
import type { LtvConvention } from '../scenario/scenario.ts';
import type { OutcomeBands } from './responseCurve.ts';

/** Whether the values of single customers are known by a convention: a first margin of each one is not kept. */
export const SINGLES_KNOWN: Readonly<Record<LtvConvention, boolean>> = {
  firstMargin: true,
  withoutFirst: false,
  arrears: true,
};

/**
 * What a convention multiplies all money by: in arrears everything comes one period later.
 *
 * @param discount rate per period
 */
export function factorBy(convention: LtvConvention, discount: number): number {
  return convention === 'arrears' ? 1 / (1 + discount) : 1;
}

/**
 * The same expected money counted by a convention.
 *
 * @param value    first margin included, paid at once, as the twin counts
 * @param discount rate per period
 */
export function byConvention(value: ExactValue, discount: number, convention: LtvConvention): ExactValue {
  const factor = factorBy(convention, discount);
  const left = convention === 'withoutFirst' ? value.firstPeriod : 0;
  return {
    ...value,
    own: factor * (value.own - left),
    family: factor * (value.family - left),
    referral: factor * value.referral,
    firstPeriod: factor * (value.firstPeriod - left),
  };
}

/** Simulated mean LTV and its Monte-Carlo standard error by a convention, money. */
export function simulatedBy(
  { family, series, layout, founders, terms }: SimResult,
  convention: LtvConvention,
): { readonly mean: number; readonly error: number } {
  const factor = factorBy(convention, terms.discount);
  const left = convention === 'withoutFirst' ? series[seriesAt(layout, 'ownProfit')] / founders : 0;
  return { mean: factor * (family.mean - left), error: factor * standardError(family) };
}

/**
 * Share of founders whose LTV by a convention reaches the acquisition cost, 0–1, and its Monte-Carlo standard error. In
 * arrears it is counted over the founders whose values were kept. Where single customers' values are not known by the
 * convention, their first margins count.
 */
export function paidBackBy(
  { paidBack, founders, familyValues, terms }: SimResult,
  convention: LtvConvention,
): Estimate {
  const factor = factorBy(convention, terms.discount);
  const enough = enoughFor(terms.acquisitionCost) / factor;
  const [reaching, of] =
    factor === 1
      ? [paidBack, founders]
      : [familyValues.reduce((count, value) => count + (value >= enough ? 1 : 0), 0), familyValues.length];
  const value = reaching / of;
  return { value, error: Math.sqrt((value * (1 - value)) / of) };
}

/**
 * When the cost is covered by a convention, years: in arrears one period later, and the first margin always counts.
 *
 * @param years by margins that are paid at once; null: never
 */
export function paybackBy(
  years: number | null,
  periodsPerYear: number,
  convention: LtvConvention,
): number | null {
  return years === null || convention !== 'arrears' ? years : years + 1 / periodsPerYear;
}

/**
 * Quantiles of single customers' LTV by a convention; null where they are not known.
 *
 * @param discounts rate per period at each point of the bands
 */
export function bandsBy(
  bands: OutcomeBands,
  discounts: readonly number[],
  convention: LtvConvention,
): OutcomeBands | null {
  if (convention === 'firstMargin') return bands;
  if (!SINGLES_KNOWN[convention]) return null;
  const moved = (values: Float64Array): Float64Array =>
    values.map((value, point) => value * factorBy(convention, discounts[point]));
  const { p05, p25, p50, p75, p95, mean, error } = bands;
  return {
    ...bands,
    p05: moved(p05),
    p25: moved(p25),
    p50: moved(p50),
    p75: moved(p75),
    p95: moved(p95),
    mean: moved(mean),
    error: moved(error),
  };
}
