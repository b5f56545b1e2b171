import { lastChange } from './ageing.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import { chainProfile } from './chainProfile.ts';
import type { Profile } from './profile.ts';
import { renewalProfile } from './renewalProfile.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Profile of one kind of person, by the shortest way: a plain chain, unless people come back to lives whose hazards
 * depend on age.
 *
 * @param hazard  factor on every exit hazard
 * @param weights what to tally over active stages: rows of Float64Array [stage]
 */
export function personProfile(
  chain: Chain,
  hazard: number,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  weights: readonly Float64Array[],
): Profile {
  const comesBack = chain.entry.some((state) => state >= 0);
  const profile = comesBack && lastChange(ageing.survival) > 0 ? renewalProfile : chainProfile;
  return profile(chain, hazard, ageing, nodes, weights);
}
