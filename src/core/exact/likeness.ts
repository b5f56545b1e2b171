import type { ModelParams } from '../model/params.ts';
import { answersFor, kindsOf } from './kind.ts';
import { sameLaw, thetaNodes } from './thetaNodes.ts';

/**
 * How much of the work of one model's value serves another's as well: 0 nothing; 1 the law of θ; 2 also how founders or
 * the referred pass through their states; 3 both, so that only prices differ.
 */
export function likeness(one: ModelParams, other: ModelParams): number {
  if (!sameLaw(one.theta, other.theta)) return 0;
  const nodes = thetaNodes(one.theta, 'fast');
  const known = kindsOf(one, nodes, false);
  const wanted = kindsOf(other, nodes, false);
  return 1 + (['founder', 'referred'] as const).filter((who) => answersFor(known[who], wanted[who])).length;
}
