import type { ModelParams } from '../model/params.ts';
import { exp } from '../numerics/elementary.ts';
import { lognormalTable, tableSecondMoment } from '../numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../numerics/laws/purchaseTable.ts';
import { compileChain } from './chain.ts';
import { courseOf, workOf } from './course.ts';
import type { Course } from './course.ts';
import type { Accuracy, ExactSpread, UnavailableReason } from './exactResult.ts';
import { referredAreAlike } from './people.ts';
import { noMoments, stepBack } from './pathMoments.ts';
import type { PathMoments, PathSum, PeriodTerms } from './pathMoments.ts';
import { thetaNodes } from './thetaNodes.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** Work above which variances are not worth waiting for, in additions and multiplications: a second or two. */
const MOST_WORK = 2e9;

const OWN: PathSum = { margin: 1, stageCost: -1, serviceCost: -1, friends: 0, luck: true };
const FAMILY: PathSum = { ...OWN, friends: 1 };
const REFERRAL: PathSum = { margin: 0, stageCost: 0, serviceCost: 0, friends: 1, luck: true };
/** What the wallet and what the cost to serve multiply. */
const MARGIN: PathSum = { margin: 1, stageCost: 0, serviceCost: 0, friends: 0, luck: false };
const SERVICE: PathSum = { margin: 0, stageCost: 0, serviceCost: 1, friends: 0, luck: false };

/**
 * Variances per founder of own, family and referral value.
 *
 * Given the path, friends are compound Poisson: each adds v Z − c, with Z the value of a new family over the periods
 * left. So families over one period need those over fewer, and one recursion from the end yields all of them. Wallet
 * and cost to serve multiply sums of the path: E(wA − cB + F)² = E(A − B + F)² + Var(w) E A² + Var(c) E B².
 *
 * @param nodes quadrature of `params.theta`; hand it in when many models share a law
 * @returns variances in money², or why there are none
 * @source  compound Poisson variance: clv.md §5; the rest own derivation
 */
export function valueSpread(
  params: ModelParams,
  accuracy: Accuracy,
  nodes: readonly ThetaNode[] = thetaNodes(params.theta, accuracy),
): ExactSpread | { readonly unavailable: UnavailableReason } {
  const { periods, referralReward: reward } = params;
  const v = 1 / (1 + params.discount);
  const chain = compileChain(params, false);
  const comesBack = chain.entry.some((state) => state >= 0);
  const survival = params.extraExitRate.map((rate) => (rate === 0 ? 1 : exp(-rate)));
  const founder = courseOf(params, chain, 1, { tenureFactor: params.tenureFactor, survival }, nodes);
  const refers = founder.friends.some((rate) => rate > 0);
  const alike = refers && referredAreAlike(params);
  /** Founders whose age is the time gone by. */
  const oneAge = !comesBack && !alike;
  const referred =
    refers && !alike
      ? courseOf(
          params,
          chain,
          params.referredHazard,
          { tenureFactor: params.referredTenureFactor, survival },
          nodes,
        )
      : undefined;
  const drawn = multipliersOf(params);
  const work =
    (refers ? 3 + drawn.sums.length : 1 + drawn.sums.length) *
      workOf(founder, periods, oneAge) +
    (referred === undefined ? 0 : (1 + drawn.sums.length) * workOf(referred, periods, false));
  if (!(work <= MOST_WORK)) return { unavailable: 'varianceTooCostly' };

  const founders = newRecursion(founder, refers ? [OWN, FAMILY, REFERRAL] : [OWN], drawn);
  const friends = referred === undefined ? founders : newRecursion(referred, [FAMILY], drawn);
  let friend = { mean: 0, variance: 0 };
  for (let left = 1; left <= periods; left++) {
    const friendMean = v * friend.mean - reward;
    const oldest = periods - left;
    const terms = {
      v,
      friendMean,
      friendSquare: v * v * friend.variance + friendMean * friendMean,
      purchaseVariance: drawn.purchaseVariance,
      oldest,
      youngest: 0,
    };
    moveBack(founders, { ...terms, youngest: oneAge ? oldest : 0 });
    if (!refers) continue;
    if (friends !== founders) moveBack(friends, terms);
    friend = valueMoments(friends, FAMILY, drawn);
  }
  const own = valueMoments(founders, OWN, drawn).variance;
  if (!refers) return { own, family: own, referral: 0 };
  return {
    own,
    family: valueMoments(founders, FAMILY, drawn).variance,
    referral: valueMoments(founders, REFERRAL, drawn).variance,
  };
}

/** A multiplier of mean 1 that a person draws once for all, and the sum of the path that it multiplies. */
interface Drawn {
  readonly sums: readonly { readonly sum: PathSum; readonly variance: number }[];
  /** Var(y) E(w²): noise of one period's spend, times mean square of the wallet. */
  readonly purchaseVariance: number;
}

function multipliersOf(params: ModelParams): Drawn {
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
interface Recursion {
  readonly course: Course;
  readonly sums: readonly PathSum[];
  /** PathMoments [sum][node]. */
  moments: PathMoments[][];
  spare: PathMoments[][];
}

function newRecursion(course: Course, wanted: readonly PathSum[], drawn: Drawn): Recursion {
  const sums = [...wanted, ...drawn.sums.map(({ sum }) => sum)];
  const none = (): PathMoments[][] => sums.map(() => course.nodes.map(() => noMoments(course)));
  return { course, sums, moments: none(), spare: none() };
}

/** One period more is left. */
function moveBack(recursion: Recursion, terms: PeriodTerms): void {
  const { course, sums, moments, spare } = recursion;
  sums.forEach((sum, index) => {
    for (let node = 0; node < course.nodes.length; node++) {
      stepBack(course, sum, node, terms, moments[index][node], spare[index][node]);
    }
  });
  recursion.moments = spare;
  recursion.spare = moments;
}

/** Mean and variance of one sum from birth on, over the law of θ and the multipliers. */
function valueMoments(
  { course, sums, moments }: Recursion,
  wanted: PathSum,
  drawn: Drawn,
): { readonly mean: number; readonly variance: number } {
  const place = 0;
  const values = moments[sums.indexOf(wanted)];
  let mean = 0;
  course.nodes.forEach(({ weight }, node) => (mean += weight * values[node].mean[place]));
  let variance = 0;
  course.nodes.forEach(({ weight }, node) => {
    const off = values[node].mean[place] - mean;
    variance += weight * (values[node].variance[place] + off * off);
    for (const multiplier of drawn.sums) {
      const multiplies = multiplier.sum === MARGIN ? wanted.margin !== 0 : wanted.serviceCost !== 0;
      if (!multiplies) continue;
      const part = moments[sums.indexOf(multiplier.sum)][node];
      variance += weight * multiplier.variance * (part.variance[place] + part.mean[place] * part.mean[place]);
    }
  });
  return { mean, variance };
}
