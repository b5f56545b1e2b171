import type { ModelParams, StageParams } from '../../src/core/model/params.ts';

/** A stage as far as it matters; win-back odds that do not change may be one number. */
export type StageSketch = Partial<Omit<StageParams, 'winBackRate'>> & {
  readonly winBackRate?: number | ArrayLike<number>;
};

/** Whatever differs from one neutral customer; stages without the gone one, which is added. */
export type ParamsSketch = Partial<
  Omit<ModelParams, 'stages' | 'tenureFactor' | 'referredTenureFactor' | 'extraExitRate'>
> & {
  readonly stages?: readonly StageSketch[];
  readonly tenureFactor?: ArrayLike<number>;
  readonly referredTenureFactor?: ArrayLike<number>;
  readonly extraExitRate?: ArrayLike<number>;
};

/**
 * Legal parameters in which everything is neutral but what is given: ten yearly periods, no discount, one active stage
 * that spends 100 a period, all of it margin, and is never left. Leavers of any stage are gone unless it says otherwise.
 */
export function plainParams(sketch: ParamsSketch = {}): ModelParams {
  const periods = sketch.periods ?? 10;
  const given = sketch.stages ?? [{}];
  const goneIndex = given.length;
  const tenureFactor = new Float64Array(periods).fill(1);
  if (sketch.tenureFactor !== undefined) tenureFactor.set(sketch.tenureFactor);
  const complete = (stage: StageSketch): StageParams => {
    const kind = stage.kind ?? 'active';
    const { winBackRate = 0 } = stage;
    return {
      ...{ spend: kind === 'active' ? 100 : 0, cost: 0, exitRate: 0, referralRate: 0, lapsesTo: goneIndex },
      ...{ moveRate: 0, giveUpRate: 0, winBackTo: 0 },
      ...stage,
      kind,
      moveTo: Array.from({ length: given.length + 1 }, (_, to) => stage.moveTo?.[to] ?? 0),
      winBackRate:
        kind === 'lapsed'
          ? Float64Array.from({ length: periods }, (_, trial) =>
              typeof winBackRate === 'number' ? winBackRate : winBackRate[trial],
            )
          : new Float64Array(0),
    };
  };
  return {
    periodsPerYear: 1,
    discount: 0,
    acquisitionCost: 0,
    theta: { kind: 'none' },
    contributionRate: 1,
    serviceCost: 0,
    walletSigma: 0,
    serviceCostSigma: 0,
    purchaseProbability: 1,
    periodSpendSigma: 0,
    crossSell: { rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 },
    referralReward: 0,
    referredHazard: 1,
    laterLifeHazard: 1,
    winBackAtOnce: true,
    causes: [{ id: 'unspecified', probability: 1, final: false }],
    ...sketch,
    periods,
    stages: [...given, { kind: 'gone' } as const].map(complete),
    tenureFactor,
    referredTenureFactor: Float64Array.from(sketch.referredTenureFactor ?? tenureFactor),
    extraExitRate: Float64Array.from(sketch.extraExitRate ?? new Float64Array(periods)),
  };
}

/** Hazard of an event of that probability per period. */
export function rateOf(probability: number): number {
  return probability >= 1 ? 64 : -Math.log1p(-probability);
}
