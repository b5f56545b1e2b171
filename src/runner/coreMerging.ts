import { addChunk, finishMerge, mergedChunks, startMerge } from '../core/engine/mergeChunks.ts';
import { chunkCount } from '../core/engine/planRun.ts';
import type { Merging } from './engine.ts';

/** How this product's results are merged. */
export const coreMerging: Merging = { chunkCount, startMerge, addChunk, mergedChunks, finishMerge };
