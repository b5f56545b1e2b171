import type { ExactValue, Unavailable } from '../exact/exactResult.ts';
import { allKnown } from '../exact/unavailable.ts';
import type { ModuleId } from '../scenario/fields.ts';
import { activeStage } from '../scenario/ladders.ts';
import type { Scenario, Stage } from '../scenario/scenario.ts';

/** Assumptions of the textbook formula in the order in which the bridge drops them. Frozen: message keys. */
export const BRIDGE_STEPS = [
  'formula',
  'firstMargin',
  'horizon',
  'clock',
  'ladder',
  'differences',
  'milestones',
  'tenure',
  'relatedSales',
  'causes',
  'winBack',
  'service',
  'referral',
] as const;
export type BridgeStepId = (typeof BRIDGE_STEPS)[number];

/** From the textbook formula margin × r / (1 + d − r) to the LTV of the scenario, one step per assumption dropped. */
export interface Bridge {
  /**
   * LTV after each step, money; steps that change nothing because their module is off are left out. The last one is
   * the scenario's own LTV. `formula` and `firstMargin` are missing when nobody leaves and nothing is discounted: the
   * formula then has no finite value.
   */
  readonly steps: readonly { readonly id: BridgeStepId; readonly ltv: number }[];
}

/** Steps whose value is known in closed form, and the scenarios of all later ones. */
export interface BridgePlan {
  readonly known: Bridge['steps'];
  readonly ids: readonly BridgeStepId[];
  /** Scenario [id]; the last one is the planned scenario itself. */
  readonly scenarios: readonly Scenario[];
}

/** One assumption that needs the model to drop. */
interface Assumption {
  readonly id: BridgeStepId;
  /** Whether the scenario departs from the assumption at all. */
  readonly departs: (scenario: Scenario) => boolean;
  /** The scenario with the assumption kept. */
  readonly keep: (scenario: Scenario) => Scenario;
}

const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'clock',
    departs: (scenario) => scenario.periodsPerYear !== '1',
    keep: (scenario) => ({ ...scenario, periodsPerYear: '1' }),
  },
  { id: 'ladder', departs: (scenario) => !isPlain(scenario.stages), keep: withPlainLadder },
  withoutModule('differences', 'difference'),
  withoutModule('milestones', 'milestones'),
  withoutModule('tenure', 'tenure'),
  withoutModule('relatedSales', 'relatedSales'),
  withoutModule('causes', 'causes'),
  withoutModule('winBack', 'winBack'),
  {
    id: 'service',
    departs: ({ costToServe, stages }) => costToServe !== 0 || stages.some(({ cost }) => cost !== 0),
    keep: (scenario) => ({
      ...scenario,
      costToServe: 0,
      stages: scenario.stages.map((stage) => ({ ...stage, cost: 0 })),
    }),
  },
  withoutModule('referral', 'referral'),
];

/**
 * Plans the bridge. From the horizon on every step is a whole legal scenario: the one before with one more assumption
 * dropped. Spread is left as it is throughout: it does not move the mean.
 *
 * @source formula: Gupta & Lehmann (2003), margin multiple; the first margin is worth one more margin
 */
export function planBridge(scenario: Scenario): BridgePlan {
  const dropped = ASSUMPTIONS.filter((assumption) => assumption.departs(scenario));
  const stepScenario = (done: number): Scenario =>
    dropped.slice(done).reduce((kept, assumption) => assumption.keep(kept), scenario);
  return {
    known: closedForms(scenario),
    ids: ['horizon', ...dropped.map(({ id }) => id)],
    scenarios: Array.from({ length: dropped.length + 1 }, (_, done) => stepScenario(done)),
  };
}

/** Reads the exact values of a plan's scenarios, in their order; a bridge with a step missing is none. */
export function bridgeOf(
  plan: BridgePlan,
  answers: readonly (ExactValue | Unavailable)[],
): Bridge | Unavailable {
  const values = allKnown(answers);
  if ('unavailable' in values) return values;
  const computed = plan.ids.map((id, index) => ({ id, ltv: values[index].family }));
  return { steps: [...plan.known, ...computed] };
}

/** Yearly clock, everyone alike, for ever: m r / (1 + d − r) without and m (1 + d) / (1 + d − r) with the first margin. */
function closedForms(scenario: Scenario): Bridge['steps'] {
  const { retentionRate: r, discountRate: d } = scenario;
  const margin = scenario.spendPerYear * scenario.contributionRate;
  const gap = 1 + d - r;
  if (!(gap > 0)) return [];
  return [
    { id: 'formula', ltv: (margin * r) / gap },
    { id: 'firstMargin', ltv: (margin * (1 + d)) / gap },
  ];
}

function withoutModule(id: BridgeStepId, module: ModuleId): Assumption {
  return {
    id,
    departs: (scenario) => scenario.modules[module],
    keep: (scenario) => ({ ...scenario, modules: { ...scenario.modules, [module]: false } }),
  };
}

/** Whether customers only ever stand on the first rung and that rung is the plain one, costs and referrals aside. */
function isPlain(stages: readonly Stage[]): boolean {
  const [start] = stages;
  const stays = start.moves.every((share, stage) => stage === 0 || share === 0);
  return stays && start.spend === 1 && start.hazard === 1 && start.exit === null;
}

/** One plain stage in place of the ladder; what it costs and refers stays that of the start stage. */
function withPlainLadder(scenario: Scenario): Scenario {
  const [start] = scenario.stages;
  const { name, cost, referral } = start;
  return { ...scenario, stages: [activeStage(name, { cost, referral })] };
}
