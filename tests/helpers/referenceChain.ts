import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { activeStage, lapsedStage } from '../../src/core/scenario/ladders.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';

/** The plain case of the oracles (tests/oracles/clv.json): margin 100, retention .8, discount 10 %, for as long as anything is worth something. */
export const plainCase: Scenario = scenarioWith({
  spendPerYear: 100,
  contributionRate: 1,
  retentionRate: 0.8,
  discountRate: 0.1,
  horizonYears: 200,
});

/**
 * "REF" of tests/oracles/clv.json: New, Loyal, AtRisk, Lapsed and Lost with friends, as a scenario. Its moves among those who stay
 * and its give-ups among those not won back are the published probabilities, conditioned.
 */
export const referenceChain: Scenario = scenarioWith({
  ...plainCase,
  modules: ['winBack', 'referral'],
  referralRate: 1,
  referredHazardMultiplier: 1,
  secondLifeHazard: 1,
  winBackTiming: 'nextPeriod',
  stages: [
    activeStage('new', { spend: 0.4, exit: 0.2, referral: 0.02, moves: [0, 0.55 / 0.8, 0.25 / 0.8, 0] }),
    activeStage('loyal', { spend: 0.6, exit: 0.05, referral: 0.05, moves: [0, 0.85 / 0.95, 0.1 / 0.95, 0] }),
    activeStage('atRisk', { spend: 0.25, exit: 0.3, referral: 0.01, moves: [0, 0.3 / 0.7, 0.4 / 0.7, 0] }),
    lapsedStage('lapsed', { cost: 3, winBack: 0.1, giveUp: 0.25 / 0.9, winBackTo: 1 }),
  ],
});
