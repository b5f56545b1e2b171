import type { SeriesLayout } from '../model/series.ts';
import type { FounderKeys } from '../numerics/random/keyed.ts';
import { ledgerRows } from './ledger.ts';
import { CHUNK_FOUNDERS, WAITING_FRIENDS, keepsValues } from './planRun.ts';

/** Memory that one chunk after the other works in, since new memory is dear. Nothing in it outlives a chunk. */
export interface ChunkRoom {
  /** Friends who wait for their turn: keys and period of joining. */
  readonly waiting: { readonly key0: Int32Array; readonly key1: Int32Array; readonly birth: Int32Array };
  /** Keys of the chunk's founders: [4096]. */
  readonly keys: FounderKeys;
  /** One world's changes, see `ledgerRows`. */
  readonly ledger: Float64Array;
  /** Values of founders that are not kept, and family value less own value: [4096]. */
  readonly ownValues: Float64Array;
  readonly familyValues: Float64Array;
  readonly referralValues: Float64Array;
}

/** Room for the chunks of a job. */
export function newRoom(layout: SeriesLayout): ChunkRoom {
  return {
    waiting: {
      key0: new Int32Array(WAITING_FRIENDS),
      key1: new Int32Array(WAITING_FRIENDS),
      birth: new Int32Array(WAITING_FRIENDS),
    },
    keys: { k0: new Int32Array(CHUNK_FOUNDERS), k1: new Int32Array(CHUNK_FOUNDERS) },
    ledger: new Float64Array(ledgerRows(layout).size),
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
