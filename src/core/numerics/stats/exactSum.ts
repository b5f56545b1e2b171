/**
 * Sum of numbers with the rounding errors carried along: the result is within one unit in the last place of the exact
 * sum unless the terms cancel by more than fifteen digits.
 *
 * @param values Float64Array [n], finite
 * @source       A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen" (1974)
 */
export function exactSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
