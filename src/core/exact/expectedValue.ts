import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactValue } from './exactResult.ts';
import { birthsOf, peopleOf } from './people.ts';
import { newRecall } from './recall.ts';

/**
 * Expected values per founder.
 *
 * Everybody's life is worked out once, by own age and over the θ-law; families follow because the friends of a period
 * are the new customers of the next one, whoever brought them.
 *
 * It takes as long as it takes; `expectedValues` and `exactResult` count the work first.
 *
 * @param recall of that accuracy; hand it in when many models have something in common
 * @source own derivation, MODEL.md §6 and §8
 */
export function expectedValue(
  params: ModelParams,
  accuracy: Accuracy,
  recall = newRecall(accuracy),
): ExactValue {
  const { periods, referralReward: reward } = params;
  const people = peopleOf(params, recall, false);
  const { founder, referred } = people;
  const births = birthsOf(people);
  const discounts = discountFactors(params);

  let own = 0;
  let rewards = 0;
  for (let t = 0; t < periods; t++) {
    own += discounts[t] * founder.cash[t];
    rewards += discounts[t] * reward * founder.friends[t];
  }
  let persons = 1;
  let friends = 0;
  let ofOneFriend = 0;
  for (let t = periods - 1, left = 0; t > 0; t--, left++) {
    ofOneFriend += discounts[left] * (referred.cash[left] - reward * referred.friends[left]);
    friends += discounts[t] * births[t] * ofOneFriend;
    persons += births[t];
  }
  const referral = friends - rewards;
  return { own, family: own + referral, referral, firstPeriod: founder.cash[0], persons };
}

/** v^t: [period]. */
function discountFactors({ periods, discount }: ModelParams): number[] {
  const factors = [1];
  for (let t = 1; t < periods; t++) factors.push(factors[t - 1] / (1 + discount));
  return factors;
}
