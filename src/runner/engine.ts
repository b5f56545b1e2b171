import type { ChunkResult } from '../core/engine/chunkResult.ts';
import type { Merge } from '../core/engine/mergeChunks.ts';
import type { SimJob } from '../core/engine/planRun.ts';
import type { SimResult } from '../core/engine/result.ts';
import type { EngineTables } from '../core/engine/tables.ts';
import type { Accuracy, ExactResult, ExactValue, Unavailable } from '../core/exact/exactResult.ts';
import type { ModelParams } from '../core/model/params.ts';

/** What a page needs of the core to collect what its workers simulate. */
export interface Merging {
  chunkCount(job: SimJob): number;
  startMerge(job: SimJob): Merge;
  /** Takes chunks in any order and merges them in chunk order. */
  addChunk(merge: Merge, result: ChunkResult): void;
  /** Length of the prefix merged so far, chunks. */
  mergedChunks(merge: Merge): number;
  /** Result of the merged prefix; the merge may go on afterwards. */
  finishMerge(merge: Merge): SimResult;
}

/** All that a runner needs from the core, as one value: so that a test can make a calculation fail or take long. */
export interface Engine extends Merging {
  buildTables(job: SimJob): EngineTables;
  simulateChunk(tables: EngineTables, chunk: number): ChunkResult;
  /** The buffers to hand over when the result crosses to another thread. */
  chunkBuffers(result: ChunkResult): ArrayBuffer[];
  /** One value per model, in their order, each worked out when it is asked for. */
  expectedValues(models: readonly ModelParams[], accuracy: Accuracy): Iterable<ExactValue | Unavailable>;
  exactResult(params: ModelParams, accuracy: Accuracy): ExactResult | Unavailable;
}
