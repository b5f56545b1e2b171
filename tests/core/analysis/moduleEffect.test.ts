import { expect, test } from 'vitest';
import { moduleEffectsOf, planModuleEffects } from '../../../src/core/analysis/moduleEffect.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import { valuesOf } from '../../helpers/withAnalysis.ts';

function effectsOf(scenario: Scenario) {
  const plan = planModuleEffects(scenario);
  return moduleEffectsOf(plan, valuesOf(plan.scenarios, 'reference'));
}

test('with every module off there is nothing to compare', () => {
  expect(effectsOf(plainCase)).toEqual([]);
});

test('referral adds the value of the friends', () => {
  const [effect] = effectsOf(
    scenarioWith({ modules: ['referral'], referralRate: 0.05, referredHazardMultiplier: 1 }, plainCase),
  );
  expect(effect?.module).toBe('referral');
  expect(effect?.without).toBeCloseTo(366.6666667, 6);
  expect(effect?.difference).toBeCloseTo(73.3333333, 6);
});

test('one call per leaver that wins back a third adds what the closed form says', () => {
  const [effect] = effectsOf(
    scenarioWith(
      {
        modules: ['winBack'],
        winBackRate: 1 / 3,
        winBackCost: 20,
        winBackDecay: 0,
        giveUpRate: 1,
        secondLifeHazard: 1,
      },
      plainCase,
    ),
  );
  expect((effect?.without ?? 0) + (effect?.difference ?? 0)).toBeCloseTo(454.29, 2);
});

test('each module is taken away alone, and spread is not asked about', () => {
  const plan = planModuleEffects(scenarioWith({ modules: ['spread', 'tenure', 'referral'] }, plainCase));
  expect(plan.modules).toEqual(['referral', 'tenure']);
  expect(plan.scenarios.map(({ modules }) => [modules.referral, modules.tenure, modules.spread])).toEqual([
    [true, true, true],
    [false, true, true],
    [true, false, true],
  ]);
});
