/**
 * What is left of a set of numbers when only its mean and spread matter: mergeable, so chunks can be summed apart.
 */
export interface Moments {
  /** How many numbers, ≥ 0. */
  readonly count: number;
  /** Arithmetic mean, in the unit of the numbers; 0 if there are none. */
  readonly mean: number;
  /** Sum of squared deviations from the mean, in the squared unit, ≥ 0. */
  readonly m2: number;
}

/** The moments of no numbers: neutral in `mergeMoments`. */
export const emptyMoments: Moments = Object.freeze({ count: 0, mean: 0, m2: 0 });

/**
 * Moments of a stretch of numbers, in two passes: first the mean, then the deviations, corrected for the rounding of
 * the mean.
 *
 * A NaN or an infinity among the numbers makes mean and m2 NaN (or the mean infinite). An empty stretch gives
 * `emptyMoments`.
 *
 * @param values Float64Array [n], any unit
 * @param from   first index, 0 ≤ from ≤ to
 * @param to     index after the last, ≤ n
 * @throws       RangeError unless 0 ≤ from ≤ to ≤ n, all whole
 * @source       T. F. Chan, G. H. Golub, R. J. LeVeque, "Algorithms for computing the sample variance" (1983), eq. 1.7
 */
export function momentsOf(values: Float64Array, from = 0, to: number = values.length): Moments {
  if (!(
    from >= 0 &&
    from <= to &&
    to <= values.length &&
    Math.floor(from) === from &&
    Math.floor(to) === to
  )) {
    throw new RangeError(`momentsOf: need 0 <= from <= to <= ${values.length}, got ${from} and ${to}`);
  }
  const count = to - from;
  if (count === 0) return emptyMoments;
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  const mean = sum / count;
  let squares = 0;
  let rest = 0;
  for (let i = from; i < to; i++) {
    const deviation = values[i] - mean;
    squares += deviation * deviation;
    rest += deviation;
  }
  return { count, mean: mean + rest / count, m2: Math.max(0, squares - (rest * rest) / count) };
}

/**
 * Moments of two sets taken together. Not associative to the last bit: merge chunks in their fixed order.
 *
 *   n = nA + nB, δ = meanB − meanA, mean = meanA + δ nB / n, m2 = m2A + m2B + δ² nA nB / n
 *
 * @source Chan, Golub & LeVeque (1983), eq. 2.1
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (b.count === 0) return a;
  if (a.count === 0) return b;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  const share = b.count / count;
  return {
    count,
    mean: a.mean + delta * share,
    m2: a.m2 + b.m2 + delta * delta * a.count * share,
  };
}

/**
 * Standard deviation of the population the numbers were drawn from: √(m2 / (n − 1)), in the unit of the numbers.
 *
 * NaN for fewer than two numbers, from which no spread can be seen.
 */
export function standardDeviation(moments: Moments): number {
  return moments.count < 2 ? NaN : Math.sqrt(moments.m2 / (moments.count - 1));
}

/**
 * Standard error of the mean: standard deviation / √n, in the unit of the numbers; how far the mean of this many
 * independent draws typically lies from the true mean.
 *
 * NaN for fewer than two numbers.
 */
export function standardError(moments: Moments): number {
  return standardDeviation(moments) / Math.sqrt(moments.count);
}
