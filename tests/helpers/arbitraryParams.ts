import fc from 'fast-check';
import type { ModelParams, ThetaLaw } from '../../src/core/model/params.ts';
import { plainParams } from './params.ts';
import type { StageSketch } from './params.ts';

/** A number spread evenly over its range; `fc.double` is even over bit patterns, so nearly all of its are tiny. */
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((step) => min + ((max - min) * step) / 1_000_000);
/** Often the neutral value, else one from the range: modules are on and off in every combination. */
const sometimes = (neutral: number, min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(neutral), number(min, max));
const rate = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 64) },
  { weight: 8, arbitrary: number(0, 2) },
);

/** Shares that sum to 1. */
function shares(count: number): fc.Arbitrary<number[]> {
  return fc.array(number(0.01, 1), { minLength: count, maxLength: count }).map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
}

const theta: fc.Arbitrary<ThetaLaw> = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  number(0.05, 3).map((variance) => ({ kind: 'gamma', variance }) as const),
  fc.tuple(number(0.3, 5), number(0.3, 20)).map(([alpha, beta]) => ({ kind: 'beta', alpha, beta }) as const),
  fc
    .integer({ min: 1, max: 3 })
    .chain((count) =>
      fc
        .tuple(
          shares(count),
          fc.array(number(0, 4), { minLength: count, maxLength: count }),
          fc.array(number(0, 3), { minLength: count, maxLength: count }),
        )
        .map(([of, thetas, spends]) => ({ kind: 'types', shares: of, thetas, spends }) as const),
    ),
);

const causes = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(shares(count), fc.array(fc.boolean(), { minLength: count, maxLength: count })))
  .map(([of, final]) => of.map((probability, i) => ({ id: `cause${i}`, probability, final: final[i] })));

/** Values at each age: all the same, settled after a while, or different at every age. */
function byAge(periods: number, neutral: number, min: number, max: number): fc.Arbitrary<number[]> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(new Array<number>(periods).fill(neutral)) },
    {
      weight: 1,
      arbitrary: fc
        .array(sometimes(neutral, min, max), { minLength: 1, maxLength: periods })
        .map((early) => Array.from({ length: periods }, (_, age) => early[age] ?? neutral)),
    },
  );
}

function activeStage(actives: number, lapsed: number): fc.Arbitrary<StageSketch> {
  const stages = actives + lapsed;
  return fc.record({
    spend: sometimes(100, 0, 200),
    cost: sometimes(0, 0, 50),
    exitRate: rate,
    referralRate: sometimes(0, 0, 0.6),
    lapsesTo: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: actives, max: Math.max(actives, stages - 1) }) },
      { weight: 1, arbitrary: fc.constant(stages) },
    ),
    moveRate: actives > 1 ? fc.oneof(fc.constant(0), rate) : fc.constant(0),
    moveTo: shares(actives),
  });
}

function lapsedStage(actives: number, periods: number): fc.Arbitrary<StageSketch> {
  return fc.record({
    kind: fc.constant('lapsed' as const),
    cost: sometimes(0, 0, 20),
    winBackRate: fc.oneof(rate, byAge(periods, 0.3, 0, 2)),
    giveUpRate: rate,
    winBackTo: fc.integer({ min: 0, max: actives - 1 }),
  });
}

/** Moves with nobody moving to where he is. */
function withoutSelf(stage: StageSketch, self: number): StageSketch {
  const moveTo = (stage.moveTo ?? []).map((share, to) => (to === self ? 0 : share));
  const total = moveTo.reduce((sum, share) => sum + share, 0);
  return total > 0
    ? { ...stage, moveTo: moveTo.map((share) => share / total) }
    : { ...stage, moveRate: 0, moveTo: [] };
}

/**
 * Legal model parameters of every kind: one to four active stages, up to two lapsed ones with odds that may change,
 * both win-back timings, every law of difference, tenure, premium, milestones, products, causes and noise, each also
 * at its neutral value. Values are spread evenly over their ranges, edges are drawn on purpose.
 *
 * @param most longest horizon, periods
 */
export function arbitraryParams(most = 30): fc.Arbitrary<ModelParams> {
  const models = fc
    .record({
      periods: fc.integer({ min: 1, max: most }),
      actives: fc.integer({ min: 1, max: 4 }),
      lapsed: fc.integer({ min: 0, max: 2 }),
    })
    .chain(({ periods, actives, lapsed }) =>
      fc.record({
        periods: fc.constant(periods),
        discount: sometimes(0, 0, 0.3),
        active: fc.array(activeStage(actives, lapsed), { minLength: actives, maxLength: actives }),
        away: fc.array(lapsedStage(actives, periods), { minLength: lapsed, maxLength: lapsed }),
        theta,
        contributionRate: sometimes(1, 0, 1),
        tenureFactor: byAge(periods, 1, 0, 3),
        premium: byAge(periods, 1, 0, 2),
        extraExitRate: byAge(periods, 0, 0, 1),
        serviceCost: sometimes(0, 0, 60),
        walletSigma: sometimes(0, 0, 1.5),
        serviceCostSigma: sometimes(0, 0, 1.5),
        purchaseProbability: sometimes(1, 0.1, 1),
        periodSpendSigma: sometimes(0, 0, 1),
        crossSell: fc.record({
          rate: fc.oneof(fc.constant(0), rate),
          productsMax: fc.integer({ min: 1, max: 4 }),
          addOn: sometimes(0, 0, 1),
          hazardFactor: sometimes(1, 0.3, 1),
        }),
        referralReward: sometimes(0, 0, 40),
        referredHazard: sometimes(1, 0, 2),
        laterLifeHazard: sometimes(1, 0, 2),
        winBackAtOnce: fc.boolean(),
        causes,
      }),
    )
    .map(({ active, away, premium, ...rest }) =>
      plainParams({
        ...rest,
        stages: [...active.map(withoutSelf), ...away],
        referredTenureFactor: rest.tenureFactor.map((factor, age) => factor * premium[age]),
      }),
    );
  return fc.noBias(models);
}
