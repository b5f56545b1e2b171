/**
 * Arrays of the given lengths, all 0, cut from one piece of memory: several times cheaper than as many allocations.
 *
 * @param lengths numbers of entries, ≥ 0
 */
export function carve(lengths: readonly number[]): Float64Array[] {
  let total = 0;
  for (const length of lengths) total += length;
  const memory = new Float64Array(total);
  const pieces: Float64Array[] = [];
  let at = 0;
  for (const length of lengths) pieces.push(memory.subarray(at, (at += length)));
  return pieces;
}
