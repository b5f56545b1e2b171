import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BRIDGE_STEPS, bridgeOf, planBridge } from '../../../src/core/analysis/bridge.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { parseScenario } from '../../../src/core/scenario/parseScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';
import { plainCase, referenceChain } from '../../helpers/referenceChain.ts';
import { valuesOf } from '../../helpers/withAnalysis.ts';
import { present } from '../../helpers/present.ts';

function bridgeFor(scenario: Scenario): Record<string, number> {
  const plan = planBridge(scenario);
  const bridge = present(bridgeOf(plan, valuesOf(plan.scenarios, 'reference')));
  return Object.fromEntries(bridge.steps.map(({ id, ltv }) => [id, ltv]));
}

test('the plain case needs the first margin and a horizon, nothing else', () => {
  const steps = bridgeFor({ ...plainCase, horizonYears: 10 });
  expect(Object.keys(steps)).toEqual(['formula', 'firstMargin', 'horizon']);
  expect(steps['formula']).toBeCloseTo(266.6666667, 6);
  expect(steps['firstMargin']).toBeCloseTo(366.6666667, 6);
  expect(steps['horizon']).toBeCloseTo(351.4876217, 6);
});

test('a horizon of two centuries is as good as none', () => {
  const { firstMargin, horizon } = bridgeFor(plainCase);
  expect(horizon).toBeCloseTo(firstMargin ?? NaN, 9);
});

test('differing customers and friends add what the published cases say', () => {
  const differing = bridgeFor({
    ...plainCase,
    ...scenarioWith({ modules: ['difference'] }, plainCase),
    frailtyVariance: 1,
  });
  expect(differing['differences']).toBeCloseTo(483.24, 2);
  const friends = bridgeFor(
    scenarioWith({ modules: ['referral'], referralRate: 0.05, referredHazardMultiplier: 1 }, plainCase),
  );
  expect(friends['horizon']).toBeCloseTo(366.6666667, 6);
  expect(friends['referral']).toBeCloseTo(440, 6);
});

test('cost to serve is a bar of its own', () => {
  const steps = bridgeFor({ ...plainCase, costToServe: 10 });
  expect(steps['horizon']).toBeCloseTo(366.6666667, 6);
  expect(steps['service']).toBeCloseTo((90 * 1.1) / 0.3, 6);
});

test('the recency chain earns its published value once costs are counted', () => {
  const steps = bridgeFor({ ...PRESETS['recency.1'], horizonYears: 200 });
  expect(Object.keys(steps)).toEqual(['formula', 'firstMargin', 'horizon', 'ladder', 'service']);
  expect(steps['service']).toBeCloseTo(52.3196094, 6);
});

test('the reference chain ends at its published values without and with friends', () => {
  const steps = bridgeFor(referenceChain);
  expect(Object.keys(steps).slice(2)).toEqual(['horizon', 'ladder', 'winBack', 'service', 'referral']);
  expect(steps['service']).toBeCloseTo(291.7255319, 6);
  expect(steps['referral']).toBeCloseTo(366.1530431, 6);
});

test('where nobody leaves and nothing is discounted the formula is left out', () => {
  const steps = bridgeFor({ ...plainCase, retentionRate: 1, discountRate: 0, horizonYears: 10 });
  expect(steps).toEqual({ horizon: 1000 });
});

test('every step is a legal scenario, in the frozen order, and the last is the scenario itself', () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const { known, ids, scenarios } = planBridge(scenario);
      expect(scenarios).toHaveLength(ids.length);
      expect(scenarios.at(-1)).toBe(scenario);
      const order = [...known.map(({ id }) => id), ...ids];
      expect(order).toEqual(BRIDGE_STEPS.filter((id) => order.includes(id)));
      for (const step of scenarios) {
        const read = parseScenario(step);
        expect(read.issues).toEqual([]);
      }
    }),
    { seed: 5, numRuns: 100 },
  );
});

test('what is off leaves no bar, and spread never has one', () => {
  const spread = planBridge(
    scenarioWith({ modules: ['spread'], walletSigma: 1, purchaseProbability: 0.5 }, plainCase),
  );
  expect(spread.ids).toEqual(['horizon']);
  const all = planBridge(
    scenarioWith(
      {
        periodsPerYear: '12',
        horizonYears: 10,
        costToServe: 5,
        modules: ['relatedSales', 'referral', 'winBack', 'difference', 'causes', 'tenure', 'milestones'],
      },
      { ...plainCase, stages: PRESETS['recency.1'].stages },
    ),
  );
  expect([...all.known.map(({ id }) => id), ...all.ids]).toEqual([...BRIDGE_STEPS]);
});
