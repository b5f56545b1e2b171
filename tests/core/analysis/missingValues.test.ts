import { expect, test } from 'vitest';
import { bridgeOf, planBridge } from '../../../src/core/analysis/bridge.ts';
import { heatMapOf, planHeatMap } from '../../../src/core/analysis/heatMap.ts';
import { moduleEffectsOf, planModuleEffects } from '../../../src/core/analysis/moduleEffect.ts';
import { planResponseCurve, responseCurveOf } from '../../../src/core/analysis/responseCurve.ts';
import { planSparkline, sparklineOf } from '../../../src/core/analysis/sparkline.ts';
import type { ExactValue, Unavailable } from '../../../src/core/exact/exactResult.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { valuesOf } from '../../helpers/withAnalysis.ts';

const scenario = scenarioWith({ modules: ['referral', 'winBack'] });
const reason: Unavailable = { unavailable: 'valueTooCostly' };

/** Exact values of scenarios, but for one that takes too long. */
function answersBut(scenarios: readonly Scenario[], missing: number): (ExactValue | Unavailable)[] {
  return valuesOf(scenarios).map((value, index) => (index === missing ? reason : value));
}

test('a heat map, a bridge and the curve in a track with one value missing tell its reason', () => {
  const heat = planHeatMap(scenario, 'retentionRate', 'referralRate', 3);
  expect(heatMapOf(heat, answersBut(heat.scenarios, 8))).toEqual(reason);
  const bridge = planBridge(scenario);
  expect(bridgeOf(bridge, answersBut(bridge.scenarios, 2))).toEqual(reason);
  const track = planSparkline(scenario, 'horizonYears', 3);
  expect(sparklineOf(track, answersBut(track.scenarios, 2))).toEqual(reason);
});

test('a response curve with one value missing is left to the simulation', () => {
  const plan = planResponseCurve(scenario, 'horizonYears', 4);
  expect(responseCurveOf(plan, answersBut(plan.scenarios, 3)).exact).toBeNull();
  expect(responseCurveOf(plan, answersBut(plan.scenarios, -1)).exact).toHaveLength(plan.at.length);
});

test('of what modules do, only what is known is told', () => {
  const plan = planModuleEffects(scenario);
  const modules = (missing: number) =>
    moduleEffectsOf(plan, answersBut(plan.scenarios, missing)).map(({ module }) => module);
  expect(modules(-1)).toEqual(['referral', 'winBack']);
  expect(modules(0)).toEqual([]);
  expect(modules(1)).toEqual(['winBack']);
});
