/**
 * Quantile of sorted numbers: the value below which a share p of them lies, interpolated between neighbours.
 *
 *   at = (n − 1) p, value = x_⌊at⌋ + (x_⌊at⌋₊₁ − x_⌊at⌋) · (at − ⌊at⌋)
 *
 * p = 0 gives the smallest, p = 1 the largest, one number is every quantile of itself. Towards
 * an infinite entry the quantile is infinite.
 *
 * @param sorted Float64Array [n], ascending, no NaN; any unit
 * @param p      share in [0, 1]
 * @returns      in the unit of the numbers; NaN if there are none
 * @throws       RangeError unless 0 ≤ p ≤ 1
 * @source       R. J. Hyndman & Y. Fan, "Sample quantiles in statistical packages" (1996), definition 7
 */
export function quantileSorted(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantileSorted: p must be in [0, 1], got ${p}`);
  if (sorted.length === 0) return NaN;
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const part = at - below;
  const low = sorted[below];
  const high = sorted[below + 1];
  if (part === 0 || low === high || low === -Infinity) return low;
  return Math.min(high, low + (high - low) * part);
}

/**
 * Several quantiles of sorted numbers, see `quantileSorted`.
 *
 * @param sorted Float64Array [n], ascending, no NaN; any unit
 * @param ps     shares in [0, 1], any order
 * @returns      Float64Array [ps.length], all NaN if there are no numbers
 * @throws       RangeError unless every share is in [0, 1]
 */
export function quantilesSorted(sorted: Float64Array, ps: readonly number[]): Float64Array {
  return Float64Array.from(ps, (p) => quantileSorted(sorted, p));
}
