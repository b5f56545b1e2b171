import { exp, log, log1p } from '../elementary.ts';
import type { Accuracy, LawNode } from './lawNodes.ts';
import { trapezoidPoints } from './lineLaw.ts';
import type { LineLaw } from './lineLaw.ts';
import { quantileTable } from './quantileTable.ts';

/** Most whole periods for which the accuracy of r^t is promised. */
const MOST_PERIODS = 100;

/** The promise also holds for r^t with t in steps of this: months of a yearly retention. */
const SMALLEST_POWER = 1 / 12;

/** ln(1 + e^x) for any x: the hazard −ln r of a customer whose churn has logit x. */
function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** 1 / (1 + e^−x). */
function logistic(x: number): number {
  return x > 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}

/** The law of x = logit of churn for churn ~ Beta(alpha, beta): density c^alpha (1 − c)^beta. */
function logitChurnLaw(alpha: number, beta: number): LineLaw {
  const mode = log(alpha) - log(beta);
  const peak = alpha * softplus(-mode) + beta * softplus(mode);
  return {
    mode,
    logDensity(x) {
      const low = log1p(exp(-Math.abs(x))); // what both hazards have in common, worked out once
      return x > 0 ? peak - alpha * low - beta * (x + low) : peak - alpha * (low - x) - beta * low;
    },
    slope: (x) => alpha * logistic(-x) - beta * logistic(x),
    curvature: (x) => (alpha + beta) * logistic(x) * logistic(-x),
  };
}

/**
 * The same law on a line t with x = t + e^(t/2 − 1): towards certain churn, x runs ahead, so that a tail like
 * e^(−beta x) takes a few points more instead of hundreds, while r^(1/12) still sees it.
 */
function stretchedLaw(alpha: number, beta: number): Pick<LineLaw, 'mode' | 'logDensity'> {
  const law = logitChurnLaw(alpha, beta);
  let mode = Math.min(law.mode, 2 * log(2 + Math.abs(law.mode)));
  for (let i = 0; i < 30; i++) {
    const ahead = stretchBy(mode);
    const next = mode - (mode + ahead - law.mode) / (1 + 0.5 * ahead);
    if (next === mode) break;
    mode = next;
  }
  const steepest = stretchSlope(mode);
  return {
    mode,
    logDensity(t) {
      const ahead = stretchBy(t);
      return law.logDensity(t + ahead) + log((1 + 0.5 * ahead) / steepest);
    },
  };
}

/** How far x runs ahead of t. */
function stretchBy(t: number): number {
  return exp(0.5 * t - 1);
}

function stretch(t: number): number {
  return t + stretchBy(t);
}

function stretchSlope(t: number): number {
  return 1 + 0.5 * stretchBy(t);
}

