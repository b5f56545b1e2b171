import type { ModelParams } from '../model/params.ts';
import { lastChange } from './ageing.ts';
import type { Accuracy } from './exactResult.ts';
import { answersFor } from './kind.ts';
import type { Kind, Kinds } from './kind.ts';
import { milestoneAges } from './milestones.ts';
import { referredAreAlike } from './people.ts';
import type { Recall } from './recall.ts';

/**
 * Most steps of one answer: about two seconds for the one that is printed, a quarter of a second for one of many.
 * Measured .7 to 1.9 nanoseconds a step over models of 2 to 176 states and 120 to 800 periods.
 */
export const MOST_STEPS: Readonly<Record<Accuracy, number>> = { fast: 2e8, reference: 2e9 };

/**
 * Work of one expected value in steps of the innermost loops: a product added for one node. Counted from the model before
 * anything is worked out; what neighbours may share is not taken off, so that it says something of the model alone.
 */
export function valueSteps(params: ModelParams, recall: Recall): number {
  return stepsOf(params, recall.kindsOf({ params, splitLives: false }));
}

/** Work of value and series, which share their flows unless lives must be told apart for the series alone. */
export function resultSteps(params: ModelParams, recall: Recall): number {
  const [whole, split] = [false, true].map((splitLives) => recall.kindsOf({ params, splitLives }));
  const value = stepsOf(params, whole);
  return answersFor(whole.founder, split.founder) ? value : value + stepsOf(params, split);
}

function stepsOf(params: ModelParams, { founder, referred }: Kinds): number {
  const alone = params.stages.every(({ referralRate }) => referralRate === 0);
  const shared = alone || referredAreAlike(params) || answersFor(founder, referred);
  return flowSteps(founder) + (shared ? 0 : flowSteps(referred));
}

/** Steps of `flowOf`. */
function flowSteps({ chain, survival, nodes, byAge }: Kind): number {
  const { size, edgeTo, entry, aways, first } = chain;
  const periods = survival.length;
  const returning = entry.filter((state) => state >= 0);
  const starts = new Set([0, ...returning]).size;
  const ages = returning.length > 0 && lastChange(survival) > 0 ? milestoneAges(survival) : [];
  const trials = aways.filter(({ settled }, away) => settled > 0 && entry[away] >= 0).length;
  const onePeriod = 2 * size + edgeTo.length;
  // A life alone is in the states of its own kind only.
  const lives = first.includes(0) ? starts / 2 : starts;
  const lifeLength = byAge ? periods : 1 + Math.max(-1, ...ages);
  const pairsOfDates = (periods * periods) / 2;
  return (
    nodes.length *
    (periods * onePeriod +
      lifeLength * lives * onePeriod +
      periods * ages.length * starts * size +
      pairsOfDates * (trials + (byAge ? starts : 0)))
  );
}
