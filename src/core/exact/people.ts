import type { ModelParams } from '../model/params.ts';
import { personOf } from './person.ts';
import type { Person } from './person.ts';
import type { Recall } from './recall.ts';
import { zeros } from './zeros.ts';

/** Founders and the customers referred by anybody, on average. */
export interface People {
  readonly founder: Person;
  /** The founder's own when they do not differ. */
  readonly referred: Person;
}

/**
 * Both kinds of person.
 *
 * @param splitLives whether exits are told apart by first and later life
 */
export function peopleOf(params: ModelParams, recall: Recall, splitLives: boolean): People {
  const kinds = recall.kindsOf({ params, splitLives });
  const founder = personOf(params, kinds.founder.chain, recall.flowOf(kinds.founder), params.tenureFactor);
  const alone = !founder.friends.some((friends) => friends > 0);
  if (alone || referredAreAlike(params)) return { founder, referred: founder };
  const { chain } = kinds.referred;
  return {
    founder,
    referred: personOf(params, chain, recall.flowOf(kinds.referred), params.referredTenureFactor),
  };
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
 * Expected number of referred customers who join at the start of each period, per founder: [period].
 * Entry 0 is 0: the founder is not counted.
 */
export function birthsOf({ founder, referred }: People): number[] {
  const { friends } = founder;
  const later = referred.friends;
  const births = zeros(friends.length);
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
