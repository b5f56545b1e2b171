import type { Stage } from './scenario.ts';

/** Frozen ids of the ready-made ladders. */
export const LADDER_IDS = ['one', 'seven', 'recency'] as const;
export type LadderId = (typeof LADDER_IDS)[number];

/** A stage that is active, spends the base amount, leaves at the base hazard and stays put; with the given changes. */
export function activeStage(name: string, changes: Partial<Stage> = {}): Stage {
  return { ...NEUTRAL_STAGE, name, ...changes };
}

/** A stage of customers who are away; neutral: the win-back fields apply. */
export function lapsedStage(name: string, changes: Partial<Stage> = {}): Stage {
  return { ...NEUTRAL_STAGE, kind: 'lapsed', name, spend: 0, hazard: 0, referral: 0, ...changes };
}

const NEUTRAL_STAGE: Stage = {
  name: 'customer',
  kind: 'active',
  spend: 1,
  cost: 0,
  hazard: 1,
  exit: null,
  referral: 1,
  lapsesTo: null,
  moves: [],
  winBack: null,
  giveUp: null,
  winBackTo: null,
};

/**
 * Yearly move shares of the seven-rung ladder: suspect → prospect → first-time → repeat → client → advocate, and
 * inactive. A cohort starts with its first purchase, so the order here is the order of arrival: index 0 is first-time.
 * Climb hazards 1.2, .5 and .25 a year as yearly probabilities 1 − e^(−h) (defaults of the project, not measured).
 */
const CLIMB = { repeat: 0.699, client: 0.393, advocate: 0.221 } as const;

/**
 * Ready-made ladders: plain data that a scenario copies.
 *
 * - `one`: one stage, plain retention.
 * - `seven`: Griffin's customer ladder. A cohort starts at its first purchase; suspects and prospects come last in the
 *   list because nobody returns to them: move one to the top to start a cohort there. Spend relative to a repeat customer's follows shares of wallet
 *   .20/.40/.70/.85, hazard multipliers 1.8/1.1/.6/.35: assumptions, editable.
 * - `recency`: Pfeifer & Carraway (2000), J. Interactive Marketing 14(2): purchase probabilities .30/.20/.15/.05 by
 *   years since the last purchase; a stage's exit is the share that reaches the fifth year without buying.
 */
export const LADDERS: Readonly<Record<LadderId, readonly Stage[]>> = {
  one: [activeStage('customer')],
  seven: [
    activeStage('firstTime', {
      spend: 0.5,
      hazard: 1.8,
      referral: 0.2,
      moves: [1 - CLIMB.repeat, CLIMB.repeat, 0, 0, 0, 0, 0],
    }),
    activeStage('repeat', {
      hazard: 1.1,
      referral: 0.6,
      moves: [0, 1 - CLIMB.client, CLIMB.client, 0, 0, 0, 0],
    }),
    activeStage('client', {
      spend: 1.75,
      hazard: 0.6,
      moves: [0, 0, 1 - CLIMB.advocate, CLIMB.advocate, 0, 0, 0],
    }),
    activeStage('advocate', { spend: 2.125, hazard: 0.35, referral: 2.5 }),
    lapsedStage('inactive', { winBackTo: 1 }),
    activeStage('prospect', { spend: 0, referral: 0, exit: 0.5, moves: [0.05, 0, 0, 0, 0, 0.95, 0] }),
    activeStage('suspect', { spend: 0, referral: 0, exit: 0.4, moves: [0, 0, 0, 0, 0, 1, 0] }),
  ],
  recency: [
    activeStage('recency1', { cost: 4, exit: 0, moves: [0.3, 0.7, 0, 0] }),
    activeStage('recency2', { spend: 0, cost: 4, exit: 0, referral: 0, moves: [0.2, 0, 0.8, 0] }),
    activeStage('recency3', { spend: 0, cost: 4, exit: 0, referral: 0, moves: [0.15, 0, 0, 0.85] }),
    activeStage('recency4', { spend: 0, cost: 4, exit: 0.95, referral: 0, moves: [1, 0, 0, 0] }),
  ],
};
