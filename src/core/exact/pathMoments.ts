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

/** Mean and variance of one sum from each place on, over the periods left, for one node: Float64Array [place]. */
export interface PathMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Moments with nothing left: all zero. */
export function noMoments(course: Course): PathMoments {
  return { mean: new Float64Array(course.places), variance: new Float64Array(course.places) };
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
 * One period further from the end, for one node: what is left = this period + v · what is left after it.
 *
 * Variances are put together from outcome to outcome (law of total variance), never as mean square less squared mean:
 * they are ≥ 0, and exactly 0 when nothing is left to chance.
 *
 * @param node  index of the node
 * @param after moments with one period less left
 * @param into  receives the moments
 */
export function stepBack(
  course: Course,
  sum: PathSum,
  node: number,
  terms: PeriodTerms,
  after: PathMoments,
  into: PathMoments,
): void {
  const { chain, ages, aways, trials, awayAt, margin, stageCost, friends, awayCost, serviceCost } = course;
  const { size, edgeStart, edgeTo, edgeShare, leavesTo, winnable, entry } = chain;
  const { v, friendMean, friendSquare, purchaseVariance, oldest } = terms;
  const { mean: meanAfter, variance: varianceAfter } = after;
  const { mean, variance } = into;
  const nodes = course.nodes.length;
  const spend = course.nodes[node].spend;

  for (let age = Math.min(terms.youngest, ages - 1); age < ages && age <= oldest; age++) {
    const next = (age + 1 < ages ? age + 1 : age) * size;
    for (let state = 0; state < size; state++) {
      let stayMean = 0;
      for (let edge = edgeStart[state]; edge < edgeStart[state + 1]; edge++) {
        stayMean += edgeShare[edge] * meanAfter[next + edgeTo[edge]];
      }
      let stayVariance = 0;
      for (let edge = edgeStart[state]; edge < edgeStart[state + 1]; edge++) {
        const off = meanAfter[next + edgeTo[edge]] - stayMean;
        stayVariance += edgeShare[edge] * (varianceAfter[next + edgeTo[edge]] + off * off);
      }
      let leaveMean = 0;
      let leaveVariance = 0;
      if (leavesTo[state] < aways.length) {
        const lapsed = awayAt[leavesTo[state]];
        leaveMean = winnable * meanAfter[lapsed];
        leaveVariance =
          winnable * (varianceAfter[lapsed] + (1 - winnable) * meanAfter[lapsed] * meanAfter[lapsed]);
      }
      const stay = course.stay[state * nodes + node] * course.survival[age];
      const apart = stayMean - leaveMean;
      const earned = spend * margin[age * size + state];
      const place = age * size + state;
      mean[place] =
        sum.margin * earned +
        sum.stageCost * stageCost[state] +
        sum.serviceCost * serviceCost +
        sum.friends * friends[state] * friendMean +
        v * (leaveMean + stay * apart);
      variance[place] = v * v * (stay * stayVariance + (1 - stay) * (leaveVariance + stay * apart * apart));
      if (sum.luck) {
        variance[place] +=
          sum.margin * purchaseVariance * earned * earned + sum.friends * friends[state] * friendSquare;
      }
    }
  }

  for (let away = 0; away < aways.length; away++) {
    const { win, hold, delay } = aways[away];
    const back = entry[away];
    let backMean = 0;
    let backVariance = 0;
    if (back >= 0) {
      backMean = delay === 0 ? mean[back] : v * meanAfter[back];
      backVariance = delay === 0 ? variance[back] : v * v * varianceAfter[back];
    }
    for (let trial = 0; trial < trials[away] && trial <= oldest; trial++) {
      const place = awayAt[away] + trial;
      const later = awayAt[away] + (trial + 1 < trials[away] ? trial + 1 : trial);
      const holdMean = v * meanAfter[later];
      const holdVariance = v * v * varianceAfter[later];
      const wins = back >= 0 ? win[trial] : 0;
      const holds = hold[trial];
      const expected = wins * backMean + holds * holdMean;
      const backOff = backMean - expected;
      const holdOff = holdMean - expected;
      mean[place] = sum.stageCost * awayCost[away] + expected;
      variance[place] =
        wins * (backVariance + backOff * backOff) +
        holds * (holdVariance + holdOff * holdOff) +
        Math.max(0, 1 - wins - holds) * expected * expected;
    }
  }
}
