import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { seriesAt } from '../../../src/core/model/series.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { MODULE_IDS } from '../../../src/core/scenario/fields.ts';
import { activeStage, LADDERS } from '../../../src/core/scenario/ladders.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { runJob } from '../../helpers/runs.ts';
import { slowTwin } from '../../helpers/slowTwin.ts';

const everything = scenarioWith({
  modules: MODULE_IDS,
  periodsPerYear: '12',
  stages: LADDERS.seven,
  horizonYears: 5,
  costToServe: 30,
  costToServeSigma: 0.4,
  purchaseProbability: 0.4,
  periodSpendSigma: 0.5,
  referralRate: 0.3,
  referralReward: 10,
  referredMarginPremium: 0.2,
  milestones: [{ month: 6, exit: 0.1 }],
});

const VARIANTS: Readonly<Record<string, Scenario>> = {
  'nothing on': blankScenario,
  'everything on': everything,
  'win-back in the next period': { ...everything, winBackTiming: 'nextPeriod' },
  'Beta law': { ...everything, differenceLaw: 'beta' },
  types: { ...everything, differenceLaw: 'types' },
  'no milestones': { ...everything, modules: { ...everything.modules, milestones: false } },
  'no noise, margins by list': {
    ...everything,
    purchaseProbability: 1,
    periodSpendSigma: 0,
    tenureShape: 'list',
  },
  ...PRESETS,
};

describe('the kernel', () => {
  it.each(Object.entries(VARIANTS))('lives the same lives as its slow twin: %s', (_, scenario) => {
    const job = { params: compileScenario(scenario), seed: 7, founders: 300 };
    const fast = runJob(job);
    const slow = slowTwin(job);
    const scale = Math.max(1, ...slow.family.map(Math.abs));
    expect(fast.persons).toBe(slow.sizes.reduce((sum, size) => sum + size, 0));
    slow.own.forEach((value, i) => expect(Math.abs(fast.ownValues[i] - value)).toBeLessThan(1e-11 * scale));
    slow.family.forEach((value, i) =>
      expect(Math.abs(fast.familyValues[i] - value)).toBeLessThan(1e-11 * scale),
    );
    const largest = Math.max(...slow.series.map(Math.abs));
    slow.series.forEach((value, i) => expect(Math.abs(fast.series[i] - value)).toBeLessThan(1e-11 * largest));
  });

  it.each(Object.entries(VARIANTS))('finds the same bits jumping and stepping: %s', (_, scenario) => {
    const job = { params: compileScenario(scenario), seed: 21, founders: 5000 };
    expect(runJob(job, 'step')).toEqual(runJob(job));
  });

  it.each(MODULE_IDS)('is unchanged, bit for bit, by the fields of %s while that module is off', (module) => {
    const touched: Record<typeof module, Partial<Scenario>> = {
      relatedSales: { crossSellRate: 0.5, addOnMargin: 1, productsMax: 6, switchingCostFactor: 0.5 },
      referral: {
        referralRate: 0.4,
        referralReward: 9,
        referredHazardMultiplier: 0.5,
        referredMarginPremium: 1,
      },
      winBack: { winBackRate: 0.5, winBackCost: 99, secondLifeHazard: 2, winBackTiming: 'nextPeriod' },
      difference: { frailtyVariance: 2, differenceLaw: 'types' },
      causes: { causes: [{ cause: 'price', share: 1, removed: 1, final: true }] },
      tenure: { marginGrowth: 0.3, tenureShape: 'list', marginByTenure: [3] },
      spread: { walletSigma: 2, costToServeSigma: 2, purchaseProbability: 0.1, periodSpendSigma: 2 },
      milestones: { milestones: [{ month: 3, exit: 0.9 }] },
    };
    const base = { ...blankScenario, periodsPerYear: '12' as const, costToServe: 10 };
    const run = (scenario: Scenario) =>
      runJob({ params: compileScenario(scenario), seed: 1, founders: 3000 });
    expect(run({ ...base, ...touched[module] })).toEqual(run(base));
  });

  it('conserves customers: who came in is present, left, or was written off', () => {
    const params = compileScenario({ ...everything, winBackTiming: 'nextPeriod' });
    const { series, layout, founders } = runJob({ params, seed: 3, founders: 4096 });
    const at = (index: number, t: number) => series[index * layout.periods + t];
    const scalars = layout.stageCount + layout.causeCount;
    for (let t = 0; t + 1 < layout.periods; t++) {
      const present = (time: number) => params.stages.reduce((sum, _, stage) => sum + at(stage, time), 0);
      const exits = params.causes.reduce((sum, _, cause) => sum + at(layout.stageCount + cause, t), 0);
      const lapsed = params.stages.flatMap((stage, i) => (stage.kind === 'lapsed' ? [i] : []));
      const newlyLapsed =
        lapsed.reduce((sum, i) => sum + at(i, t + 1) - at(i, t), 0) +
        at(scalars + 1, t) +
        at(scalars + 2, t + 1);
      expect(present(t + 1)).toBe(present(t) + at(scalars + 3, t) - exits + newlyLapsed - at(scalars + 1, t));
    }
    expect(params.stages.reduce((sum, _, stage) => sum + at(stage, 0), 0)).toBe(founders);
  });

  it('doubles every value when money is counted in half units', () => {
    const double = (scenario: Scenario): Scenario => ({
      ...scenario,
      spendPerYear: scenario.spendPerYear * 2,
      costToServe: scenario.costToServe * 2,
      referralReward: scenario.referralReward * 2,
      winBackCost: scenario.winBackCost * 2,
    });
    const run = (scenario: Scenario) =>
      runJob({ params: compileScenario(scenario), seed: 4, founders: 2000 });
    expect(run(double(everything)).familyValues).toEqual(
      run(everything).familyValues.map((value) => value * 2),
    );
  });

  it('cuts families that grow without end, says so, and leaves own values alone', () => {
    const wild = scenarioWith({
      modules: ['referral'],
      referralRate: 5,
      retentionRate: 0.98,
      horizonYears: 40,
    });
    const run = (referralRate: number) =>
      runJob({ params: compileScenario({ ...wild, referralRate }), seed: 2, founders: 200 });
    const result = run(5);
    expect(result.cutFamilies).toBeGreaterThan(100);
    expect(result.persons).toBeLessThan(200 * 100 + 20_000 + 200);
    expect(result.ownValues).toEqual(run(0).ownValues);
  });

  it('draws no more friends of a family for whom there is no room', () => {
    // Everybody would bring 500 friends a year for 40 years.
    const flood = scenarioWith({
      modules: ['referral'],
      referralRate: 5,
      retentionRate: 1,
      horizonYears: 40,
      stages: [activeStage('client', { referral: 100 })],
    });
    const { persons, series, layout } = runJob({ params: compileScenario(flood), seed: 1, founders: 64 });
    const referrals = seriesAt(layout, 'referrals');
    const early = series.subarray(referrals, referrals + layout.periods - 1);
    expect(early.reduce((sum, count) => sum + count, 0)).toBeLessThan(2 * persons);
  });
});
