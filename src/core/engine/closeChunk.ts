import type { SeriesLayout } from '../model/series.ts';
import { momentsOf } from '../numerics/stats/moments.ts';
import type { ChunkResult } from './chunkResult.ts';
import { sumWorlds } from './ledger.ts';
import { CHUNK_FOUNDERS, KEPT_VALUES, keepsWorlds } from './planRun.ts';

/** The founders of a chunk after their last period: all counted, nothing summed up, one world or all worlds apart. */
export type LivedChunk = Pick<
  ChunkResult,
  'chunk' | 'persons' | 'cutFamilies' | 'paidBack' | 'ownValues' | 'familyValues' | 'familySizes' | 'worlds'
>;

/** Sums up a chunk, and lets go of what is kept of the first chunks only. */
export function closeChunk(layout: SeriesLayout, lived: LivedChunk): ChunkResult {
  const { chunk, ownValues, familyValues, worlds } = lived;
  const founders = ownValues.length;
  const referralValues = new Float64Array(founders);
  for (let i = 0; i < founders; i++) referralValues[i] = familyValues[i] - ownValues[i];
  const keepsValues = chunk * CHUNK_FOUNDERS < KEPT_VALUES;
  return {
    ...lived,
    founders,
    own: momentsOf(ownValues),
    family: momentsOf(familyValues),
    referral: momentsOf(referralValues),
    ownValues: keepsValues ? ownValues : new Float64Array(0),
    familyValues: keepsValues ? familyValues : new Float64Array(0),
    series: sumWorlds(worlds, worlds.length / (layout.count * layout.periods)),
    worlds: keepsWorlds(chunk) ? worlds : new Float64Array(0),
  };
}
