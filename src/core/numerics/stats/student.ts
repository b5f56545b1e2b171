import { normalQuantile } from '../normal.ts';

/**
 * Quantile of Student's t law: how many estimated standard errors a mean may be off when the error itself was estimated
 * from few numbers. With z the normal quantile and ν the degrees of freedom,
 *
 *   t = z + (z³ + z)/4ν + (5z⁵ + 16z³ + 3z)/96ν² + (3z⁷ + 19z⁵ + 17z³ − 15z)/384ν³
 *
 * @param p       probability in [.01, .99]
 * @param freedom degrees of freedom ν, ≥ 4: numbers less one for the error of a mean
 * @returns       standard errors; relative error below 1e-2 for ν ≥ 4, below 1e-3 for ν ≥ 7
 * @throws        RangeError unless p and freedom are in their ranges
 * @source        Abramowitz & Stegun, 26.7.5, its first four terms
 */
export function studentQuantile(p: number, freedom: number): number {
  if (!(p >= 0.01 && p <= 0.99)) throw new RangeError(`studentQuantile: p must be in [.01, .99], got ${p}`);
  if (!(freedom >= 4)) throw new RangeError(`studentQuantile: freedom must be >= 4, got ${freedom}`);
  const z = normalQuantile(p);
  const square = z * z;
  const first = z * (square + 1);
  const second = z * ((5 * square + 16) * square + 3);
  const third = z * (((3 * square + 19) * square + 17) * square - 15);
  return z + (first / 4 + (second / 96 + third / 384 / freedom) / freedom) / freedom;
}
