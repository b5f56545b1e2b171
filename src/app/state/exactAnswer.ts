import { batchesOf } from '../../core/analysis/batches.ts';
import { byConvention } from '../../core/analysis/convention.ts';
import type { ExactValue, Unavailable } from '../../core/exact/exactResult.ts';
import { isUnavailable } from '../../core/exact/unavailable.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { LtvConvention, Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';

/** A plan with the answers to its scenarios, as the twin counts them, and their discount rates per period. */
export interface Answer<Plan> {
  readonly plan: Plan;
  readonly values: readonly (ExactValue | Unavailable)[];
  readonly discounts: readonly number[];
}

/** Exact values of many scenarios, a batch at a time so that neither the page nor a worker is held up for long. */
export async function answerTo<Plan extends { readonly scenarios: readonly Scenario[] }>(
  plan: Plan,
  runner: Runner,
  signal: AbortSignal,
): Promise<Answer<Plan>> {
  const values: (ExactValue | Unavailable)[] = [];
  const discounts: number[] = [];
  for (const batch of batchesOf(plan.scenarios)) {
    const params = batch.map(compileScenario);
    discounts.push(...params.map(({ discount }) => discount));
    values.push(...(await runner.values(params, 'fast', signal)));
  }
  return { plan, values, discounts };
}

/** The values of an answer by a convention. */
export function countedBy(
  { values, discounts }: Answer<unknown>,
  convention: LtvConvention,
): (ExactValue | Unavailable)[] {
  return values.map((value, index) =>
    isUnavailable(value) ? value : byConvention(value, discounts[index], convention),
  );
}

/** Equal for scenarios that differ at most in these levers, as long as those stay within their sliders. */
export function keyWithout(scenario: Scenario, ...levers: readonly NumberFieldId[]): string {
  const inside = levers.map((lever) => {
    const { from, to } = FIELDS[lever];
    const value = scenario[lever];
    return [lever, value >= from && value <= to ? null : value] as const;
  });
  return JSON.stringify({ ...scenario, ...Object.fromEntries(inside) });
}
