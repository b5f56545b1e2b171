import { chunkBuffers } from '../core/engine/chunkResult.ts';
import { newRoom } from '../core/engine/chunkRoom.ts';
import { simulateChunk } from '../core/engine/simulateChunk.ts';
import { buildTables } from '../core/engine/tables.ts';
import { exactResult } from '../core/exact/exact.ts';
import { expectedValues } from '../core/exact/expectedValues.ts';
import { reusedRoom } from '../core/exact/room.ts';
import { coreMerging } from './coreMerging.ts';
import type { Engine } from './engine.ts';

/** Where engine and twin work, one job or model after another: new memory is dear. */
const room = newRoom();
const openRoom = reusedRoom();

/** The engine of this product. */
export const coreEngine: Engine = {
  ...coreMerging,
  buildTables: (job) => buildTables(job, 'auto', room),
  simulateChunk,
  chunkBuffers,
  expectedValues: (models, accuracy) => expectedValues(models, accuracy, openRoom),
  exactResult: (params, accuracy) => exactResult(params, accuracy, openRoom),
};
