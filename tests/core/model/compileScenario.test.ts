import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { CHOICES, FIELDS, MODULE_IDS, NUMBER_FIELD_IDS } from '../../../src/core/scenario/fields.ts';
import type { ModuleId } from '../../../src/core/scenario/fields.ts';
import { lapsedStage } from '../../../src/core/scenario/ladders.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';

const CLOCKS = CHOICES.periodsPerYear;
const compile = (changes: Parameters<typeof scenarioWith>[0]) => compileScenario(scenarioWith(changes));
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('one clock', () => {
  it.each([
    { clock: '1', exit: 0.2, discount: 0.1, spend: 1200, service: 24, referral: 0.06, periods: 10 },
    { clock: '4', exit: 0.054258, discount: 0.0241137, spend: 300, service: 6, referral: 0.015, periods: 40 },
    {
      clock: '12',
      exit: 0.018423,
      discount: 0.0079741,
      spend: 100,
      service: 2,
      referral: 0.005,
      periods: 120,
    },
  ] as const)(
    'on $clock: churn of 20 % a year is $exit a period, 10 % discount is $discount',
    ({ clock, exit, discount, spend, service, referral, periods }) => {
      const params = compile({
        periodsPerYear: clock,
        modules: ['referral', 'relatedSales', 'winBack'],
        retentionRate: 0.8,
        discountRate: 0.1,
        spendPerYear: 1200,
        costToServe: 24,
        referralRate: 0.06,
        crossSellRate: 0.2,
        giveUpRate: 0.2,
        horizonYears: 10,
      });
      const [stage, lapsed] = params.stages;
      for (const rate of [stage.exitRate, params.crossSell.rate, lapsed.giveUpRate])
        expect(1 - Math.exp(-rate)).toBeCloseTo(exit, 6);
      expect(params.discount).toBeCloseTo(discount, 7);
      expect(stage.spend).toBeCloseTo(spend, 10);
      expect(params.serviceCost).toBeCloseTo(service, 12);
      expect(stage.referralRate).toBeCloseTo(referral, 14);
      expect(params.periods).toBe(periods);
      expect(params.periodsPerYear).toBe(Number(clock));
    },
  );

  it.each(CLOCKS)('on %s, a year of periods compounds back to the stated year', (clock) => {
    const k = Number(clock);
    fc.assert(
      fc.property(probability, probability, probability, (retentionRate, crossSellRate, discountRate) => {
        const params = compile({
          periodsPerYear: clock,
          modules: ['relatedSales'],
          retentionRate,
          crossSellRate,
          discountRate,
        });
        expect(Math.exp(-k * params.stages[0].exitRate)).toBeCloseTo(retentionRate, 12);
        expect(Math.exp(-k * params.crossSell.rate)).toBeCloseTo(1 - crossSellRate, 12);
        expect((1 + params.discount) ** k).toBeCloseTo(1 + discountRate, 12);
      }),
      { seed: 1 },
    );
  });

  it.each(CLOCKS)(
    'on %s, certain events are certain in every period, impossible ones never happen',
    (clock) => {
      const rates = (value: 0 | 1) => {
        const { crossSell, stages } = compile({
          periodsPerYear: clock,
          modules: ['relatedSales', 'winBack'],
          retentionRate: 1 - value,
          crossSellRate: value,
          winBackRate: value,
          winBackDecay: 0,
          giveUpRate: value,
        });
        return [stages[0].exitRate, crossSell.rate, stages[1].winBackRate[0], stages[1].giveUpRate];
      };
      for (const rate of rates(1)) expect(rate).toBeGreaterThanOrEqual(64);
      expect(rates(0)).toEqual([0, 0, 0, 0]);
    },
  );

  test('money of one event and shares are the same on every clock', () => {
    for (const periodsPerYear of CLOCKS) {
      const params = compile({
        periodsPerYear,
        modules: ['referral', 'spread'],
        acquisitionCost: 77,
        referralReward: 5,
        contributionRate: 0.4,
        walletSigma: 0.3,
        costToServeSigma: 0.2,
        purchaseProbability: 0.5,
        periodSpendSigma: 0.1,
      });
      expect(params).toMatchObject({
        acquisitionCost: 77,
        referralReward: 5,
        contributionRate: 0.4,
        walletSigma: 0.3,
        serviceCostSigma: 0.2,
        purchaseProbability: 0.5,
        periodSpendSigma: 0.1,
      });
    }
  });
});

