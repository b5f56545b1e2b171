import { quantileSorted } from './quantile.ts';

/**
 * The dots of a quantile dotplot: values that each stand for an equally likely part of a sample, so that counting dots
 * is reading probabilities.
 *
 *   dot i = quantile at (i + ½) / count
 *
 * @param sorted Float64Array [n], ascending, no NaN; any unit
 * @param count  how many dots, whole, ≥ 1
 * @returns      Float64Array [count], ascending, in the unit of the numbers; all NaN if there are none
 * @throws       RangeError unless count is a whole number ≥ 1
 * @source       M. Kay et al., "When (ish) is my bus?" (CHI 2016)
 */
export function quantileDots(sorted: Float64Array, count: number): Float64Array {
  if (!(count >= 1 && Math.floor(count) === count)) {
    throw new RangeError(`quantileDots: count must be a whole number >= 1, got ${count}`);
  }
  return Float64Array.from({ length: count }, (_, i) => quantileSorted(sorted, (i + 0.5) / count));
}
