import type { ModelParams } from '../../src/core/model/params.ts';
import { plainParams, rateOf } from './params.ts';
import type { ParamsSketch, StageSketch } from './params.ts';

/** A published Markov chain: what a customer of each state earns and where he or she is next period. */
export interface PublishedChain {
  /** Probability of each state next period; what is missing to 1 is lost for ever. */
  readonly moves: readonly (readonly number[])[];
  /** Money per period in each state. */
  readonly rewards: readonly number[];
  /** Friends per period; none if left out. */
  readonly friends?: readonly number[];
}

/**
 * The chain as a model whose founders start in `start`: every state an active stage, loss an exit. Friends start there
 * too.
 */
export function chainParams(chain: PublishedChain, start: number, sketch: ParamsSketch): ModelParams {
  const others = chain.moves.map((_, state) => state).filter((state) => state !== start);
  const order = [start, ...others];
  const stages = order.map((state): StageSketch => {
    const next = order.map((to) => chain.moves[state][to]);
    const kept = next.reduce((sum, share) => sum + share, 0);
    const moved = kept - chain.moves[state][state];
    const reward = chain.rewards[state];
    return {
      spend: Math.max(reward, 0),
      cost: Math.max(-reward, 0),
      exitRate: rateOf(Math.max(0, 1 - kept)),
      referralRate: chain.friends?.[state] ?? 0,
      moveRate: rateOf(moved / kept),
      moveTo: order.map((to, index) => (to === state || moved === 0 ? 0 : next[index] / moved)),
    };
  });
  return plainParams({ ...sketch, stages });
}
