import type { ExactValue, Unavailable } from '../exact/exactResult.ts';
import { known } from '../exact/unavailable.ts';
import { MODULE_IDS } from '../scenario/fields.ts';
import type { ModuleId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What one module that is on does to expected LTV, everything else as it is. */
export interface ModuleEffect {
  readonly module: ModuleId;
  /** LTV without the module, money. */
  readonly without: number;
  /** LTV of the scenario − `without`, money. Effects of several modules do not add up: they work on each other. */
  readonly difference: number;
}

/** The scenario itself, then the scenario without each of `modules`. */
export interface ModuleEffectPlan {
  readonly modules: readonly ModuleId[];
  /** Scenario [1 + module]. */
  readonly scenarios: readonly Scenario[];
}

/** Plans the effects of all modules that are on, except `spread`, which scatters customers round the same mean. */
export function planModuleEffects(scenario: Scenario): ModuleEffectPlan {
  const modules = MODULE_IDS.filter((id) => id !== 'spread' && scenario.modules[id]);
  const without = modules.map((id) => ({ ...scenario, modules: { ...scenario.modules, [id]: false } }));
  return { modules, scenarios: [scenario, ...without] };
}

/** Reads the exact values of a plan's scenarios, in their order; effects that cannot be told are left out. */
export function moduleEffectsOf(
  plan: ModuleEffectPlan,
  answers: readonly (ExactValue | Unavailable)[],
): ModuleEffect[] {
  const [whole, ...others] = answers.map(known);
  if (whole === null) return [];
  return plan.modules.flatMap((module, index) => {
    const other = others[index];
    if (other === null) return [];
    return [{ module, without: other.family, difference: whole.family - other.family }];
  });
}
