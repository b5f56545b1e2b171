import { exactSum } from './exactSum.ts';

/**
 * Lorenz curve: what share of the total the smallest customers hold together.
 *
 * Between customers the curve is straight; share 0 holds 0, share 1 holds 1.
 *
 * @param sorted    Float64Array [customer], ≥ 0, ascending, any unit
 * @param fractions shares of customers, counted from the smallest, each in [0, 1]
 * @returns         Float64Array [fractions.length] of shares of the total in [0, 1]; undefined where the curve has no
 *                  meaning: no customers, a negative or non-finite value, or a total of 0
 * @throws          RangeError unless the values ascend and every fraction is in [0, 1]
 * @source          M. O. Lorenz, "Methods of measuring the concentration of wealth" (1905)
 */
export function lorenz(sorted: Float64Array, fractions: readonly number[]): Float64Array | undefined {
  return isShareable(sorted) ? cumulatedShares(sorted, 'smallestFirst', fractions) : undefined;
}

/**
 * What share of the total the largest customers hold together ("the best 20 % bring 68 %").
 *
 *   top(f) = 1 − Lorenz(1 − f)
 *
 * @param sorted    Float64Array [customer], ≥ 0, ascending, any unit
 * @param fractions shares of customers, counted from the largest, each in [0, 1]
 * @returns         Float64Array [fractions.length]; undefined as for `lorenz`
 * @throws          RangeError unless the values ascend and every fraction is in [0, 1]
 */
export function topShares(sorted: Float64Array, fractions: readonly number[]): Float64Array | undefined {
  return isShareable(sorted) ? cumulatedShares(sorted, 'largestFirst', fractions) : undefined;
}

/**
 * Gini coefficient of a population: 0 if all are equal, (n − 1)/n if one has everything.
 *
 *   G = 2 Σ i x_(i) / (n Σ x) − (n + 1) / n, x_(1) ≤ … ≤ x_(n)
 *
 * @param sorted Float64Array [customer], ≥ 0, ascending, any unit
 * @returns      in [0, 1); undefined as for `lorenz`: with losses among the values, show `whaleCurve` instead
 * @source       C. Gini (1914); for a sample rather than a population multiply by n / (n − 1)
 */
export function gini(sorted: Float64Array): number | undefined {
  if (!isShareable(sorted)) return undefined;
  const count = sorted.length;
  // Ranks less their mean: the same sum, without subtracting two numbers near 1 at the end.
  const ranked = exactSum(sorted.map((value, i) => (2 * i + 1 - count) * value));
  return Math.max(0, ranked / count / exactSum(sorted));
}

/**
 * Whale curve: share of the total profit brought by the best customers, from the most to the least profitable. It rises
 * above 1 where later customers lose money.
 *
 * @param sorted Float64Array [customer], profits of any sign, ascending, any unit
 * @param points number of steps, whole, ≥ 1
 * @returns      Float64Array [points + 1]: entry i belongs to the best i / points of the customers, straight between
 *               customers; first 0, last 1. Undefined if there are no customers, a value is not finite, or the total is
 *               not above 0
 * @throws       RangeError unless the values ascend and points is a whole number ≥ 1
 * @source       R. S. Kaplan & V. G. Narayanan, "Measuring and managing customer profitability" (2001)
 */
export function whaleCurve(sorted: Float64Array, points: number): Float64Array | undefined {
  requireWholePoints('whaleCurve', points);
  if (!hasFiniteEnds(sorted) || !(exactSum(sorted) > 0)) return undefined;
  return cumulatedShares(sorted, 'largestFirst', gridOf(points));
}

/**
 * What the best customers bring in together, per head of all customers: the whale curve in money, which also stands
 * where a share of the total would mean nothing.
 *
 * @param sorted Float64Array [customer], of any sign, ascending, any unit
 * @param points number of steps, whole, ≥ 1
 * @returns      Float64Array [points + 1]: entry i belongs to the best i / points of the customers, straight between
 *               customers; first 0, last the mean. Undefined if there are no customers or a value is not finite
 * @throws       RangeError unless the values ascend and points is a whole number ≥ 1
 */
export function bestFirst(sorted: Float64Array, points: number): Float64Array | undefined {
  requireWholePoints('bestFirst', points);
  if (!hasFiniteEnds(sorted)) return undefined;
  return cumulated(sorted, 'largestFirst', gridOf(points)).map((sum) => sum / sorted.length);
}

/**
 * Whether sorted values are all finite: NaN sorts to the upper end, infinities to either.
 *
 * @throws RangeError unless they ascend
 */
function hasFiniteEnds(sorted: Float64Array): boolean {
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i] < sorted[i - 1]) throw new RangeError(`concentration: values must ascend, see entry ${i}`);
  const last = sorted.length - 1;
  return last >= 0 && sorted[0] - sorted[0] === 0 && sorted[last] - sorted[last] === 0;
}

function isShareable(ascending: Float64Array): boolean {
  return hasFiniteEnds(ascending) && ascending[0] >= 0 && exactSum(ascending) > 0;
}

function requireWholePoints(name: string, points: number): void {
  if (!(points >= 1 && Math.floor(points) === points)) {
    throw new RangeError(`${name}: points must be a whole number >= 1, got ${points}`);
  }
}

/** 0, 1 / points … 1. */
function gridOf(points: number): number[] {
  return Array.from({ length: points + 1 }, (_, i) => i / points);
}

/** From which end sorted values are counted. */
type Order = 'smallestFirst' | 'largestFirst';

/** Share of the total held by the first so many entries, counting a part of an entry in proportion. */
function cumulatedShares(sorted: Float64Array, order: Order, fractions: readonly number[]): Float64Array {
  const sums = cumulated(sorted, order, [...fractions, 1]);
  const total = sums[fractions.length];
  return sums.subarray(0, fractions.length).map((sum) => sum / total);
}

/** Sum of the first so many entries, counting a part of an entry in proportion: one pass, whatever the fractions. */
function cumulated(sorted: Float64Array, order: Order, fractions: readonly number[]): Float64Array {
  const count = sorted.length;
  const [first, step] = order === 'smallestFirst' ? [0, 1] : [count - 1, -1];
  const sums = new Float64Array(fractions.length);
  let added = 0;
  let sum = 0;
  for (const index of fractions.map((_, i) => i).sort((a, b) => fractions[a] - fractions[b])) {
    const fraction = fractions[index];
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new RangeError(`concentration: fraction must be in [0, 1], got ${fraction}`);
    }
    const at = fraction * count;
    const whole = Math.floor(at);
    for (; added < whole; added++) sum += sorted[first + step * added];
    sums[index] = whole === at ? sum : sum + (at - whole) * sorted[first + step * whole];
  }
  return sums;
}
