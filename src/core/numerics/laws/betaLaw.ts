import { exp, log, log1p } from '../elementary.ts';
import { quantileTable } from './gammaLaw.ts';
import { RULES } from './lawNodes.ts';
import type { LawAccuracy, LawNode } from './lawNodes.ts';
import { trapezoid } from './realLine.ts';
import type { RealLineLaw } from './realLine.ts';

/**
 * Quadrature over individual retention r ~ Beta: churn 1 − r has shapes (alpha, beta), so E r = beta / (alpha + beta).
 * Trapezoid rule in s = logit(1 − r), where the density is proportional to (1 − r)^alpha · r^beta.
 *
 * @param alpha > 0, shape of churn
 * @param beta  > 0, shape of retention
 * @returns nodes with value r in (0, 1], descending
 * @throws  RangeError unless alpha > 0 and beta > 0
 */
export function betaNodes(alpha: number, beta: number, accuracy: LawAccuracy): readonly LawNode[] {
  const law = logitBeta(alpha, beta);
  const rule = RULES[accuracy];
  const step = Math.min(rule.step, rule.ofSpread * law.spread);
  return trapezoid(law, step, rule.depth).map(({ s, weight }) => ({ value: exp(-hazardOf(s)), weight }));
}

/**
 * Hazard −ln r at its quantiles j / 4096, to be interpolated linearly: Float64Array [4097], ascending. The first and
 * the last knot keep the mean hazard of their slices.
 *
 * @param alpha > 0, shape of churn
 * @param beta  > 0, shape of retention
 * @throws RangeError unless alpha > 0 and beta > 0
 */
export function betaHazardTable(alpha: number, beta: number): Float64Array {
  return quantileTable(logitBeta(alpha, beta), hazardOf);
}

/** −ln r as a function of s = logit(1 − r). */
function hazardOf(s: number): number {
  return s > 36 ? s : log1p(exp(s));
}

function logitBeta(alpha: number, beta: number): RealLineLaw {
  if (!(alpha > 0)) throw new RangeError(`beta: alpha must be > 0, got ${alpha}`);
  if (!(beta > 0)) throw new RangeError(`beta: beta must be > 0, got ${beta}`);
  return {
    logDensity: (s) => -alpha * hazardOf(-s) - beta * hazardOf(s),
    mode: log(alpha / beta),
    spread: Math.min(1, Math.sqrt(1 / alpha + 1 / beta)),
    settledBelow: log(1e-19),
  };
}
