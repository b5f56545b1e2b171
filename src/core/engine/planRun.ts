import type { ModelParams } from '../model/params.ts';

/** Founders per chunk: the unit of work, of merging and of the budget. Never depends on the number of workers. */
export const CHUNK_FOUNDERS = 4096;
/** Founders per world while families are independent: a chunk is 64 worlds. */
export const WORLD_FOUNDERS = 64;
/** Worlds whose series are kept one by one: those of the first two chunks. */
export const KEPT_WORLDS = 128;
/** Founders whose own values are kept: those of the first 32 chunks. */
export const KEPT_VALUES = 32 * CHUNK_FOUNDERS;
/** Most customers simulated in one chunk, families included. */
export const CHUNK_PERSONS = 100 * CHUNK_FOUNDERS;

/** One run: the model, the seed and the number of founders. Same job, same bits, wherever it runs. */
export interface SimJob {
  readonly params: ModelParams;
  /** uint32 */
  readonly seed: number;
  /** 1–10,000,000 */
  readonly founders: number;
}

/** Number of chunks of a job. */
export function chunkCount(job: SimJob): number {
  return Math.ceil(job.founders / CHUNK_FOUNDERS);
}
