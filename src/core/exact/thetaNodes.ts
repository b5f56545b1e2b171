import type { ThetaLaw } from '../model/params.ts';
import { log } from '../numerics/elementary.ts';
import { betaNodes } from '../numerics/laws/betaLaw.ts';
import { gammaNodes } from '../numerics/laws/gammaLaw.ts';
import type { Accuracy } from './exactResult.ts';
import { sameNumbers } from './sameNumbers.ts';

/** One representative customer of a law: everybody's value is the weighted sum of theirs. */
export interface ThetaNode {
  /** Multiplier on exit hazards, 0 … 1e9. */
  readonly theta: number;
  /** Multiple of spend. */
  readonly spend: number;
  /** Share of customers, > 0; the weights sum to 1. */
  readonly weight: number;
}

/** Stands for an infinite multiplier (a customer whose retention is 0): with any hazard worth the name, exit is certain. */
const LARGEST_THETA = 1e9;

/**
 * Quadrature over the law of the hazard multiplier: one node when nobody differs, one per type in a mixture,
 * points of a trapezoid rule otherwise.
 *
 * beta: the nodes are individual retentions r, and θ = −ln r / −ln(mean r) with mean r = beta / (alpha + beta).
 */
export function thetaNodes(law: ThetaLaw, accuracy: Accuracy): readonly ThetaNode[] {
  switch (law.kind) {
    case 'none':
      return [{ theta: 1, spend: 1, weight: 1 }];
    case 'gamma':
      return gammaNodes(law.variance, accuracy).map(({ value, weight }) => node(value, weight));
    case 'beta': {
      const scale = -log(law.beta / (law.alpha + law.beta));
      return betaNodes(law.alpha, law.beta, accuracy).map(({ value, weight }) =>
        node(-log(value) / scale, weight),
      );
    }
    case 'types':
      return law.shares
        .map((share, j) => ({ theta: law.thetas[j], spend: law.spends[j], weight: share }))
        .filter(({ weight }) => weight > 0);
  }
}

function node(theta: number, weight: number): ThetaNode {
  return { theta: theta < LARGEST_THETA ? theta : LARGEST_THETA, spend: 1, weight };
}

/** Whether two laws are the same, number by number. */
export function sameLaw(one: ThetaLaw, other: ThetaLaw): boolean {
  switch (one.kind) {
    case 'none':
      return other.kind === 'none';
    case 'gamma':
      return other.kind === 'gamma' && one.variance === other.variance;
    case 'beta':
      return other.kind === 'beta' && one.alpha === other.alpha && one.beta === other.beta;
    case 'types':
      return (
        other.kind === 'types' &&
        sameNumbers(one.shares, other.shares) &&
        sameNumbers(one.thetas, other.thetas) &&
        sameNumbers(one.spends, other.spends)
      );
  }
}
