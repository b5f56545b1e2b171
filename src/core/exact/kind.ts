import type { ModelParams } from '../model/params.ts';
import { lastChange, survivalByAge } from './ageing.ts';
import { compileChain, sameChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { sameNumbers } from './sameNumbers.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** All that decides how people of one kind pass through their states. */
export interface Kind {
  readonly chain: Chain;
  /** Factor on every exit hazard. */
  readonly hazard: number;
  /** Factor on the probability of staying at each age of a life (milestones), 0–1: [age], length T. */
  readonly survival: readonly number[];
  readonly nodes: readonly ThetaNode[];
  /** Whether spend must be known by age of life: it changes with age, and the regained begin anew. */
  readonly byAge: boolean;
}

/** The founders of a model, and the customers referred by anybody. */
export interface Kinds {
  readonly founder: Kind;
  readonly referred: Kind;
}

/**
 * Both kinds of person of a model.
 *
 * @param nodes      quadrature of `params.theta`
 * @param splitLives whether exits are told apart by first and later life
 */
export function kindsOf(params: ModelParams, nodes: readonly ThetaNode[], splitLives: boolean): Kinds {
  const chain = compileChain(params, splitLives);
  const survival = survivalByAge(params);
  const comesBack = chain.entry.some((state) => state >= 0);
  const kind = (hazard: number, tenureFactor: Float64Array): Kind => {
    return { chain, hazard, survival, nodes, byAge: comesBack && lastChange(tenureFactor) > 0 };
  };
  return {
    founder: kind(1, params.tenureFactor),
    referred: kind(params.referredHazard, params.referredTenureFactor),
  };
}

/** Whether what was worked out for one kind answers for another, bit for bit. */
export function answersFor(known: Kind, wanted: Kind): boolean {
  return (
    known.hazard === wanted.hazard &&
    known.nodes === wanted.nodes &&
    known.byAge === wanted.byAge &&
    (!wanted.byAge || sameNumbers(known.chain.spend, wanted.chain.spend)) &&
    sameNumbers(known.survival, wanted.survival) &&
    sameChain(known.chain, wanted.chain)
  );
}
