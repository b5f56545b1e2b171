import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survivalByAge } from '../../../src/core/exact/ageing.ts';
import { compileChain } from '../../../src/core/exact/chain.ts';
import { exactResult } from '../../../src/core/exact/exact.ts';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { flowOf } from '../../../src/core/exact/flow.ts';
import type { Kind } from '../../../src/core/exact/kind.ts';
import { newRecall } from '../../../src/core/exact/recall.ts';
import { ownRoom } from '../../../src/core/exact/room.ts';
import { founderMoments } from '../../../src/core/exact/spread.ts';
import { thetaNodes } from '../../../src/core/exact/thetaNodes.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import { arbitraryParams } from '../../helpers/arbitraryParams.ts';
import { present } from '../../helpers/present.ts';

/** Largest difference allowed between two ways to one number, as a part of the money that passes. */
const ROUNDING = 1e-9;
const runs = { numRuns: 100, seed: 20_261_122 };

/** Money that passes through the books of one founder and family, to judge differences by. */
function turnover(params: ModelParams): number {
  const { revenue, referrals } = readSeries(params);
  const stages = Math.max(...params.stages.map(({ cost }) => cost)) + params.serviceCost;
  const people = expectedValue(params, 'fast').persons * params.periods;
  return 1 + sum(revenue) + stages * people + params.referralReward * sum(referrals);
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

function readSeries(params: ModelParams) {
  const { periods, stages, causes } = params;
  const layout = seriesLayout(periods, stages.length, causes.length);
  const series = expectedSeries(params, 'fast');
  const of = (name: Parameters<typeof seriesAt>[1]): Float64Array => {
    const start = seriesAt(layout, name);
    return series.subarray(start, start + periods);
  };
  const total = (parts: readonly Float64Array[]): Float64Array =>
    new Float64Array(periods).map((_, t) => parts.reduce((all, part) => all + part[t], 0));
  const kinds = (kind: string) =>
    stages.flatMap((stage, index) => (stage.kind === kind ? [of({ stage: index })] : []));
  return {
    active: total(kinds('active')),
    lapsed: total(kinds('lapsed')),
    gone: total(kinds('gone')),
    exits: total(causes.map((_, cause) => of({ cause }))),
    firstExits: of('firstExits'),
    writtenOff: of('writtenOff'),
    regained: of('regained'),
    referrals: of('referrals'),
    revenue: of('revenue'),
    profit: of('profit'),
    ownProfit: of('ownProfit'),
  };
}

function expectClose(actual: number, expected: number, scale: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(ROUNDING * scale);
}

describe('any model', () => {
  test('has the same mean forwards from birth and backwards from the end', () => {
    fc.assert(
      fc.property(arbitraryParams(), (params) => {
        const recall = newRecall('fast');
        const forward = expectedValue(params, 'fast', recall);
        const backward = founderMoments(params, recall.nodesOf(params.theta));
        if ('unavailable' in backward) throw new Error(backward.unavailable);
        const scale = turnover(params);
        expectClose(backward.own.mean, forward.own, scale);
        expectClose(backward.family.mean, forward.family, scale);
        expectClose(backward.referral.mean, forward.referral, scale);
      }),
      runs,
    );
  });

  test('has a fast value close to the reference value', () => {
    fc.assert(
      fc.property(arbitraryParams(), (params) => {
        const fast = expectedValue(params, 'fast');
        const reference = expectedValue(params, 'reference');
        const scale = turnover(params);
        // Hazards here go far beyond those for which the nodes promise 1e-6.
        expect(Math.abs(fast.family - reference.family)).toBeLessThanOrEqual(2e-5 * scale);
        expect(Math.abs(fast.persons / reference.persons - 1)).toBeLessThanOrEqual(2e-5);
      }),
      runs,
    );
  });

  test('has values that are its discounted series', () => {
    fc.assert(
      fc.property(arbitraryParams(), (params) => {
        const value = expectedValue(params, 'fast');
        const { ownProfit, profit, referrals } = readSeries(params);
        const discounted = (flows: Float64Array): number =>
          flows.reduceRight((later, flow) => flow + later / (1 + params.discount), 0);
        const scale = turnover(params);
        expectClose(discounted(ownProfit), value.own, scale);
        expectClose(discounted(profit), value.family, scale);
        expectClose(ownProfit[0], value.firstPeriod, scale);
        expectClose(1 + sum(referrals.subarray(0, params.periods - 1)), value.persons, value.persons);
      }),
      runs,
    );
  });

  test('loses and gains nobody but by its events', () => {
    fc.assert(
      fc.property(arbitraryParams(), (params) => {
        const all = readSeries(params);
        const scale = expectedValue(params, 'fast').persons;
        const winnable = 1 - sum(params.causes.map(({ final, probability }) => (final ? probability : 0)));
        const delay = params.winBackAtOnce ? 0 : 1;
        expectClose(all.active[0], 1, 1);
        expect(sum(all.gone)).toBe(0);
        for (let t = 0; t + 1 < params.periods; t++) {
          const grown = all.active[t] - all.exits[t] + all.referrals[t] + all.regained[t + 1];
          expectClose(all.active[t + 1], grown, scale);
          const stillAway = all.lapsed[t] - all.writtenOff[t] - all.regained[t + delay];
          const newlyAway = all.lapsed[t + 1] - stillAway;
          expect(newlyAway).toBeGreaterThanOrEqual(-ROUNDING * scale);
          expect(newlyAway).toBeLessThanOrEqual(winnable * all.exits[t] + ROUNDING * scale);
        }
        expect(sum(all.firstExits)).toBeLessThanOrEqual(1 + ROUNDING);
        for (const counts of [all.active, all.lapsed, all.exits, all.writtenOff, all.regained, all.revenue]) {
          expect(counts.every((count) => count >= 0)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('has a past that does not depend on the horizon', () => {
    fc.assert(
      fc.property(arbitraryParams(20), fc.nat(19), (params, cut) => {
        const periods = 1 + (cut % params.periods);
        const shorter: ModelParams = {
          ...params,
          periods,
          tenureFactor: params.tenureFactor.slice(0, periods),
          referredTenureFactor: params.referredTenureFactor.slice(0, periods),
          extraExitRate: params.extraExitRate.slice(0, periods),
          stages: params.stages.map((stage) => ({
            ...stage,
            winBackRate: stage.winBackRate.slice(0, periods),
          })),
        };
        const short = expectedSeries(shorter, 'fast');
        const long = expectedSeries(params, 'fast');
        const scale = turnover(params);
        short.forEach((value, index) => {
          const row = Math.floor(index / periods);
          expectClose(value, long[row * params.periods + (index % periods)], scale);
        });
      }),
      runs,
    );
  });

  test('is worth twice as much, with twice the deviation, in half the currency', () => {
    fc.assert(
      fc.property(arbitraryParams(12), (params) => {
        const doubled: ModelParams = {
          ...params,
          stages: params.stages.map((stage) => ({ ...stage, spend: 2 * stage.spend, cost: 2 * stage.cost })),
          serviceCost: 2 * params.serviceCost,
          referralReward: 2 * params.referralReward,
        };
        const [one, two] = [params, doubled].map((model) => present(exactResult(model, 'fast')));
        expect(two.value.family).toBe(2 * one.value.family);
        if ('unavailable' in one.spread || 'unavailable' in two.spread) throw new Error('must be affordable');
        for (const key of ['own', 'family', 'referral'] as const) {
          expect(two.spread[key]).toBe(4 * one.spread[key]);
          expect(one.spread[key]).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  test('has more people when everybody refers more', () => {
    fc.assert(
      fc.property(arbitraryParams(12), fc.integer({ min: 0, max: 100 }), (params, percent) => {
        const less = percent / 100;
        const shy: ModelParams = {
          ...params,
          stages: params.stages.map((stage) => ({ ...stage, referralRate: less * stage.referralRate })),
        };
        expect(expectedValue(shy, 'fast').persons).toBeLessThanOrEqual(
          expectedValue(params, 'fast').persons * (1 + ROUNDING),
        );
      }),
      runs,
    );
  });

  test('has people who meet a milestone at every age leave as if it were part of their hazard', () => {
    fc.assert(
      fc.property(arbitraryParams(15), (params) => {
        const constant = new Array<number>(params.periods).fill(0.7);
        // Nobody feels the last one within the horizon, but lives of different ages now differ.
        const changing = constant.map((stay, age) => (age === params.periods - 1 ? 0.5 * stay : stay));
        const plain = flowOf(kindOf(params, constant), ownRoom);
        const mixed = flowOf(kindOf(params, changing), ownRoom);
        const pairs = [
          [plain.people, mixed.people],
          [plain.wallets, mixed.wallets],
          ...plain.entered.map((counts, away) => [counts, mixed.entered[away]]),
          ...plain.held.map((counts, away) => [counts, mixed.held[away]]),
          ...plain.exits.map((counts, door) => [counts.slice(0, -1), mixed.exits[door].slice(0, -1)]),
        ];
        for (const [one, other] of pairs) one.forEach((value, t) => expectClose(other[t], value, 1));
      }),
      runs,
    );
  });

  test('spends the same whether or not it is asked at what age of a life', () => {
    fc.assert(
      fc.property(arbitraryParams(15), (params) => {
        const kind = kindOf(params, survivalByAge(params));
        const { size, spend } = kind.chain;
        const { wallets, spendByAge } = flowOf(kind, ownRoom);
        for (let t = 0; t < params.periods; t++) {
          const row = (t * (t + 1)) / 2;
          const byState = spend.map((money, state) => money * wallets[t * size + state]);
          expectClose(sum(spendByAge.subarray(row, row + t + 1)), sum(byState), 1e3);
        }
      }),
      runs,
    );
  });

  /** Everybody, by age of life, with that factor on the probability of staying at each age. */
  function kindOf(params: ModelParams, survival: readonly number[]): Kind {
    const chain = compileChain(params, true);
    return { chain, hazard: 1, survival, nodes: thetaNodes(params.theta, 'fast'), byAge: true };
  }
});

describe('one stage without return', () => {
  const oneStage = arbitraryParams(20).map((params): ModelParams => ({
    ...params,
    stages: [
      { ...params.stages[0], lapsesTo: 1, moveRate: 0, moveTo: [0, 0] },
      { ...params.stages[params.stages.length - 1], lapsesTo: 1 },
    ],
  }));

  test('has fewer people in every period when the hazard is higher', () => {
    fc.assert(
      fc.property(oneStage, fc.integer({ min: 100, max: 300 }), (params, percent) => {
        const factor = percent / 100;
        const [stage, gone] = params.stages;
        const riskier = { ...params, stages: [{ ...stage, exitRate: factor * stage.exitRate }, gone] };
        const [active, fewer] = [params, riskier].map((model) => readSeries(model).active);
        fewer.forEach((count, t) => expect(count).toBeLessThanOrEqual(active[t] * (1 + ROUNDING)));
      }),
      runs,
    );
  });
});

describe('neutral settings', () => {
  const neutral: readonly (readonly [string, (params: ModelParams) => ModelParams])[] = [
    [
      'one type of customer',
      (params) => ({ ...params, theta: { kind: 'types', shares: [1], thetas: [1], spends: [1] } }),
    ],
    [
      'products that change nothing',
      (params) => ({ ...params, crossSell: { rate: 0.4, productsMax: 4, addOn: 0, hazardFactor: 1 } }),
    ],
    [
      'causes that are all winnable',
      (params) => ({
        ...params,
        causes: [0.25, 0.75].map((probability, index) => ({
          id: `cause${index}`,
          probability,
          final: false,
        })),
      }),
    ],
    ['a reward for friends who never come', (params) => ({ ...params, referralReward: 55 })],
  ];
  const plain = arbitraryParams(15).map((params): ModelParams => ({
    ...params,
    theta: { kind: 'none' },
    crossSell: { rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 },
    causes: [{ id: 'unspecified', probability: 1, final: false }],
    referralReward: 0,
    stages: params.stages.map((stage) => ({ ...stage, referralRate: 0 })),
  }));

  test.for(neutral)('change no bit of the value: %s', ([, change]) => {
    fc.assert(
      fc.property(plain, (params) => {
        expect(expectedValue(change(params), 'reference')).toEqual(expectedValue(params, 'reference'));
      }),
      { ...runs, numRuns: 50 },
    );
  });
});
