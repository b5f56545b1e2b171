import type { ModelParams } from '../model/params.ts';
import { survivalByAge } from './ageing.ts';
import { heldCustomers } from './away.ts';
import { carve } from './carve.ts';
import { compileChain } from './chain.ts';
import { personProfile } from './personProfile.ts';
import type { Profile } from './profile.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** Founders and the customers referred by anybody, on average. Every array is [own age], length T. */
export interface People {
  readonly founder: Person;
  /** The founder's own when they do not differ. */
  readonly referred: Person;
}

/** One kind of person: what he or she earns and brings. */
export interface Person {
  readonly profile: Profile;
  /** Friends referred per period. */
  readonly friends: Float64Array;
  /** Margin less costs of the person, money per period; rewards not deducted. */
  readonly cash: Float64Array;
  /** Customers away at the start of the period, one array per away of the profile's chain. */
  readonly held: readonly Float64Array[];
}

/**
 * Both kinds of person.
 *
 * @param splitLives whether exits are told apart by first and later life
 * @param weights    more rows to tally over active stages, after friends (row 0) and costs (row 1)
 */
export function peopleOf(
  params: ModelParams,
  nodes: readonly ThetaNode[],
  splitLives: boolean,
  weights: readonly Float64Array[] = [],
): People {
  const { stages } = params;
  const [friends, costs] = carve([stages.length, stages.length]);
  for (let stage = 0; stage < stages.length; stage++) {
    friends[stage] = stages[stage].referralRate;
    costs[stage] = stages[stage].cost + params.serviceCost;
  }
  const rows = [friends, costs, ...weights];
  const chain = compileChain(params, splitLives);
  const survival = survivalByAge(params);
  const person = (hazard: number, tenureFactor: Float64Array): Person => {
    const profile = personProfile(chain, hazard, { tenureFactor, survival }, nodes, rows);
    const held = profile.chain.aways.map((away, index) => heldCustomers(away, profile.entered[index]));
    return { profile, friends: profile.tallies[0], cash: cashOf(params, profile, held), held };
  };
  const founder = person(1, params.tenureFactor);
  const alone = !founder.friends.some((friends) => friends > 0);
  if (alone || referredAreAlike(params)) return { founder, referred: founder };
  return { founder, referred: person(params.referredHazard, params.referredTenureFactor) };
}

function cashOf(params: ModelParams, profile: Profile, held: readonly Float64Array[]): Float64Array {
  const [, costs] = profile.tallies;
  const cash = new Float64Array(params.periods);
  for (let t = 0; t < cash.length; t++) cash[t] = params.contributionRate * profile.revenue[t] - costs[t];
  held.forEach((customers, index) => {
    const { cost } = params.stages[profile.chain.aways[index].stage];
    if (cost !== 0) for (let t = 0; t < cash.length; t++) cash[t] -= cost * customers[t];
  });
  return cash;
}

/** Whether referred customers have the founders' hazards and spend by tenure. */
export function referredAreAlike({
  referredHazard,
  tenureFactor,
  referredTenureFactor,
}: ModelParams): boolean {
  return (
    referredHazard === 1 &&
    (tenureFactor === referredTenureFactor ||
      tenureFactor.every((factor, age) => factor === referredTenureFactor[age]))
  );
}

/**
 * Expected number of referred customers who join at the start of each period, per founder: Float64Array [period].
 * Entry 0 is 0: the founder is not counted.
 */
export function birthsOf({ founder, referred }: People): Float64Array {
  const { friends } = founder;
  const later = referred.friends;
  const births = new Float64Array(friends.length);
  for (let t = 0; t + 1 < births.length; t++) {
    let referrals = friends[t];
    let others = 0;
    let u = 1;
    for (; u < t; u += 2) {
      referrals += births[u] * later[t - u];
      others += births[u + 1] * later[t - u - 1];
    }
    if (u === t) referrals += births[u] * later[0];
    births[t + 1] = referrals + others;
  }
  return births;
}
