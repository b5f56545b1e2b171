import { lastChange } from './away.ts';
import { chainProfile } from './chainProfile.ts';
import type { Chain } from './chain.ts';
import { renewalProfile } from './renewalProfile.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * What one person does on average, by own age t: periods since he or she joined. Counts are people, money is per
 * period and not discounted; every array is [period], length T.
 */
export interface Profile {
  readonly chain: Chain;
  /** Σ over active customers of their stage's weight, one array per row of weights asked for. */
  readonly tallies: readonly Float64Array[];
  /** Spend. */
  readonly revenue: Float64Array;
  /** Exits from first lives and from later ones; all are in the first when the chain does not tell them apart. */
  readonly firstExits: Float64Array;
  readonly laterExits: Float64Array;
  /** Customers newly lapsed at the start of each period, one array per away of the chain. */
  readonly entered: readonly Float64Array[];
}

/** What depends on the age of a life, Float64Array [age], length T. */
export interface Ageing {
  /** Multiple of spend. */
  readonly tenureFactor: Float64Array;
  /** Factor on the probability of staying (milestones), 0–1. */
  readonly survival: Float64Array;
}

/** Number of ages that differ: 1 when nothing depends on age; the last one stands for all older. */
export function ageClasses({ tenureFactor, survival }: Ageing): number {
  return 1 + Math.max(lastChange(tenureFactor), lastChange(survival));
}

/**
 * Profile of one kind of person.
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
  const ages = ageClasses(ageing) > 1;
  const profile = comesBack && ages ? renewalProfile : chainProfile;
  return profile(chain, hazard, ageing, nodes, weights);
}
