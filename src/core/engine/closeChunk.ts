import { momentsOf } from '../numerics/stats/moments.ts';
import type { ChunkResult } from './chunkResult.ts';
import { sumWorlds } from './ledger.ts';
import { keepsValues, keepsWorlds } from './planRun.ts';
import type { EngineTables } from './tables.ts';

/** The founders of a chunk after their last period: all counted, nothing summed up, one world or all worlds apart. */
export type LivedChunk = Pick<
  ChunkResult,
  'chunk' | 'persons' | 'cutFamilies' | 'paidBack' | 'ownValues' | 'familyValues' | 'familySizes' | 'worlds'
>;

/** Sums up a chunk, and lets go of what is kept of the first chunks only. */
export function closeChunk({ layout, room }: EngineTables, lived: LivedChunk): ChunkResult {
  const { chunk, ownValues, familyValues, worlds } = lived;
  const founders = ownValues.length;
  const { referralValues } = room;
  for (let i = 0; i < founders; i++) referralValues[i] = familyValues[i] - ownValues[i];
  const singly = keepsWorlds(chunk);
  return {
    ...lived,
    founders,
    own: momentsOf(ownValues),
    family: momentsOf(familyValues),
    referral: momentsOf(referralValues, 0, founders),
    ownValues: keepsValues(chunk) ? ownValues : new Float64Array(0),
    familyValues: keepsValues(chunk) ? familyValues : new Float64Array(0),
    series: singly ? sumWorlds(worlds, worlds.length / (layout.count * layout.periods)) : worlds,
    worlds: singly ? worlds : new Float64Array(0),
  };
}
