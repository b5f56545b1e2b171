import { betaHazardTable } from '../numerics/laws/betaLaw.ts';
import { gammaQuantileTable } from '../numerics/laws/gammaLaw.ts';
import { lognormalTable } from '../numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../numerics/laws/purchaseTable.ts';
import { log } from '../numerics/elementary.ts';
import { toGrid } from '../numerics/random/exponential.ts';
import type { ModelParams, ThetaLaw } from '../model/params.ts';
import { seriesLayout } from '../model/series.ts';
import type { SeriesLayout } from '../model/series.ts';
import { newRoom } from './chunkRoom.ts';
import type { ChunkRoom } from './chunkRoom.ts';
import type { SimJob } from './planRun.ts';

/**
 * Everything a chunk looks up instead of computing, built once per job, and the room it works in. Rates that accumulate on a clock lie on the
 * 2^-32 grid. Stages are [stage]; T periods; N = most products.
 */
export interface EngineTables {
  readonly job: SimJob;
  readonly layout: SeriesLayout;
  /** Discount factor v^t: [T + 1], and Σ_{i<t} v^i: [T + 1]. */
  readonly discount: Float64Array;
  readonly annuity: Float64Array;
  /** Σ_{i<a} v^i f(i) with f the tenure factor of founders, then of referred customers: [2 × (T + 1)]. */
  readonly tenureAnnuity: Float64Array;
  /** Tenure factor by age: founders, then referred: [2 × T]. */
  readonly tenureFactor: Float64Array;
  /** Exit hazard at θ = 1: [referred 0|1 × later life 0|1 × stage × product]. Not on the grid: θ multiplies it first. */
  readonly exitRate: Float64Array;
  /** Spend per period at wallet 1: [stage × product]. */
  readonly spend: Float64Array;
  readonly stageCost: Float64Array;
  readonly moveRate: Float64Array;
  readonly referralRate: Float64Array;
  readonly giveUpRate: Float64Array;
  /** Cumulated win-back hazard after trials 0 … j: [stage × T]; 0 for stages that are not lapsed. */
  readonly winBackCumulated: Float64Array;
  /** Win-back hazard of a trial where it is the same in all and may be jumped; −1 where trials differ: [stage]. */
  readonly steadyWinBack: Float64Array;
  /** Cumulated shares of `moveTo` and causes as thresholds of a 32-bit draw: [stage × stage], [cause]. */
  readonly moveThreshold: Float64Array;
  readonly causeThreshold: Float64Array;
  readonly causeFinal: Uint8Array;
  readonly lapsesTo: Int32Array;
  readonly winBackTo: Int32Array;
  readonly isLapsed: Uint8Array;
  /** Thresholds of the type draw, θ and spend of each type; one type when the law is continuous. */
  readonly typeThreshold: Float64Array;
  readonly typeTheta: Float64Array;
  readonly typeSpend: Float64Array;
  /** θ at quantiles j / 4096: [4097]. */
  readonly theta: Float64Array;
  /** Wallet, cost to serve and one period's purchase, each in 4096 equal slices, mean 1; one more where all are alike. */
  readonly wallet: Float64Array;
  readonly serviceCost: Float64Array;
  readonly purchase: Float64Array;
  /** Extra exit hazard by age on the grid: [T]. */
  readonly extraExitRate: Float64Array;
  /** Whether rates change from period to period, so that events must be searched step by step. */
  readonly steps: boolean;
  /** Whether spend must be booked period by period: it varies with tenure, or every period has its own noise. */
  readonly booksEveryPeriod: boolean;
  readonly noisy: boolean;
  readonly room: ChunkRoom;
}

/** Where all are alike, every slice is 1: [4097]. */
const ALIKE = new Float64Array(4097).fill(1);

/** Form of the event search: `jump` to the next event while rates are constant, or `step` through every period. */
export type KernelForm = 'auto' | 'step';

/**
 * Builds a job's tables. Cost about a millisecond, most of it the quantile tables.
 *
 * @param form 'step' searches step by step even where jumping is possible; the result has the same bits
 * @param room hand it in where one job follows another, as in a worker
 */
