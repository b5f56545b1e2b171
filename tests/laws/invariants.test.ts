import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addChunk, finishMerge, startMerge } from '../../src/core/engine/mergeChunks.ts';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import type { SimResult } from '../../src/core/engine/result.ts';
import { simulateChunk } from '../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { seriesAt, type ScalarSeries } from '../../src/core/model/series.ts';
import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { MODULE_IDS, type ModuleId } from '../../src/core/scenario/fields.ts';
import { LADDERS } from '../../src/core/scenario/ladders.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { MOST_PERSONS } from '../helpers/affordable.ts';
import { sliderScenario } from '../helpers/arbitraryScenario.ts';
import { runJob } from '../helpers/runs.ts';

/*
 * What the theory says must hold in any run, and where it is held to:
 *
 * - customers are conserved across stages           here, any scenario; tests/core/engine/kernel.test.ts, everything on;
 *                                                   for the twin tests/core/exact/laws.test.ts
 * - exits by cause sum to all exits                 here, any scenario
 * - LTV falls with churn                            here, for each customer, where every period pays
 * - LTV rises with margin                           here, for each customer, and in the mean of any scenario
 * - a neutral module leaves every bit as it is      here, when on at neutral values; off: kernel.test.ts, and
 *                                                   tests/core/model/compileScenario.test.ts for any fields
 * - twice the money units, twice the value          here, any scenario, bit for bit; kernel.test.ts, exact/laws.test.ts
 * - the order of customers does not matter          here: any order of chunks; every founder alone
 *
 * Of the values of section "oracles" the ones that today's modules can express are in tests/laws/distributions.test.ts
 * (lives, families, causes), tests/core/exact/*.test.ts (values) and tests/core/model (clock, calibration).
 */

const FOUNDERS = 512;

/** Scenarios short enough for many runs. */
const brief = sliderScenario.map((scenario): Scenario => ({
  ...scenario,
  horizonYears: Math.min(scenario.horizonYears, 4),
}));
const seeds = fc.nat({ max: 1e6 });

function simulated(params: ModelParams, seed: number, founders = FOUNDERS): SimResult {
  fc.pre(expectedValue(params, 'fast').persons < MOST_PERSONS);
  const run = runJob({ params, seed, founders });
  fc.pre(run.cutFamilies === 0);
  return run;
}

/** One series of a run: Float64Array [period]. */
function seriesOf({ layout, series }: SimResult, which: Parameters<typeof seriesAt>[1]): Float64Array {
  const at = seriesAt(layout, which);
  return series.subarray(at, at + layout.periods);
}

