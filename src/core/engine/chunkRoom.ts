import type { FounderKeys } from '../numerics/random/keyed.ts';
import { CHUNK_FOUNDERS, WAITING_FRIENDS, keepsValues } from './planRun.ts';

/**
 * Memory that one chunk after the other works in, of one job or of many: new memory is dear. Nothing in it outlives a
 * chunk, and no result keeps a view of it.
 */
export interface ChunkRoom {
  /** Friends who wait for their turn: keys and period of joining. */
  readonly waiting: { readonly key0: Int32Array; readonly key1: Int32Array; readonly birth: Int32Array };
  /** Keys of the chunk's founders: [4096]. */
  readonly keys: FounderKeys;
  /** Zeros for the changes in a world, or in a chunk whose worlds are not kept: Float64Array [length]. */
  readonly ledger: (length: number) => Float64Array;
  /** Values of founders that are not kept, and family value less own value: [4096]. */
  readonly ownValues: Float64Array;
  readonly familyValues: Float64Array;
  readonly referralValues: Float64Array;
}

/** Room for chunks. */
export function newRoom(): ChunkRoom {
  let ledger = new Float64Array(0);
  return {
    waiting: {
      key0: new Int32Array(WAITING_FRIENDS),
      key1: new Int32Array(WAITING_FRIENDS),
      birth: new Int32Array(WAITING_FRIENDS),
    },
    keys: { k0: new Int32Array(CHUNK_FOUNDERS), k1: new Int32Array(CHUNK_FOUNDERS) },
    ledger: (length) => {
      if (length > ledger.length) ledger = new Float64Array(length);
      return ledger.subarray(0, length).fill(0);
    },
    ownValues: new Float64Array(CHUNK_FOUNDERS),
    familyValues: new Float64Array(CHUNK_FOUNDERS),
    referralValues: new Float64Array(CHUNK_FOUNDERS),
  };
}

/** Where a chunk writes its founders' values: arrays of its own if they are kept, else room. */
export function valuesRoom(
  { ownValues, familyValues }: ChunkRoom,
  chunk: number,
  founders: number,
): Pick<ChunkRoom, 'ownValues' | 'familyValues'> {
  return keepsValues(chunk)
    ? { ownValues: new Float64Array(founders), familyValues: new Float64Array(founders) }
    : { ownValues: ownValues.subarray(0, founders), familyValues: familyValues.subarray(0, founders) };
}
