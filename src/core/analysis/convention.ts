import type { SimResult } from '../engine/result.ts';
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
