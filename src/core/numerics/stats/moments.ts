/** Count, mean and sum of squared deviations from the mean of some numbers. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Σ (x − mean)², in squared units of x. */
  readonly m2: number;
}

/** Moments of no numbers at all: count 0, mean 0, m2 0. */
export const emptyMoments: Moments = { count: 0, mean: 0, m2: 0 };

/**
 * Moments of values[from] … values[to − 1], in two passes: the mean first, then the deviations.
 *
 * @param values any unit; NaN makes the result NaN
 * @returns      `emptyMoments` when the range is empty
 */
export function momentsOf(values: Float64Array, from: number, to: number): Moments {
  const count = to - from;
  if (!(count > 0)) return emptyMoments;
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  const mean = sum / count;
  let m2 = 0;
  for (let i = from; i < to; i++) m2 += (values[i] - mean) * (values[i] - mean);
  return { count, mean, m2 };
}

/**
 * Moments of two sets of numbers taken together. Not associative in the last bits: merge in a fixed order.
 *
 * @source Chan, Golub & LeVeque (1983), The American Statistician 37(3), eq. 2.1
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  return {
    count,
    mean: a.mean + (delta * b.count) / count,
    m2: a.m2 + b.m2 + (delta * delta * a.count * b.count) / count,
  };
}

/** Sample standard deviation √(m2 / (n − 1)), in units of x; NaN below two numbers. */
export function standardDeviation(moments: Moments): number {
  return moments.count > 1 ? Math.sqrt(moments.m2 / (moments.count - 1)) : NaN;
}

/** Standard error of the mean, s / √n, in units of x; NaN below two numbers. */
export function standardError(moments: Moments): number {
  return standardDeviation(moments) / Math.sqrt(moments.count);
}
