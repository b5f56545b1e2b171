/** Where to count: number of bins, and the interval they cut; without ends, that of the finite numbers. */
export interface HistogramOptions {
  /** Number of bins, whole, ≥ 1. */
  readonly bins: number;
  /** Lower end, in the unit of the numbers. */
  readonly from?: number;
  /** Upper end, in the unit of the numbers. */
  readonly to?: number;
}

/** Numbers counted in bins of equal width. Nothing is lost: all counts together are the numbers given. */
export interface Histogram {
  /** Float64Array [bins + 1], ascending; bin i holds edges[i] ≤ x < edges[i + 1], the last also its upper end. */
  readonly edges: Float64Array;
  /** Float64Array [bins], whole numbers. */
  readonly counts: Float64Array;
  /** How many lie under the first edge, −Infinity included. */
  readonly below: number;
  /** How many lie over the last edge, Infinity included. */
  readonly above: number;
  /** How many are NaN. */
  readonly missing: number;
}

/**
 * Smallest interval that contains every finite number.
 *
 * @param values Float64Array [n], any unit
 * @returns      from ≤ to, both among the numbers; undefined if none is finite
 */
export function extentOf(values: Float64Array): { readonly from: number; readonly to: number } | undefined {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    if (value - value !== 0) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return from <= to ? { from, to } : undefined;
}

/**
 * Counts numbers in bins of equal width.
 *
 * Where an end is not given, the extent of the finite numbers supplies it; an interval without width is widened at
 * those ends by half a unit (or a millionth of the value); without any finite number it is [0, 1].
 *
 * @param values Float64Array [n], any unit
 * @throws       RangeError unless bins is a whole number ≥ 1 and given ends are finite with from < to
 * @source       own derivation
 */
export function histogram(values: Float64Array, options: HistogramOptions): Histogram {
  const { bins } = options;
  if (!(bins >= 1 && Math.floor(bins) === bins)) {
    throw new RangeError(`histogram: bins must be a whole number >= 1, got ${bins}`);
  }
  const { from, to } = intervalOf(values, options);
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) =>
    i === bins ? to : from * (1 - i / bins) + to * (i / bins),
  );
  const counts = new Float64Array(bins);
  // Halves, so that the width of an interval of the largest doubles stays finite.
  const scale = bins / (0.5 * to - 0.5 * from);
  let below = 0;
  let above = 0;
  let missing = 0;
  for (const value of values) {
    if (value !== value) missing++;
    else if (value < from) below++;
    else if (value > to) above++;
    else {
      let bin = Math.min(bins - 1, Math.floor((0.5 * value - 0.5 * from) * scale)) || 0;
      // The edges decide, not the division; 0 stands in where a tiny width makes it NaN.
      while (bin > 0 && value < edges[bin]) bin--;
      while (bin < bins - 1 && value >= edges[bin + 1]) bin++;
      counts[bin]++;
    }
  }
  return { edges, counts, below, above, missing };
}

function intervalOf(values: Float64Array, options: HistogramOptions): { from: number; to: number } {
  const extent = extentOf(values) ?? { from: 0, to: 1 };
  const { from = Math.min(extent.from, options.to ?? Infinity), to = Math.max(extent.to, from) } = options;
  const isChosen = options.from !== undefined && options.to !== undefined;
  if (!(from - from === 0 && to - to === 0 && (from < to || !isChosen))) {
    throw new RangeError(`histogram: need finite from < to, got ${from} and ${to}`);
  }
  if (from < to) return { from, to };
  const half = Math.max(0.5, Math.abs(from) * 1e-6);
  return { from: options.from ?? from - half, to: options.to ?? to + half };
}
