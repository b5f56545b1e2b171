import { bridgeOf, planBridge } from '../../src/core/analysis/bridge.ts';
import { heatMapOf, planHeatMap } from '../../src/core/analysis/heatMap.ts';
import type { Accuracy, ExactValue, Unavailable } from '../../src/core/exact/exactResult.ts';
import { expectedValues } from '../../src/core/exact/expectedValues.ts';
import { offspringOf } from '../../src/core/exact/offspring.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { Findings } from '../../src/core/views/findings.ts';

/** Exact values of planned scenarios, as the page asks a runner for them. */
export function valuesOf(
  scenarios: readonly Scenario[],
  accuracy: Accuracy = 'fast',
): (ExactValue | Unavailable)[] {
  return [...expectedValues(scenarios.map(compileScenario), accuracy)];
}

/** The findings with their heat map, bridge and offspring means. */
export function withAnalysis(findings: Findings, size = 20): Findings {
  const { scenario, view, params, exact } = findings;
  const heatPlan = planHeatMap(scenario, view.heatX, view.heatY, size);
  const bridgePlan = planBridge(scenario);
  return {
    ...findings,
    exact: exact === null ? null : { ...exact, offspring: offspringOf(params, 'fast') },
    heat: heatMapOf(heatPlan, valuesOf(heatPlan.scenarios)),
    bridge: bridgeOf(bridgePlan, valuesOf(bridgePlan.scenarios)),
  };
}
