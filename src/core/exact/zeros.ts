/**
 * A list of zeros. For lists of some tens or hundreds of numbers, made anew for every model: a typed array lies outside
 * the heap of young objects, and making one takes 10 to 300 times as long.
 *
 * @param length number of entries, ≥ 0
 */
export function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
