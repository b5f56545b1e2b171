import type { ModelParams } from '../model/params.ts';
import { lognormalTable, tableSecondMoment } from '../numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../numerics/laws/purchaseTable.ts';
import type { Course } from './course.ts';
import { noMoments, stepBack } from './pathMoments.ts';
import type { PathMoments, PathSum, PeriodTerms } from './pathMoments.ts';

/** Own value: margin less costs. */
export const OWN: PathSum = { margin: 1, stageCost: -1, serviceCost: -1, friends: 0, luck: true };
/** Own value, and what follows from referrals. */
export const FAMILY: PathSum = { ...OWN, friends: 1 };
/** What follows from referrals: rewards, friends, their friends. */
export const REFERRAL: PathSum = { margin: 0, stageCost: 0, serviceCost: 0, friends: 1, luck: true };
/** What the wallet and what the cost to serve multiply. */
const MARGIN: PathSum = { margin: 1, stageCost: 0, serviceCost: 0, friends: 0, luck: false };
const SERVICE: PathSum = { margin: 0, stageCost: 0, serviceCost: 1, friends: 0, luck: false };

/** What a person draws beside the path: multipliers of mean 1, each with the sum that it multiplies, and noise. */
export interface Drawn {
  readonly sums: readonly { readonly sum: PathSum; readonly variance: number }[];
  /** Var(y) E(w²): noise of one period's spend, times mean square of the wallet. */
  readonly purchaseVariance: number;
}

/** Variances of everything drawn beside the path, as the engine draws it: from tables. */
export function drawnBy(params: ModelParams): Drawn {
  const wallet = tableSecondMoment(lognormalTable(params.walletSigma));
  const service = tableSecondMoment(lognormalTable(params.serviceCostSigma));
  const purchase = tableSecondMoment(purchaseTable(params.purchaseProbability, params.periodSpendSigma));
  return {
    sums: [
      { sum: MARGIN, variance: params.walletSigma > 0 ? wallet - 1 : 0 },
      { sum: SERVICE, variance: params.serviceCostSigma > 0 && params.serviceCost > 0 ? service - 1 : 0 },
    ].filter(({ variance }) => variance > 0),
    purchaseVariance: purchase > 1 ? (purchase - 1) * wallet : 0,
  };
}

/** The moments of some sums over the time left, for every node; `spare` is room for one period more. */
export interface Recursion {
  readonly course: Course;
  readonly sums: readonly PathSum[];
  /** PathMoments per sum. */
  moments: PathMoments[];
  spare: PathMoments[];
}

/** A recursion with nothing left, for the sums wanted and those that drawn multipliers need. */
export function newRecursion(course: Course, wanted: readonly PathSum[], drawn: Drawn): Recursion {
  const sums = [...wanted, ...drawn.sums.map(({ sum }) => sum)];
  const none = (): PathMoments[] => sums.map(() => noMoments(course));
  return { course, sums, moments: none(), spare: none() };
}

/** One period more is left. */
export function moveBack(recursion: Recursion, terms: PeriodTerms): void {
  const { course, sums, moments, spare } = recursion;
  sums.forEach((sum, index) => stepBack(course, sum, terms, moments[index], spare[index]));
  recursion.moments = spare;
  recursion.spare = moments;
}

/** Mean and variance of one value. */
export interface ValueMoments {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of one sum from birth on, over the law of θ and the multipliers. */
export function sumMoments(
  { course, sums, moments }: Recursion,
  wanted: PathSum,
  drawn: Drawn,
): ValueMoments {
  // Everybody begins in place 0, so its entries [node] are the first ones.
  const { mean: means, variance: variances } = moments[sums.indexOf(wanted)];
  let mean = 0;
  course.nodes.forEach(({ weight }, node) => (mean += weight * means[node]));
  let variance = 0;
  course.nodes.forEach(({ weight }, node) => {
    const off = means[node] - mean;
    variance += weight * (variances[node] + off * off);
  });
  for (const drawnSum of drawn.sums) {
    const multiplies = drawnSum.sum === MARGIN ? wanted.margin !== 0 : wanted.serviceCost !== 0;
    if (!multiplies) continue;
    const part = moments[sums.indexOf(drawnSum.sum)];
    course.nodes.forEach(({ weight }, node) => {
      variance += weight * drawnSum.variance * (part.variance[node] + part.mean[node] * part.mean[node]);
    });
  }
  return { mean, variance };
}