/** The fields, choices and tables that belong to a module, stages' own win-back among them. */
function partsOf(module: ModuleId, from: Scenario, stages: Scenario['stages']): Partial<Scenario> {
  const numbers = NUMBER_FIELD_IDS.filter((id) => FIELDS[id].group === module).map((id) => [id, from[id]]);
  const others: Partial<Record<ModuleId, Partial<Scenario>>> = {
    difference: { differenceLaw: from.differenceLaw, types: from.types },
    causes: { causes: from.causes },
    tenure: { tenureShape: from.tenureShape, marginByTenure: from.marginByTenure },
    milestones: { milestones: from.milestones },
    winBack: {
      winBackTiming: from.winBackTiming,
      stages: stages.map((stage) => ({ ...stage, winBack: 0.5, giveUp: 0.5, winBackTo: 0, lapsesTo: null })),
    },
    referral: { stages: stages.map((stage) => ({ ...stage, referral: 7 })) },
  };
  return { ...Object.fromEntries(numbers), ...others[module] };
}

describe('a module that is off', () => {
  test.each(MODULE_IDS)('is neutral whatever its fields say: %s', (module) => {
    fc.assert(
      fc.property(arbitraryScenario, arbitraryScenario, (some, other) => {
        const off = { ...some, modules: { ...some.modules, [module]: false } };
        expect(compileScenario({ ...off, ...partsOf(module, other, off.stages) })).toEqual(
          compileScenario(off),
        );
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test('leaves one stage, one cause, one product and nothing but margin', () => {
    const params = compileScenario(blankScenario);
    const { stages, theta, crossSell, causes } = params;
    expect(stages.map(({ kind }) => kind)).toEqual(['active', 'gone']);
    expect(stages[0]).toMatchObject({ cost: 0, referralRate: 0, moveRate: 0, lapsesTo: 1 });
    expect(theta).toEqual({ kind: 'none' });
    expect(crossSell).toEqual({ rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 });
    expect(causes).toEqual([{ id: 'unspecified', probability: 1, final: false }]);
    expect(params).toMatchObject({
      referralReward: 0,
      referredHazard: 1,
      laterLifeHazard: 1,
      walletSigma: 0,
      serviceCostSigma: 0,
      purchaseProbability: 1,
      periodSpendSigma: 0,
    });
    const ones = new Float64Array(10).fill(1);
    expect(params.tenureFactor).toEqual(ones);
    expect(params.referredTenureFactor).toEqual(ones);
    expect(params.extraExitRate).toEqual(new Float64Array(10));
  });
});

describe('margins by tenure', () => {
  const tenure = { modules: ['tenure', 'referral'], periodsPerYear: '4', horizonYears: 4 } as const;

  test('from a list stand for a year each, the last one for good', () => {
    const { tenureFactor } = compile({ ...tenure, tenureShape: 'list', marginByTenure: [1, 1.5, 0] });
    expect([...tenureFactor]).toEqual([1, 1, 1, 1, 1.5, 1.5, 1.5, 1.5, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('by growth rise a little every period and by the stated rate every year', () => {
    const { tenureFactor } = compile({ ...tenure, tenureShape: 'growth', marginGrowth: 0.21 });
    expect(tenureFactor[0]).toBe(1);
    expect(tenureFactor[2]).toBeCloseTo(1.1, 12);
    expect(tenureFactor[4]).toBeCloseTo(1.21, 12);
    expect(tenureFactor[12]).toBeCloseTo(1.21 ** 3, 12);
    const falling = compile({ ...tenure, tenureShape: 'growth', marginGrowth: -0.5 }).tenureFactor;
    expect(falling[8]).toBeCloseTo(0.25, 12);
  });

  test('are higher for the referred by a premium that decays, on top of tenure', () => {
    const { tenureFactor, referredTenureFactor } = compile({
      ...tenure,
      tenureShape: 'list',
      marginByTenure: [2],
      referredMarginPremium: 0.4,
      referredPremiumDecay: Math.LN2,
    });
    expect(new Set(tenureFactor)).toEqual(new Set([2]));
    expect(referredTenureFactor[0]).toBeCloseTo(2.8, 12);
    expect(referredTenureFactor[4]).toBeCloseTo(2.4, 12);
    expect(referredTenureFactor[8]).toBeCloseTo(2.2, 12);
    expect(referredTenureFactor[2]).toBeCloseTo(2 * (1 + 0.4 * Math.SQRT1_2), 12);
  });
});

describe('milestones', () => {
  const at = (periodsPerYear: Scenario['periodsPerYear'], ...milestones: Scenario['milestones']) =>
    [
      ...compile({ modules: ['milestones'], periodsPerYear, horizonYears: 2, milestones }).extraExitRate,
    ].flatMap((rate, age) => (rate > 0 ? [[age, 1 - Math.exp(-rate)] as const] : []));

  it.each([
    // The exit at the end of period `age` is that of month (age + 1) · 12 / k of a life.
    { clock: '12', month: 1, age: 0 },
    { clock: '12', month: 13, age: 12 },
    { clock: '4', month: 3, age: 0 },
    { clock: '4', month: 4, age: 1 },
    { clock: '4', month: 24, age: 7 },
    { clock: '1', month: 12, age: 0 },
    { clock: '1', month: 13, age: 1 },
  ] as const)(
    'on $clock, month $month falls into period $age, with its whole share',
    ({ clock, month, age }) => {
      const [[place, share], ...rest] = at(clock, { month, exit: 0.3 });
      expect(place).toBe(age);
      expect(share).toBeCloseTo(0.3, 12);
      expect(rest).toEqual([]);
    },
  );

  test('in one period follow each other, beyond the horizon are nothing, and certain ones stay certain', () => {
    expect(at('1', { month: 2, exit: 0.5 }, { month: 11, exit: 0.2 })[0][1]).toBeCloseTo(1 - 0.5 * 0.8, 12);
    expect(at('12', { month: 25, exit: 0.5 })).toEqual([]);
    const { extraExitRate } = compile({
      modules: ['milestones'],
      milestones: [
        { month: 1, exit: 1 },
        { month: 2, exit: 1 },
      ],
    });
    expect(extraExitRate[0]).toBe(64);
  });
});

describe('causes of leaving', () => {
  const row = (cause: 'price' | 'move', share: number, removed = 0, final = false) =>
    ({ cause, share, removed, final }) as const;
  const withCauses = (...causes: Scenario['causes']) =>
    compile({ modules: ['causes'], causes, retentionRate: Math.exp(-1) });

  test('share the exits, final ones among them', () => {
    expect(withCauses(row('price', 30), row('move', 10, 0, true)).causes).toEqual([
      { id: 'price', probability: 0.75, final: false },
      { id: 'move', probability: 0.25, final: true },
    ]);
  });

  test('when removed take their part of the hazard with them and leave the rest in proportion', () => {
    const { causes, stages } = withCauses(row('price', 3, 0.5), row('move', 1));
    expect(stages[0].exitRate).toBeCloseTo(1 - 0.375, 12); // (1.5 + 1) / 4
    expect(causes.map(({ probability }) => probability)).toEqual([0.6, 0.4]);
  });

  test('all removed leave no exit, and shares that are still shares', () => {
    const { causes, stages } = withCauses(row('price', 3, 1), row('move', 1, 1));
    expect(stages[0].exitRate).toBe(0);
    expect(causes.map(({ probability }) => probability)).toEqual([0.75, 0.25]);
  });

  test('also thin an exit that a stage states itself', () => {
    const { stages } = compile({
      modules: ['causes'],
      causes: [row('price', 1, 0.5)],
      stages: [{ ...blankScenario.stages[0], exit: 0.36 }],
    });
    expect(1 - Math.exp(-stages[0].exitRate)).toBeCloseTo(0.2, 12); // 1 − .64^½
  });
});

describe('win-back', () => {
  test('odds fall with the years away, and only they', () => {
    const { stages } = compile({
      modules: ['winBack'],
      periodsPerYear: '4',
      winBackRate: 0.4,
      winBackDecay: Math.LN2,
      giveUpRate: 0.3,
      winBackCost: 20,
    });
    const lapsed = stages[1];
    const yearly = (trial: number) => 1 - Math.exp(-4 * lapsed.winBackRate[trial]);
    expect(yearly(0)).toBeCloseTo(0.4, 12);
    expect(yearly(4)).toBeCloseTo(0.2, 12);
    expect(yearly(8)).toBeCloseTo(0.1, 12);
    expect(1 - Math.exp(-4 * lapsed.giveUpRate)).toBeCloseTo(0.3, 12);
    expect(lapsed.cost).toBe(5);
  });

  test('changes who comes back and nothing else about the first life', () => {
    const params = compile({ modules: ['winBack'], secondLifeHazard: 1.7, winBackTiming: 'nextPeriod' });
    expect(params.stages.map(({ kind }) => kind)).toEqual(['active', 'lapsed', 'gone']);
    expect(params).toMatchObject({ laterLifeHazard: 1.7, winBackAtOnce: false });
    expect(params.stages[0]).toMatchObject({ lapsesTo: 1 });
    expect(params.stages[1]).toMatchObject({ winBackTo: 0, lapsesTo: 2 });
  });

  test('of a stage with its own odds neither decays nor costs what the scenario says', () => {
    const stages = [
      blankScenario.stages[0],
      lapsedStage('inactive', { winBack: 0.36, giveUp: 0.64, cost: 8 }),
    ];
    const lapsed = compile({ modules: ['winBack'], periodsPerYear: '4', stages, winBackDecay: 3 }).stages[1];
    expect(new Set(lapsed.winBackRate).size).toBe(1);
    expect(1 - Math.exp(-4 * lapsed.winBackRate[0])).toBeCloseTo(0.36, 12);
    expect(1 - Math.exp(-4 * lapsed.giveUpRate)).toBeCloseTo(0.64, 12);
    expect(lapsed.cost).toBe(2);
  });
});
