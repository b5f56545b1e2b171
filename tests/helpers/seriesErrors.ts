import type { ExactSpread } from '../../src/core/exact/exactResult.ts';
import { valueSpread } from '../../src/core/exact/spread.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { seriesAt, seriesLayout } from '../../src/core/model/series.ts';

/** A sum over the first periods of one series, each period with a weight, and its exact variance per founder. */
export interface WeightedSeries {
  readonly name: string;
  /** Where the series begins. */
  readonly at: number;
  /** Weight of each period: Float64Array [period], 0 after the last one that counts. */
  readonly weights: Float64Array;
  /** Variance per founder; undefined where the twin finds it too costly. */
  readonly variance: number | undefined;
}

/**
 * The twin knows variances of values only, but every series is the value of some model: revenue is that of a firm
 * without costs, referrals that of one which is paid 1 for each friend, the customers of a stage that of one which
 * earns 1 on each of them. And a value that "discounts" by v > 1 weighs late periods most, so that with a horizon
 * chosen at random any period may decide the sum.
 *
 * @param last  last period that counts, 0 … T − 1
 * @param stage whose customers are counted: active or lapsed
 */
export function weightedSeries(params: ModelParams, last: number, stage: number): readonly WeightedSeries[] {
  // 10^100 is the largest weight, whose square is still a number.
  const v = Math.min(3, 10 ** (100 / Math.max(1, last)));
  const weights = new Float64Array(params.periods);
  for (let t = 0; t <= last; t++) weights[t] = v ** t;
  const cut = upTo({ ...params, discount: 1 / v - 1 }, last + 1);
  const free: ModelParams = {
    ...cut,
    stages: cut.stages.map((one) => ({ ...one, cost: 0 })),
    serviceCost: 0,
    referralReward: 0,
  };
  const layout = seriesLayout(params.periods, params.stages.length, params.causes.length);
  const sum = (
    name: string,
    series: Parameters<typeof seriesAt>[1],
    model: ModelParams,
    value: 'own' | 'family' = 'family',
  ): WeightedSeries => {
    return { name, at: seriesAt(layout, series), weights, variance: spreadOf(model)?.[value] };
  };
  return [
    sum('profit', 'profit', cut),
    sum('ownProfit', 'ownProfit', cut, 'own'),
    sum('revenue', 'revenue', { ...free, contributionRate: 1 }),
    sum('referrals', 'referrals', { ...free, contributionRate: 0, referralReward: -1 }),
    sum(`stage ${stage}`, { stage }, headsOf(free, stage)),
  ];
}

/** Variance per founder of the number of customers within the horizon: those whom friends of all periods but the last bring. */
export function personsVariance(params: ModelParams): number | undefined {
  if (params.periods === 1) return 0;
  const cut = upTo({ ...params, discount: 0 }, params.periods - 1);
  const stages = cut.stages.map((one) => ({ ...one, cost: 0 }));
  return spreadOf({ ...cut, stages, serviceCost: 0, contributionRate: 0, referralReward: -1 })?.family;
}

/** Exact variances, with fewer nodes where more would be too costly; undefined where fewer are too. */
export function spreadOf(params: ModelParams): ExactSpread | undefined {
  for (const accuracy of ['reference', 'fast'] as const) {
    const spread = valueSpread(params, accuracy);
    if (!('unavailable' in spread)) return spread;
  }
  return undefined;
}

/** The same model over a shorter horizon. */
export function upTo(params: ModelParams, periods: number): ModelParams {
  return {
    ...params,
    periods,
    stages: params.stages.map((stage) => ({ ...stage, winBackRate: stage.winBackRate.slice(0, periods) })),
    tenureFactor: params.tenureFactor.slice(0, periods),
    referredTenureFactor: params.referredTenureFactor.slice(0, periods),
    extraExitRate: params.extraExitRate.slice(0, periods),
  };
}

/** A model without costs whose value is the number of customers in one stage. */
function headsOf(free: ModelParams, stage: number): ModelParams {
  const ones = new Float64Array(free.periods).fill(1);
  return {
    ...free,
    stages: free.stages.map((one, i) => ({
      ...one,
      spend: i === stage && one.kind === 'active' ? 1 : 0,
      cost: i === stage && one.kind === 'lapsed' ? -1 : 0,
    })),
    theta:
      free.theta.kind === 'types' ? { ...free.theta, spends: free.theta.spends.map(() => 1) } : free.theta,
    contributionRate: 1,
    tenureFactor: ones,
    referredTenureFactor: ones,
    walletSigma: 0,
    serviceCostSigma: 0,
    purchaseProbability: 1,
    periodSpendSigma: 0,
    crossSell: { ...free.crossSell, addOn: 0 },
  };
}
