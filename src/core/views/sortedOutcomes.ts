/** Customers whose outcomes are sorted: enough that a dot of fifty is off by less than a hundredth of the customers. */
const MOST_OUTCOMES = 32_768;

/**
 * Single customers' values in ascending order, of the first 32,768 customers at most. Cost: one sort, about 4 ms.
 *
 * @param values Float64Array [founder], money, any order
 */
export function sortedOutcomes(values: Float64Array): Float64Array {
  return values.slice(0, MOST_OUTCOMES).sort();
}