export function buildTables(
  job: SimJob,
  form: KernelForm = 'auto',
  room: ChunkRoom = newRoom(),
): EngineTables {
  const { params } = job;
  const { periods, stages, crossSell, causes } = params;
  const products = crossSell.productsMax;
  const layout = seriesLayout(periods, stages.length, causes.length);
  const discount = runningProduct(periods, 1 / (1 + params.discount));
  const factors = [params.tenureFactor, params.referredTenureFactor];
  const types = typeTables(params.theta);
  const noisy = params.purchaseProbability < 1 || params.periodSpendSigma > 0;
  return {
    job,
    layout,
    discount,
    annuity: runningSum(periods, (t) => discount[t]),
    tenureAnnuity: concatenated(factors.map((factor) => runningSum(periods, (t) => discount[t] * factor[t]))),
    tenureFactor: concatenated(factors),
    exitRate: exitRates(params),
    spend: Float64Array.from({ length: stages.length * products }, (_, i) => {
      const stage = stages[Math.floor(i / products)];
      return stage.spend * (1 + crossSell.addOn * (i % products));
    }),
    stageCost: Float64Array.from(stages, (stage) => stage.cost),
    moveRate: Float64Array.from(stages, (stage) => toGrid(stage.moveRate)),
    referralRate: Float64Array.from(stages, (stage) => toGrid(stage.referralRate)),
    giveUpRate: Float64Array.from(stages, (stage) => toGrid(stage.giveUpRate)),
    winBackCumulated: winBackClock(params),
    steadyWinBack: Float64Array.from(stages, ({ winBackRate }) =>
      form !== 'step' && winBackRate.every((rate) => rate === winBackRate[0])
        ? toGrid(winBackRate[0] ?? 0)
        : -1,
    ),
    moveThreshold: concatenated(stages.map((stage) => thresholds(stage.moveTo, stages.length))),
    causeThreshold: thresholds(
      causes.map((cause) => cause.probability),
      causes.length,
    ),
    causeFinal: Uint8Array.from(causes, (cause) => (cause.final ? 1 : 0)),
    lapsesTo: Int32Array.from(stages, (stage) => stage.lapsesTo),
    winBackTo: Int32Array.from(stages, (stage) => stage.winBackTo),
    isLapsed: Uint8Array.from(stages, (stage) => (stage.kind === 'lapsed' ? 1 : 0)),
    typeThreshold: thresholds(types.shares, types.shares.length),
    typeTheta: Float64Array.from(types.thetas),
    typeSpend: Float64Array.from(types.spends),
    theta: thetaTable(params.theta),
    wallet: params.walletSigma > 0 ? lognormalTable(params.walletSigma) : ALIKE,
    serviceCost: params.serviceCostSigma > 0 ? lognormalTable(params.serviceCostSigma) : ALIKE,
    purchase: noisy ? purchaseTable(params.purchaseProbability, params.periodSpendSigma) : ALIKE,
    extraExitRate: params.extraExitRate.map(toGrid),
    steps: form === 'step' || params.extraExitRate.some((rate) => rate > 0),
    booksEveryPeriod: noisy || factors.some((factor) => factor.some((value) => value !== factor[0])),
    noisy,
    room,
  };
}

function thetaTable(law: ThetaLaw): Float64Array {
  switch (law.kind) {
    case 'gamma':
      return gammaQuantileTable(law.variance);
    case 'beta': {
      const level = -log(law.beta / (law.alpha + law.beta));
      return betaHazardTable(law.alpha, law.beta).map((hazard) => hazard / level);
    }
    case 'none':
    case 'types':
      return ALIKE;
  }
}

function typeTables(
  law: ThetaLaw,
): Pick<Extract<ThetaLaw, { kind: 'types' }>, 'shares' | 'thetas' | 'spends'> {
  return law.kind === 'types' ? law : { shares: [1], thetas: [1], spends: [1] };
}

function exitRates(params: ModelParams): Float64Array {
  const { stages, crossSell } = params;
  const kinds = [
    1,
    params.laterLifeHazard,
    params.referredHazard,
    params.referredHazard * params.laterLifeHazard,
  ];
  const loyalty = runningProduct(crossSell.productsMax - 1, crossSell.hazardFactor);
  return concatenated(
    kinds.map((kind) =>
      concatenated(stages.map((stage) => loyalty.map((factor) => stage.exitRate * factor * kind))),
    ),
  );
}

function winBackClock(params: ModelParams): Float64Array {
  return concatenated(
    params.stages.map((stage) => {
      let sum = 0;
      return new Float64Array(params.periods).map(
        (_, trial) => (sum += toGrid(stage.winBackRate[trial] ?? 0)),
      );
    }),
  );
}

/** Cumulated probabilities × 2^32, the last with any weight rounded up so that every draw falls below one of them. */
function thresholds(probabilities: readonly number[], length: number): Float64Array {
  let sum = 0;
  const cumulated = new Float64Array(length).map((_, i) => (sum += probabilities[i] ?? 0) * 4294967296);
  const last = probabilities.reduce((found, probability, i) => (probability > 0 ? i : found), length - 1);
  return cumulated.fill(4294967296, last);
}

function runningProduct(length: number, factor: number): Float64Array {
  const products = new Float64Array(length + 1).fill(1);
  for (let i = 1; i <= length; i++) products[i] = products[i - 1] * factor;
  return products;
}

function runningSum(length: number, term: (index: number) => number): Float64Array {
  const sums = new Float64Array(length + 1);
  for (let i = 0; i < length; i++) sums[i + 1] = sums[i] + term(i);
  return sums;
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
