/**
 * Quantile of numbers sorted in ascending order, linear between neighbours (type 7 of Hyndman & Fan 1996).
 *
 * @param sorted ascending, any unit
 * @param p      share in [0, 1]; 0 is the smallest, 1 the largest
 * @returns      in units of x; NaN when there are no numbers
 * @throws       RangeError unless 0 ≤ p ≤ 1
 */
export function quantileSorted(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantileSorted: p must be in [0, 1], got ${p}`);
  if (sorted.length === 0) return NaN;
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/**
 * Several quantiles of unsorted numbers; sorts a copy.
 *
 * @param values any unit, any order
 * @param ps     shares in [0, 1]
 * @returns      one quantile per share, in its order
 */
export function quantiles(values: Float64Array, ps: readonly number[]): number[] {
  const sorted = values.slice().sort();
  return ps.map((p) => quantileSorted(sorted, p));
}
