import type { Moments } from '../numerics/stats/moments.ts';

/** What one chunk of founders found out. Plain data; its arrays are handed over when it crosses a thread. */
export interface ChunkResult {
  readonly chunk: number;
  readonly founders: number;
  readonly persons: number;
  readonly cutFamilies: number;
  readonly paidBack: number;
  /** Of own value, family value and their difference, discounted money per founder. */
  readonly own: Moments;
  readonly family: Moments;
  readonly referral: Moments;
  /** Discounted money per founder: Float64Array [founder of the chunk]; empty beyond the kept values. */
  readonly ownValues: Float64Array;
  readonly familyValues: Float64Array;
  /** Totals: Float64Array [series × period], see `seriesAt`. */
  readonly series: Float64Array;
  /** Worlds one by one: Float64Array [world × series × period]; empty beyond the kept worlds. */
  readonly worlds: Float64Array;
  /** Families with 1, 2 … 63, and 64 or more members: Float64Array [64]. */
  readonly familySizes: Float64Array;
}

/** Every buffer of a chunk result, for the transfer list. A new array in `ChunkResult` must be added here. */
export function chunkBuffers(result: ChunkResult): ArrayBuffer[] {
  const arrays = [result.ownValues, result.familyValues, result.series, result.worlds, result.familySizes];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
