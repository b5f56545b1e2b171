import { ticks } from 'd3';
import { log1p } from '../numerics/elementary.ts';
import { quantileSorted } from '../numerics/stats/quantile.ts';

/** How a field of sums of money is shaded and which round sums get a line. */
export interface Shading {
  /** 0 at the lowest value, 1 at the highest, same shape as the values; 0.5 everywhere when all are equal. */
  readonly shade: Float64Array;
  /** At most eight round values strictly between the lowest and the highest, ascending. */
  readonly levels: readonly number[];
}

/** Where the median must stand between lowest and highest, at least, for an even shading to show differences. */
const SKEWED = 0.15;
const MOST_LEVELS = 8;
const WIDEST = 1e6;
const LEAST_SUM = 1e-6;
const LARGEST_SUM = 1e15;

/** Sums that can be drawn: explosive families within a long horizon are worth more than there are numbers for. */
export function drawableSums(values: Float64Array): Float64Array {
  return values.map((value) => Math.max(-LARGEST_SUM, Math.min(value, LARGEST_SUM)));
}

/**
 * Shades values evenly, or, when a few high ones would leave all others in the dark, by a logarithm that passes through
 * zero:
 *
 *   sign(x) ln(1 + |x| / s),  s = 5 % quantile of |x|, but not below a millionth of the largest
 *
 * @param values any shape, at least one; what `drawableSums` gives
 */
export function shadingOf(values: Float64Array): Shading {
  const sorted = values.slice().sort();
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  if (!(high > low)) return { shade: values.map(() => 0.5), levels: [] };
  const median = quantileSorted(sorted, 0.5);
  const isSkewed = (median - low) / (high - low) < SKEWED;
  const sizes = values.map((value) => Math.abs(value)).sort();
  const unit = Math.max(quantileSorted(sizes, 0.05), sizes[sizes.length - 1] / WIDEST, LEAST_SUM);
  const height = isSkewed
    ? (value: number) => Math.sign(value) * log1p(Math.abs(value) / unit)
    : (value: number) => value;
  const [floor, ceiling] = [height(low), height(high)];
  return {
    shade: values.map((value) => (height(value) - floor) / (ceiling - floor)),
    levels: isSkewed ? ratioLevels(low, high, unit) : inside(ticks(low, high, 5), low, high),
  };
}

/** 1, 2, 5, 10, 20 … and their negatives from about the unit on, with zero; thinned to tens, hundreds … if too many. */
function ratioLevels(low: number, high: number, unit: number): number[] {
  let ten = 1;
  while (ten > unit) ten /= 10;
  while (ten * 10 <= unit) ten *= 10;
  const tens: number[] = [];
  for (const most = Math.max(Math.abs(low), high); ten < most; ten *= 10) tens.push(ten);
  const signed = (sums: readonly number[]): number[] => [...sums.map((sum) => -sum).reverse(), 0, ...sums];
  const fine = inside(signed(tens.flatMap((sum) => [sum, 2 * sum, 5 * sum])), low, high);
  if (fine.length <= MOST_LEVELS) return fine;
  const coarse = inside(signed(tens), low, high);
  const every = Math.ceil(coarse.length / MOST_LEVELS);
  return coarse.filter((level, index) => level === 0 || index % every === 0).slice(0, MOST_LEVELS);
}

function inside(levels: readonly number[], low: number, high: number): number[] {
  return levels.filter((level) => level > low && level < high);
}
