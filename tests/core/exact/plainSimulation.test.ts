import { describe, expect, test } from 'vitest';
import { exactResult } from '../../../src/core/exact/exact.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { plainParams } from '../../helpers/params.ts';
import { simulateFounders } from './plainSimulation.ts';
import type { CustomerType } from './plainSimulation.ts';
import { present } from '../../helpers/present.ts';

const FOUNDERS = 60_000;

interface Case {
  readonly about: string;
  readonly params: ModelParams;
  readonly type: (uniform: () => number) => CustomerType;
}

const hazard = (theta: number): CustomerType => ({ theta, spend: 1 });

const cases: readonly Case[] = [
  {
    about: 'a ladder with products, wallets, service and noise',
    params: plainParams({
      periods: 12,
      discount: 0.05,
      contributionRate: 0.6,
      serviceCost: 12,
      walletSigma: 0.7,
      serviceCostSigma: 0.9,
      purchaseProbability: 0.4,
      periodSpendSigma: 0.5,
      crossSell: { rate: 0.3, productsMax: 3, addOn: 0.4, hazardFactor: 0.8 },
      tenureFactor: Array.from({ length: 12 }, (_, age) => 1 + 0.1 * age),
      stages: [
        { spend: 80, exitRate: 0.4, moveRate: 0.5, moveTo: [0, 0.8, 0.2] },
        { spend: 120, cost: 5, exitRate: 0.2, moveRate: 0.2, moveTo: [0.1, 0, 0.9] },
        { spend: 200, exitRate: 0.1 },
      ],
    }),
    type: () => hazard(1),
  },
  {
    about: 'win-back at once, with second lives of another hazard, milestones and final causes',
    params: plainParams({
      periods: 14,
      discount: 0.1,
      laterLifeHazard: 1.5,
      theta: { kind: 'gamma', variance: 1 },
      causes: [
        { id: 'move', probability: 0.2, final: true },
        { id: 'price', probability: 0.8, final: false },
      ],
      extraExitRate: Array.from({ length: 14 }, (_, age) => (age === 2 ? 0.5 : 0)),
      stages: [
        { exitRate: 0.3, lapsesTo: 1 },
        {
          kind: 'lapsed',
          cost: 8,
          winBackRate: Array.from({ length: 14 }, (_, j) => 0.6 / (1 + j)),
          giveUpRate: 0.1,
        },
      ],
    }),
    type: (uniform) => hazard(-Math.log(1 - uniform())),
  },
  {
    about: 'friends who differ from founders, win-back in the next period and everything random',
    params: plainParams({
      periods: 10,
      discount: 0.08,
      winBackAtOnce: false,
      theta: { kind: 'beta', alpha: 1, beta: 3 },
      referralReward: 15,
      referredHazard: 0.7,
      serviceCost: 10,
      walletSigma: 0.5,
      serviceCostSigma: 0.6,
      purchaseProbability: 0.7,
      referredTenureFactor: Array.from({ length: 10 }, (_, age) => 1 + 0.5 / (1 + age)),
      stages: [
        { exitRate: -Math.log(3 / 4), referralRate: 0.15, lapsesTo: 2, moveRate: 0.4, moveTo: [0, 1] },
        { spend: 150, exitRate: -0.6 * Math.log(3 / 4), referralRate: 0.3, lapsesTo: 2 },
        { kind: 'lapsed', cost: 4, winBackRate: 0.3, giveUpRate: 0.4, winBackTo: 1 },
      ],
    }),
    // Churn is Beta(1, 3): retention r has P(r < x) = x³.
    type: (uniform) => hazard(Math.log(1 - uniform()) / 3 / Math.log(3 / 4)),
  },
  {
    about: 'types who also differ in spend, with friends and tenure',
    params: plainParams({
      periods: 9,
      discount: 0.02,
      theta: { kind: 'types', shares: [0.4, 0.6], thetas: [0.5, 1.5], spends: [2, 0.5] },
      walletSigma: 0.4,
      serviceCost: 20,
      tenureFactor: Array.from({ length: 9 }, (_, age) => 1.1 ** age),
      stages: [
        { exitRate: 0.3, referralRate: 0.2, lapsesTo: 1 },
        { kind: 'lapsed', winBackRate: 0.4, cost: 1 },
      ],
    }),
    type: (uniform) => (uniform() < 0.4 ? { theta: 0.5, spend: 2 } : { theta: 1.5, spend: 0.5 }),
  },
];

describe('a plain simulation, one coin per event', () => {
  test.for(cases)('agrees in mean and variance: $about', ({ params, type }) => {
    const exact = present(exactResult(params));
    if ('unavailable' in exact.spread) throw new Error(exact.spread.unavailable);
    const sample = simulateFounders(params, FOUNDERS, 20_261_122, type);
    for (const [values, mean, variance] of [
      [sample.map(({ own }) => own), exact.value.own, exact.spread.own],
      [sample.map(({ family }) => family), exact.value.family, exact.spread.family],
      [sample.map(({ own, family }) => family - own), exact.value.referral, exact.spread.referral],
    ] as const) {
      const squares = values.map((value) => (value - mean) ** 2);
      expectMean(values, mean, variance);
      expectMean(squares, variance, average(squares.map((square) => (square - variance) ** 2)));
    }
  });
});

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Within four standard errors, and not because the error bar is wide. */
function expectMean(values: readonly number[], expected: number, variance: number): void {
  const error = Math.sqrt(variance / values.length);
  expect(Math.abs(average(values) - expected)).toBeLessThanOrEqual(4 * error + 1e-9 * Math.abs(expected));
}
