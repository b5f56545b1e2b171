import { bandsOf, planBands, type OutcomeBands } from '../../core/analysis/responseCurve.ts';
import type { SimResult } from '../../core/engine/result.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import type { NumberFieldId } from '../../core/scenario/fields.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';

/** Bands round the response curve, and the discount rates per period of the scenarios they are of. */
export interface SimulatedBands {
  readonly bands: OutcomeBands;
  readonly discounts: readonly number[];
}

/** Simulates the scenarios along a lever, one after another. */
export async function simulateBands(
  scenario: Scenario,
  lever: NumberFieldId,
  { seed, founders }: { readonly seed: number; readonly founders: number },
  runner: Runner,
  signal: AbortSignal,
): Promise<SimulatedBands> {
  const plan = planBands(scenario, lever);
  const results: SimResult[] = [];
  for (const one of plan.scenarios) {
    results.push(await runner.run({ params: compileScenario(one), seed, founders }, { signal }));
  }
  return { bands: bandsOf(plan, results), discounts: results.map(({ terms }) => terms.discount) };
}
