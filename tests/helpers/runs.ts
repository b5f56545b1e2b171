import { addChunk, finishMerge, startMerge } from '../../src/core/engine/mergeChunks.ts';
import { chunkCount } from '../../src/core/engine/planRun.ts';
import type { SimJob } from '../../src/core/engine/planRun.ts';
import type { SimResult } from '../../src/core/engine/result.ts';
import { simulateChunk } from '../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import type { KernelForm } from '../../src/core/engine/tables.ts';

/** Runs a whole job on this thread. */
export function runJob(job: SimJob, form: KernelForm = 'auto'): SimResult {
  const tables = buildTables(job, form);
  const merge = startMerge(job);
  for (let chunk = 0; chunk < chunkCount(job); chunk++) addChunk(merge, simulateChunk(tables, chunk));
  return finishMerge(merge);
}
