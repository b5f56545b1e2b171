import { byConvention } from '../../core/analysis/convention.ts';
import type { ExactValue } from '../../core/exact/exactResult.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { LtvConvention, Scenario } from '../../core/scenario/scenario.ts';
import type { Runner } from '../../runner/runner.ts';

/** Scenarios compiled and sent at a time: a few milliseconds of the page's thread. */
const BATCH = 40;

/** A plan with the values of its scenarios, as the twin counts them, and their discount rates per period. */
export interface Answer<Plan> {
  readonly plan: Plan;
  readonly values: readonly ExactValue[];
  readonly discounts: readonly number[];
}

/** Exact values of many scenarios, a batch at a time so that neither the page nor a worker is held up for long. */
export async function answerTo<Plan extends { readonly scenarios: readonly Scenario[] }>(
  plan: Plan,
  runner: Runner,
  signal: AbortSignal,
): Promise<Answer<Plan>> {
  const values: ExactValue[] = [];
  const discounts: number[] = [];
  for (let start = 0; start < plan.scenarios.length; start += BATCH) {
    const params = plan.scenarios.slice(start, start + BATCH).map(compileScenario);
    discounts.push(...params.map(({ discount }) => discount));
    values.push(...(await runner.values(params, 'fast', signal)));
  }
  return { plan, values, discounts };
}

/** The values of an answer by a convention. */
export function countedBy({ values, discounts }: Answer<unknown>, convention: LtvConvention): ExactValue[] {
  return values.map((value, index) => byConvention(value, discounts[index], convention));
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
