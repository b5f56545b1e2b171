import type { Course } from './course.ts';

/** What is added up along a person's path; every entry is a factor on that part. */
export interface PathSum {
  readonly margin: 0 | 1;
  /** Costs of stages, active and lapsed. */
  readonly stageCost: 0 | -1;
  readonly serviceCost: 0 | 1 | -1;
  readonly friends: 0 | 1;
  /** Whether luck beside the path counts: noise of each purchase, number and value of friends. */
  readonly luck: boolean;
}

/** Mean and variance of one sum from each place on, over the periods left: Float64Array [place × node]. */
export interface PathMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Moments with nothing left: all zero. */
export function noMoments(course: Course): PathMoments {
  const length = course.places * course.nodes.length;
  return { mean: new Float64Array(length), variance: new Float64Array(length) };
}

/** What is the same for all places in one period. */
export interface PeriodTerms {
  /** Discount factor of one period. */
  readonly v: number;
  /** Mean and mean square of what one friend adds, seen from this period: v · value − reward. */
  readonly friendMean: number;
  readonly friendSquare: number;
  /** Variance that purchases add per square of margin: Var(y) E(w²). */
  readonly purchaseVariance: number;
  /** Ages and trials 0 … `oldest` can occur with so much time left … */
  readonly oldest: number;
  /** … and ages from here on: `oldest` itself for founders when nobody comes back, else 0. */
  readonly youngest: number;
}

/**
 * One period further from the end: what is left = this period + v · what is left after it.
 *
 * Variances are put together from outcome to outcome (law of total variance), never as mean square less squared mean:
 * they are ≥ 0, and exactly 0 when nothing is left to chance.
 *
 * @param after moments with one period less left
 * @param into  receives the moments
 */
export function stepBack(
  course: Course,
  sum: PathSum,
  terms: PeriodTerms,
  after: PathMoments,
  into: PathMoments,
): void {
  const { ages } = course;
  for (let age = Math.min(terms.youngest, ages - 1); age < ages && age <= terms.oldest; age++) {
    stepBackActive(course, sum, terms, age, after, into);
  }
  for (let away = 0; away < course.aways.length; away++) {
    stepBackAway(course, sum, terms, away, after, into);
  }
}

/** Active states of one age. */
function stepBackActive(
  course: Course,
  sum: PathSum,
  { v, friendMean, friendSquare, purchaseVariance }: PeriodTerms,
  age: number,
  after: PathMoments,
  into: PathMoments,
): void {
  const { chain, ages, awayAt, margin, stageCost, friends, serviceCost, stay, spends } = course;
  const { size, edgeStart, leavesTo, winnable } = chain;
  const { mean: meanAfter, variance: varianceAfter } = after;
  const { mean, variance } = into;
  const nodes = course.nodes.length;
  const next = (age + 1 < ages ? age + 1 : age) * size;
  const survival = course.survival[age];
  const { stayMean, stayVariance } = course.room;
  for (let state = 0; state < size; state++) {
    const edge = edgeStart[state];
    stayMoments(course, edge, edgeStart[state + 1], next, after);
    const lapsed = leavesTo[state] >= 0 ? awayAt[leavesTo[state]] * nodes : -1;
    const earned = margin[age * size + state];
    const fixed =
      sum.stageCost * stageCost[state] +
      sum.serviceCost * serviceCost +
      sum.friends * friends[state] * friendMean;
    const noise = sum.luck ? sum.margin * purchaseVariance * earned * earned : 0;
    const luck = sum.luck ? sum.friends * friends[state] * friendSquare : 0;
    const place = (age * size + state) * nodes;
    const from = state * nodes;
    for (let k = 0; k < nodes; k++) {
      let leaveMean = 0;
      let leaveVariance = 0;
      if (lapsed >= 0) {
        const back = meanAfter[lapsed + k];
        leaveMean = winnable * back;
        leaveVariance = winnable * (varianceAfter[lapsed + k] + (1 - winnable) * back * back);
      }
      const stays = stay[from + k] * survival;
      const apart = stayMean[k] - leaveMean;
      const spend = spends[k];
      mean[place + k] = sum.margin * spend * earned + fixed + v * (leaveMean + stays * apart);
      variance[place + k] =
        v * v * (stays * stayVariance[k] + (1 - stays) * (leaveVariance + stays * apart * apart)) +
        (spend * spend * noise + luck);
    }
  }
}

/** Mean and variance over where those who stay are next, into the course's room. */
function stayMoments(course: Course, first: number, end: number, next: number, after: PathMoments): void {
  const { mean, variance } = after;
  const { edgeTo, edgeShare } = course.chain;
  const { stayMean, stayVariance } = course.room;
  const nodes = course.nodes.length;
  const to = (next + edgeTo[first]) * nodes;
  if (end - first === 1) {
    for (let k = 0; k < nodes; k++) {
      stayMean[k] = mean[to + k];
      stayVariance[k] = variance[to + k];
    }
    return;
  }
  if (end - first === 2) {
    const other = (next + edgeTo[first + 1]) * nodes;
    const share = edgeShare[first];
    const rest = edgeShare[first + 1];
    for (let k = 0; k < nodes; k++) {
      const apart = mean[to + k] - mean[other + k];
      stayMean[k] = share * mean[to + k] + rest * mean[other + k];
      stayVariance[k] = share * variance[to + k] + rest * variance[other + k] + share * rest * apart * apart;
    }
    return;
  }
  stayMean.fill(0);
  stayVariance.fill(0);
  for (let edge = first; edge < end; edge++) {
    const share = edgeShare[edge];
    const at = (next + edgeTo[edge]) * nodes;
    for (let k = 0; k < nodes; k++) stayMean[k] += share * mean[at + k];
  }
  for (let edge = first; edge < end; edge++) {
    const share = edgeShare[edge];
    const at = (next + edgeTo[edge]) * nodes;
    for (let k = 0; k < nodes; k++) {
      const off = mean[at + k] - stayMean[k];
      stayVariance[k] += share * (variance[at + k] + off * off);
    }
  }
}

/** Customers away, at every trial; with returns at once the active of this period must stand already. */
function stepBackAway(
  course: Course,
  sum: PathSum,
  { v, oldest }: PeriodTerms,
  away: number,
  after: PathMoments,
  into: PathMoments,
): void {
  const { chain, aways, trials, awayAt, awayCost } = course;
  const { win, hold, delay } = aways[away];
  const { mean, variance } = into;
  const nodes = course.nodes.length;
  const returns = chain.entry[away] >= 0;
  const back = Math.max(0, chain.entry[away]) * nodes;
  const worth = delay === 0 ? 1 : v;
  const source = delay === 0 ? into : after;
  const cost = sum.stageCost * awayCost[away];
  for (let trial = 0; trial < trials[away] && trial <= oldest; trial++) {
    const place = (awayAt[away] + trial) * nodes;
    const later = (awayAt[away] + (trial + 1 < trials[away] ? trial + 1 : trial)) * nodes;
    const wins = returns ? win[trial] : 0;
    const holds = hold[trial];
    const lost = Math.max(0, 1 - wins - holds);
    for (let k = 0; k < nodes; k++) {
      const backMean = worth * source.mean[back + k];
      const holdMean = v * after.mean[later + k];
      const expected = wins * backMean + holds * holdMean;
      const backOff = backMean - expected;
      const holdOff = holdMean - expected;
      mean[place + k] = cost + expected;
      variance[place + k] =
        wins * (worth * worth * source.variance[back + k] + backOff * backOff) +
        holds * (v * v * after.variance[later + k] + holdOff * holdOff) +
        lost * expected * expected;
    }
  }
}
