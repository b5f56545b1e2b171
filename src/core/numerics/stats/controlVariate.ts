import type { Moments } from './moments.ts';

/** A mean estimated with the help of something correlated whose expectation is known. */
export interface ControlledMean {
  /** In the unit of the numbers. */
  readonly mean: number;
  /** Standard error of `mean`; NaN with fewer than three numbers. */
  readonly error: number;
  /** Variance of the plain mean divided by that of this one, ≥ 1; Infinity when the control tells all. */
  readonly reduction: number;
}

/**
 * Corrects a mean by how far a control, observed on the same cases, missed its known expectation:
 *
 *   mean = ȳ − β (x̄ − E x), β = Cov(x, y) / Var(x), error² = Var(y) (1 − ρ²) / (n − 2)
 *
 * The covariance comes from three variances, since Var(y − x) = Var(y) + Var(x) − 2 Cov(x, y); so cases need not be kept.
 * β is estimated from the same cases: the bias this leaves is of order 1 / n, far below the error. A control that does
 * not vary corrects nothing.
 *
 * @param target     moments of y
 * @param control    moments of x
 * @param difference moments of y − x, case by case
 * @param expected   E x
 * @throws RangeError unless the three count the same cases
 * @source S. S. Lavenberg & P. D. Welch, "A perspective on the use of control variables to increase the efficiency of
 *         Monte Carlo simulations" (1981), Management Science 27(3); the covariance by differences is own derivation
 */
export function controlledMean(
  target: Moments,
  control: Moments,
  difference: Moments,
  expected: number,
): ControlledMean {
  const { count } = target;
  if (control.count !== count || difference.count !== count) {
    throw new RangeError(`controlledMean: ${count}, ${control.count} and ${difference.count} cases`);
  }
  const covariance = (target.m2 + control.m2 - difference.m2) / 2;
  const beta = control.m2 > 0 ? covariance / control.m2 : 0;
  const left = Math.max(0, target.m2 - beta * covariance);
  return {
    mean: target.mean - beta * (control.mean - expected),
    error: count > 2 ? Math.sqrt(left / (count - 2) / count) : NaN,
    reduction: left > 0 ? target.m2 / left : target.m2 > 0 ? Infinity : 1,
  };
}
