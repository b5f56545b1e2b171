import { peopleOf } from '../exact/people.ts';
import { thetaNodes } from '../exact/thetaNodes.ts';
import type { ModelParams } from '../model/params.ts';

/** How many friends one customer brings in person, expected, within a horizon that begins when he or she joins. */
export interface Offspring {
  readonly founder: number;
  /** k: of a customer who was referred. Below 1 families die out, from 1 on they grow as long as they may. */
  readonly referred: number;
  /** K_d: the same with every friend discounted to the start of the one who brings him. Below 1 a family's value is finite. */
  readonly discounted: number;
}

/**
 * Offspring means of the referral process.
 *
 *   k = Σ_a f(a),  K_d = Σ_a v^(a+1) f(a),  f(a) = friends brought at own age a
 *
 * Cost: that of two fast exact values.
 *
 * @source clv.md §5 (referral operator), carried over to a finite horizon
 */
export function offspringOf(params: ModelParams): Offspring {
  const { founder, referred } = peopleOf(params, thetaNodes(params.theta, 'fast'), false);
  let discounted = 0;
  let factor = 1;
  for (const friends of referred.friends) {
    factor /= 1 + params.discount;
    discounted += factor * friends;
  }
  return { founder: sum(founder.friends), referred: sum(referred.friends), discounted };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
