import { expect, test } from 'vitest';
import { planSparkline, sparklineOf } from '../../../src/core/analysis/sparkline.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import { valuesOf } from '../../helpers/withAnalysis.ts';
import { present } from '../../helpers/present.ts';

test('the curve in the retention track is the formula with the first margin', () => {
  const plan = planSparkline(plainCase, 'retentionRate');
  const { at, ltv } = present(sparklineOf(plan, valuesOf(plan.scenarios, 'reference')));
  expect(at).toHaveLength(16);
  at.forEach((r, index) => expect(ltv[index]).toBeCloseTo((100 * 1.1) / (1.1 - r), 6));
});

test('the track of a lever that is off shows what it would do', () => {
  const plan = planSparkline({ ...plainCase, referredHazardMultiplier: 1 }, 'referralRate', 4);
  const { at, ltv } = present(sparklineOf(plan, valuesOf(plan.scenarios, 'reference')));
  expect(at[1]).toBeCloseTo(0.1, 12);
  expect(ltv[0]).toBeCloseTo(366.6666667, 6);
  expect(ltv[1]).toBeCloseTo(110 / (1.1 - 0.8 - 0.1), 6);
});

test('the scenario’s own value keeps its scenario', () => {
  const scenario = scenarioWith({ modules: ['referral'], referralRate: 0.3 }, plainCase);
  expect(planSparkline(scenario, 'referralRate').scenarios.at(-1)).toEqual(scenario);
});
