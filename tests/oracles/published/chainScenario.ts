import { activeStage } from '../../../src/core/scenario/ladders.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';

/** A published Markov chain: what a customer of each state earns and where he or she is next year. */
export interface PublishedChain {
  /** Probability of each state next year; what is missing to 1 is lost for ever. */
  readonly moves: readonly (readonly number[])[];
  /** Money per year in each state. */
  readonly rewards: readonly number[];
}

/** The order of stages in which a chain that starts in `start` is written down. */
export function orderFrom(start: number, states: number): readonly number[] {
  return [start, ...Array.from({ length: states }, (_, state) => state).filter((state) => state !== start)];
}

/** The chain as a ladder whose founders start in `start`: every state an active stage, loss an exit. */
export function chainScenario(
  { moves, rewards }: PublishedChain,
  start: number,
  changes: Partial<Pick<Scenario, 'discountRate' | 'horizonYears'>>,
): Scenario {
  const order = orderFrom(start, moves.length);
  const stages = order.map((state) => {
    const next = order.map((to) => moves[state][to]);
    const kept = next.reduce((sum, probability) => sum + probability, 0);
    return activeStage(`state${state + 1}`, {
      spend: Math.max(rewards[state], 0) / plainCase.spendPerYear,
      cost: Math.max(-rewards[state], 0),
      exit: Math.max(0, 1 - kept),
      moves: next.map((probability) => probability / kept),
    });
  });
  return scenarioWith({ ...changes, stages }, plainCase);
}
