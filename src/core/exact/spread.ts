import type { ModelParams } from '../model/params.ts';
import { survivalByAge } from './ageing.ts';
import { compileChain } from './chain.ts';
import { courseOf, visitsOf } from './course.ts';
import type { Accuracy, ExactSpread, Unavailable } from './exactResult.ts';
import { referredAreAlike } from './people.ts';
import { drawnBy, FAMILY, moveBack, newRecursion, OWN, REFERRAL, sumMoments } from './recursion.ts';
import type { ValueMoments } from './recursion.ts';
import { thetaNodes } from './thetaNodes.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** Visits above which variances are not worth waiting for: about a second, at some 40 operations each. */
const MOST_VISITS = 5e7;

/** Means and variances per founder of the values in `ExactValue`. */
export interface FounderMoments {
  readonly own: ValueMoments;
  readonly family: ValueMoments;
  readonly referral: ValueMoments;
}

/**
 * Variances per founder of own, family and referral value.
 *
 * @param nodes quadrature of `params.theta`; hand it in when many models share a law
 * @returns variances in money², or why there are none
 */
export function valueSpread(
  params: ModelParams,
  accuracy: Accuracy,
  nodes: readonly ThetaNode[] = thetaNodes(params.theta, accuracy),
): ExactSpread | Unavailable {
  const moments = founderMoments(params, nodes);
  if ('unavailable' in moments) return moments;
  return {
    own: moments.own.variance,
    family: moments.family.variance,
    referral: moments.referral.variance,
  };
}

/**
 * Means and variances by recursion from the end of the horizon: another way to the means than `expectedValue`.
 *
 * Given the path, friends are compound Poisson: each adds v Z − c, with Z the value of a new family over the periods
 * left. So families over one period need those over fewer, and one recursion from the end yields all of them. Wallet
 * and cost to serve multiply sums of the path: E(wA − cB + F)² = E(A − B + F)² + Var(w) E A² + Var(c) E B².
 *
 * Cost: periods × nodes × sums × places; places grow with ages and trials at which something changes, so a model in
 * which spend changes all through a long life takes periods² / 2. Above 5e7 visits of a place (2e9 operations): unavailable.
 *
 * @source own derivation, MODEL.md §8
 */
export function founderMoments(
  params: ModelParams,
  nodes: readonly ThetaNode[],
): FounderMoments | Unavailable {
  const { periods, referralReward: reward } = params;
  const v = 1 / (1 + params.discount);
  const chain = compileChain(params, false);
  const comesBack = chain.entry.some((state) => state >= 0);
  const survival = survivalByAge(params);
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
  const drawn = drawnBy(params);
  const visits =
    (refers ? 3 + drawn.sums.length : 1 + drawn.sums.length) * visitsOf(founder, periods, oneAge) +
    (referred === undefined ? 0 : (1 + drawn.sums.length) * visitsOf(referred, periods, false));
  if (!(visits <= MOST_VISITS)) return { unavailable: 'varianceTooCostly' };

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
    friend = sumMoments(friends, FAMILY, drawn);
  }
  const own = sumMoments(founders, OWN, drawn);
  if (!refers) return { own, family: own, referral: { mean: 0, variance: 0 } };
  return {
    own,
    family: sumMoments(founders, FAMILY, drawn),
    referral: sumMoments(founders, REFERRAL, drawn),
  };
}