describe('in any run', () => {
  test('customers are conserved: who is there came, and who is not left', () => {
    fc.assert(
      fc.property(brief, seeds, (scenario, seed) => {
        const params = compileScenario(scenario);
        const run = simulated(params, seed);
        const { periods } = run.layout;
        const heads = (kind: 'active' | 'lapsed', t: number) =>
          params.stages.reduce((sum, stage, i) => {
            return stage.kind === kind ? sum + seriesOf(run, { stage: i })[t] : sum;
          }, 0);
        const at = (name: ScalarSeries, t: number) => seriesOf(run, name)[t];
        const exits = (t: number) =>
          params.causes.reduce((sum, _, cause) => sum + seriesOf(run, { cause })[t], 0);
        expect(heads('active', 0)).toBe(FOUNDERS);
        expect(heads('lapsed', 0)).toBe(0);
        let persons = FOUNDERS;
        for (let t = 0; t + 1 < periods; t++) {
          persons += at('referrals', t);
          // Active next: those who stayed, new friends, the regained.
          expect(heads('active', t + 1)).toBe(
            heads('active', t) - exits(t) + at('referrals', t) + at('regained', t + 1),
          );
          // Away next: the regained of "at once" are away and active in the same period, others only before it.
          const regained = at('regained', params.winBackAtOnce ? t : t + 1);
          const entered = heads('lapsed', t + 1) - (heads('lapsed', t) - regained - at('writtenOff', t));
          expect(entered).toBeGreaterThanOrEqual(0);
          expect(entered).toBeLessThanOrEqual(exits(t));
        }
        expect(run.persons).toBe(persons);
        expect(run.familySizes.reduce((sum, count) => sum + count, 0)).toBe(FOUNDERS);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test('founders’ first lives are lost once, and never more exits happen than there are customers', () => {
    fc.assert(
      fc.property(brief, seeds, (scenario, seed) => {
        const params = compileScenario(scenario);
        const run = simulated(params, seed);
        const first = seriesOf(run, 'firstExits');
        expect(first.reduce((sum, exits) => sum + exits, 0)).toBeLessThanOrEqual(FOUNDERS);
        for (let t = 0; t < run.layout.periods; t++) {
          const exits = params.causes.reduce((sum, _, cause) => sum + seriesOf(run, { cause })[t], 0);
          const active = params.stages.reduce((sum, { kind }, i) => {
            return kind === 'active' ? sum + seriesOf(run, { stage: i })[t] : sum;
          }, 0);
          expect(exits).toBeLessThanOrEqual(active);
          expect(first[t]).toBeLessThanOrEqual(exits);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test('twice the money units are twice the value, bit for bit', () => {
    fc.assert(
      fc.property(brief, seeds, (scenario, seed) => {
        const double: Scenario = {
          ...scenario,
          spendPerYear: 2 * scenario.spendPerYear,
          costToServe: 2 * scenario.costToServe,
          referralReward: 2 * scenario.referralReward,
          winBackCost: 2 * scenario.winBackCost,
          stages: scenario.stages.map((stage) => ({ ...stage, cost: 2 * stage.cost })),
        };
        const one = simulated(compileScenario(scenario), seed);
        const two = simulated(compileScenario(double), seed);
        expect(two.familyValues).toEqual(one.familyValues.map((value) => 2 * value));
        expect(seriesOf(two, 'profit')).toEqual(seriesOf(one, 'profit').map((value) => 2 * value));
        expect(two.persons).toBe(one.persons);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('a customer’s luck does not depend on who else is simulated', () => {
    fc.assert(
      fc.property(brief, seeds, fc.integer({ min: 1, max: FOUNDERS }), (scenario, seed, few) => {
        const params = compileScenario(scenario);
        const all = simulated(params, seed);
        const some = simulated(params, seed, few);
        expect(some.ownValues).toEqual(all.ownValues.slice(0, few));
        expect(some.familyValues).toEqual(all.familyValues.slice(0, few));
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});

describe('money and churn', () => {
  /** Alone, alike, and earning in every period: then better terms are better for each customer, not only on average. */
  const plain = fc
    .record({
      retentionRate: fc.double({ min: 0, max: 1, noNaN: true }),
      discountRate: fc.double({ min: 0, max: 1, noNaN: true }),
      contributionRate: fc.double({ min: 0, max: 1, noNaN: true }),
      periodsPerYear: fc.constantFrom('1', '4', '12'),
      modules: fc.subarray<ModuleId>(['difference', 'spread', 'milestones', 'relatedSales', 'causes']),
    })
    .map((changes) => scenarioWith({ ...changes, horizonYears: 5, milestones: [{ month: 30, exit: 0.3 }] }));
  const up = fc.double({ min: 0, max: 1, noNaN: true });

  test('no customer is worth less when fewer leave', () => {
    fc.assert(
      fc.property(plain, up, seeds, (scenario, share, seed) => {
        const { retentionRate: r } = scenario;
        const better = { ...scenario, retentionRate: r + (1 - r) * share };
        const worth = (one: Scenario) => simulated(compileScenario(one), seed).ownValues;
        const [before, after] = [worth(scenario), worth(better)];
        // A Gamma law moves the level only, so each customer keeps his place in it.
        before.forEach((value, i) => expect(after[i]).toBeGreaterThanOrEqual(value - 1e-9 * Math.abs(value)));
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  test('no customer is worth less when margins are higher', () => {
    fc.assert(
      fc.property(plain, up, seeds, (scenario, share, seed) => {
        const { contributionRate: m } = scenario;
        const worth = (contributionRate: number) =>
          simulated(compileScenario({ ...scenario, contributionRate }), seed).ownValues;
        const [before, after] = [worth(m), worth(m + (1 - m) * share)];
        before.forEach((value, i) => expect(after[i]).toBeGreaterThanOrEqual(value));
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  test('the mean of any scenario does not fall with the margin', () => {
    fc.assert(
      fc.property(brief, up, (scenario, share) => {
        const { contributionRate: m } = scenario;
        const mean = (contributionRate: number) =>
          expectedValue(compileScenario({ ...scenario, contributionRate }), 'fast').family;
        const [before, after] = [mean(m), mean(m + (1 - m) * share)];
        expect(after).toBeGreaterThanOrEqual(before - 1e-9 * Math.abs(before));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('a module that is on at its neutral values', () => {
  const NEUTRAL: Readonly<Record<ModuleId, Partial<Scenario>>> = {
    relatedSales: { crossSellRate: 0 },
    referral: { referralRate: 0 },
    winBack: { winBackRate: 0, winBackCost: 0, giveUpRate: 1 },
    difference: { differenceLaw: 'gamma', frailtyVariance: 0 },
    causes: { causes: [{ cause: 'unspecified', share: 1, removed: 0, final: false }] },
    tenure: { tenureShape: 'list', marginByTenure: [1] },
    spread: { walletSigma: 0, costToServeSigma: 0, purchaseProbability: 1, periodSpendSigma: 0 },
    milestones: { milestones: [{ month: 7, exit: 0 }] },
  };
  const busy = scenarioWith({
    modules: MODULE_IDS,
    periodsPerYear: '4',
    stages: LADDERS.seven,
    horizonYears: 6,
    referralRate: 0.2,
    costToServe: 20,
    costToServeSigma: 0.3,
    milestones: [{ month: 7, exit: 0.1 }],
  });

  it.each(MODULE_IDS)('leaves every value as it is, bit for bit: %s', (module) => {
    for (const base of [busy, scenarioWith({ horizonYears: 6, periodsPerYear: '4' })]) {
      const values = (on: boolean) => {
        const modules = { ...base.modules, [module]: on };
        const params = compileScenario({ ...base, ...NEUTRAL[module], modules });
        const { ownValues, familyValues, persons } = runJob({ params, seed: 9, founders: FOUNDERS });
        return { ownValues, familyValues, persons };
      };
      expect(values(true)).toEqual(values(false));
    }
  });
});

test('chunks may arrive in any order', () => {
  const job = {
    params: compileScenario(scenarioWith({ modules: ['referral', 'spread'], horizonYears: 3 })),
    seed: 5,
    founders: 4 * CHUNK_FOUNDERS + 77,
  };
  const tables = buildTables(job);
  const chunks = [0, 1, 2, 3, 4].map((chunk) => simulateChunk(tables, chunk));
  const merged = (order: readonly number[]) => {
    const merge = startMerge(job);
    for (const chunk of order) addChunk(merge, chunks[chunk]);
    return finishMerge(merge);
  };
  const expected = merged([0, 1, 2, 3, 4]);
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
      expect(merged(order)).toEqual(expected);
    }),
    { seed: 8, numRuns: 20 },
  );
});
