import { expect, test } from 'vitest';
import { offspringOf } from '../../../src/core/exact/offspring.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import { plainCase, referenceChain } from '../../helpers/referenceChain.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { reference } = oracles;

function offspring(scenario: Scenario) {
  return offspringOf(compileScenario(scenario), 'reference');
}

test('a customer who stays five years on average and refers 0.05 a year brings a quarter of a friend', () => {
  const found = offspring(
    scenarioWith({ modules: ['referral'], referralRate: 0.05, referredHazardMultiplier: 1 }, plainCase),
  );
  expect(found.founder).toBeCloseTo(0.25, 12);
  expect(found.referred).toBeCloseTo(0.25, 12);
  expect(found.discounted).toBeCloseTo(1 / 6, 12);
});

test('friends who leave less often bring more friends than the founder', () => {
  const found = offspring(
    scenarioWith({ modules: ['referral'], referralRate: 0.05, referredHazardMultiplier: 0.5 }, plainCase),
  );
  expect(found.founder).toBeCloseTo(0.25, 12);
  expect(found.referred).toBeCloseTo(0.05 / (1 - Math.sqrt(0.8)), 9);
});

test('the reference chain has its published viral coefficients', () => {
  const params = compileScenario(referenceChain);
  // Two hundred years, the most that a scenario may have, leave out 4e-6 of what is brought for ever.
  const periods = 1000;
  const longer = (values: Float64Array): Float64Array => new Float64Array(periods).fill(values[0]);
  const found = offspringOf(
    {
      ...params,
      periods,
      tenureFactor: longer(params.tenureFactor),
      referredTenureFactor: longer(params.referredTenureFactor),
      extraExitRate: longer(params.extraExitRate),
      stages: params.stages.map((stage) => ({
        ...stage,
        winBackRate: stage.kind === 'lapsed' ? longer(stage.winBackRate) : stage.winBackRate,
      })),
    },
    'reference',
  );
  expectPrinted(found.referred, reference.offspring);
  expectPrinted(found.discounted, reference.discountedOffspring);
});

test('spend, and what products add to it, bring no friends', () => {
  const base = scenarioWith(
    { ...referenceChain, modules: ['relatedSales', 'tenure'], horizonYears: 20 },
    referenceChain,
  );
  const rich = { ...base, marginGrowth: 0.3, addOnMargin: 5, spendPerYear: 1e6 };
  expect(offspring(rich)).toEqual(offspring(base));
});

test('without referral there are no friends', () => {
  expect(offspring(plainCase)).toEqual({ founder: 0, referred: 0, discounted: 0 });
});