function checkShapes(name: string, alpha: number, beta: number): void {
  for (const [shape, value] of [
    ['alpha', alpha],
    ['beta', beta],
  ] as const) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name}: ${shape} must be > 0, got ${value}`);
  }
}

/**
 * Quadrature over the Beta law of retention: customers whose churn per period is Beta(alpha, beta), so that those who
 * stay are the loyal ones (the shifted-beta-geometric model).
 *
 *   value r = retention per period, E r = beta / (alpha + beta)
 *
 * Trapezoid rule on the logit of churn. Customers so loyal that a mean describes them (r → 1) are lumped into one node
 * at their mean churn; those so disloyal that they count for nothing (r → 0) into one at the mean of r^(1/12). Nothing
 * means also: next to nothing of the mean hazard −ln r, which is all that matters where θ multiplies a hazard far below
 * the retention's own, r^t with t → 0.
 *
 * Meant for r^t with t = 0 or 1/12 … 100 and discounted sums of it. Measured for shapes 0.02 … 1000: 'fast' has 12 to
 * 41 nodes (24 to 28 for published fits) and 3e-6 absolute error at most, 6e-8 for published fits, whose discounted
 * lifetimes are right to 1e-8; 'reference' has 27 to 135 nodes and 1e-12 absolute error, 4e-14 for published fits (2e-10
 * at most, for alpha = 1000 with beta = 0.02).
 *
 * @param alpha    shape of churn, > 0, dimensionless
 * @param beta     shape of retention, > 0, dimensionless
 * @param accuracy which of the two
 * @returns        nodes by ascending retention in [1e-300, 1], weights adding up to 1
 * @throws         RangeError unless both shapes are > 0 and finite
 * @source         own derivation; model: Fader & Hardie, "How to Project Customer Retention" (2007)
 */
export function betaNodes(alpha: number, beta: number, accuracy: Accuracy): readonly LawNode[] {
  checkShapes('betaNodes', alpha, beta);
  const law = stretchedLaw(alpha, beta);
  const stretched = stretchSlope(law.mode);
  const curvature = (stretched * stretched * alpha * beta) / (alpha + beta);
  const { step, floor, loyalCost, goneCost, goneHazard } = accuracyTerms(accuracy, curvature);
  const { x, weight } = trapezoidPoints(law, step, floor);
  const churn = x.map(stretch); // on the logit scale
  const odds = churn.map((logit) => exp(-Math.abs(logit))); // of the rarer of leaving and staying
  const hazard = churn.map((logit, i) => Math.max(0, logit) + log1p(odds[i]));
  const retention = odds.map((rarer, i) => (churn[i] > 0 ? rarer : 1) / (1 + rarer));
  const isLoyal = (i: number) => log(weight[i]) + Math.min(0, 2 * (churn[i] + log(MOST_PERIODS))) < loyalCost;
  const { sum: meanHazard } = weightedSum(weight, 0, x.length, (i) => hazard[i]);
  const isGone = (i: number) =>
    log(weight[i]) - 2 * SMALLEST_POWER * Math.max(0, churn[i]) < goneCost &&
    weight[i] * hazard[i] < goneHazard * meanHazard;

  let first = 1;
  while (first < x.length - 1 && isLoyal(first)) first++;
  let last = x.length - 1;
  while (last > first && isGone(last - 1)) last--;

  const nodes: LawNode[] = [];
  const loyal = weightedSum(weight, 0, first, (i) => logistic(churn[i]));
  const loyalChurn = loyal.sum / loyal.weight;
  // Of churn and retention the smaller is averaged, else a retention of 1e-20 would be 0 and its hazard infinite.
  const loyalRetention = weightedSum(weight, 0, first, (i) => retention[i]).sum / loyal.weight;
  nodes.push({
    value: loyalChurn < 0.5 ? 1 - loyalChurn : atLeastTiny(loyalRetention),
    weight: loyal.weight,
  });
  for (let i = first; i < last; i++) nodes.push({ value: atLeastTiny(retention[i]), weight: weight[i] });
  const gone = weightedSum(weight, last, x.length, (i) => exp(-SMALLEST_POWER * hazard[i]));
  const goneRetention = exp(log(gone.sum / gone.weight) / SMALLEST_POWER);
  nodes.push({ value: atLeastTiny(goneRetention), weight: gone.weight });
  return nodes.reverse();
}

/** Step and limits that give the promised accuracy; costs are logarithms, `goneHazard` a share of the mean hazard. */
function accuracyTerms(accuracy: Accuracy, curvature: number) {
  return accuracy === 'fast'
    ? { step: 1.06 / Math.sqrt(curvature + 2.6), floor: 20, loyalCost: -18, goneCost: -16, goneHazard: 1e-3 }
    : { step: 0.72 / Math.sqrt(curvature + 5), floor: 60, loyalCost: -50, goneCost: -34, goneHazard: 1e-9 };
}

function weightedSum(weights: readonly number[], from: number, to: number, valueAt: (i: number) => number) {
  let weight = 0;
  let sum = 0;
  for (let i = from; i < to; i++) {
    weight += weights[i];
    sum += weights[i] * valueAt(i);
  }
  return { weight, sum };
}

/** Keeps a retention above 0, so that its hazard −ln r stays finite. */
function atLeastTiny(retention: number): number {
  return Math.max(1e-300, retention);
}

/**
 * Hazards −ln r of the Beta law of retention at u = j / 4096, for linear interpolation: u = 0 the most loyal.
 *
 * See `quantileTable` for the two outer knots; the interpolated law has the true mean hazard to rounding.
 *
 * @param alpha shape of churn, > 0, dimensionless
 * @param beta  shape of retention, > 0, dimensionless
 * @returns     Float64Array [4097], hazard per period, ascending from ≥ 0
 * @throws      RangeError unless both shapes are > 0 and finite
 * @source      own derivation
 */
export function betaHazardTable(alpha: number, beta: number): Float64Array {
  checkShapes('betaHazardTable', alpha, beta);
  const law = logitChurnLaw(alpha, beta);
  const { step, floor } = accuracyTerms('reference', (alpha * beta) / (alpha + beta));
  const { x, weight } = trapezoidPoints(law, step, floor);
  const { sum: mean } = weightedSum(weight, 0, x.length, (i) => softplus(x[i]));
  return quantileTable(law, softplus, mean);
}
