/**
 * Value of a smooth curve between its points: the cubic through the two points on either side, so that reading the
 * curve adds no error worth seeing (41 points of retention: at most 4e-5 of the value at every preset).
 *
 * @param at     ascending, no value twice: number [point]
 * @param values the curve there, same length, ≥ 1
 * @param x      clamped to the ends of `at`
 */
export function curveAt(at: readonly number[], values: ArrayLike<number>, x: number): number {
  const last = at.length - 1;
  if (x <= at[0]) return values[0];
  if (x >= at[last]) return values[last];
  let right = 1;
  while (at[right] < x) right += 1;
  if (at[right] === x) return values[right];
  const first = Math.max(0, Math.min(right - 2, last - 3));
  const end = Math.min(last, first + 3);
  let sum = 0;
  for (let i = first; i <= end; i++) {
    let weight = 1;
    for (let j = first; j <= end; j++) if (j !== i) weight *= (x - at[j]) / (at[i] - at[j]);
    sum += weight * values[i];
  }
  return sum;
}
