import type { ChunkResult } from '../core/engine/chunkResult.ts';
import type { SimJob } from '../core/engine/planRun.ts';
import type { SimResult } from '../core/engine/result.ts';
import type { Merging } from './engine.ts';
import type { RunControl } from './runner.ts';
import { computed } from './runFailure.ts';

/** When partial results are told, milliseconds: the first has several chunks in it and still makes the next frame. */
const FIRST_PARTIAL_MS = 12;
const NEXT_PARTIAL_MS = 150;

/** One run's results coming in. */
export interface RunCollection {
  readonly total: number;
  /** Chunks merged so far: the length of the complete prefix. */
  merged(): number;
  /** Takes results in any order and tells the caller; the whole result once all are in. */
  add(results: readonly ChunkResult[]): SimResult | undefined;
}

/**
 * Merges the chunks of a run and keeps its caller informed, the same for every runner.
 * @param now clock in milliseconds
 * @throws RunError from here and from `add` when the engine throws
 */
export function collectRun(
  engine: Merging,
  job: SimJob,
  control: RunControl,
  now: () => number,
): RunCollection {
  const total = engine.chunkCount(job);
  if (!(total >= 1)) throw new RangeError(`run: founders must be at least 1, got ${job.founders}`);
  const merge = computed(() => engine.startMerge(job));
  let done = 0;
  let told = 0;
  let nextPartial = now() + FIRST_PARTIAL_MS;

  function tellPartial(tell: NonNullable<RunControl['onPartial']>): void {
    const merged = engine.mergedChunks(merge);
    if (merged === told || now() < nextPartial || control.signal?.aborted === true) return;
    told = merged;
    tell(
      computed(() => engine.finishMerge(merge)),
      merged,
      total,
    );
    nextPartial = now() + NEXT_PARTIAL_MS;
  }

  return {
    total,
    merged: () => engine.mergedChunks(merge),
    add(results) {
      computed(() => results.forEach((result) => engine.addChunk(merge, result)));
      done += results.length;
      control.onProgress?.(done, total);
      if (done === total) return computed(() => engine.finishMerge(merge));
      if (control.onPartial !== undefined) tellPartial(control.onPartial);
      return undefined;
    },
  };
}
