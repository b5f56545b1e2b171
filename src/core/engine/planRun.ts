import type { ModelParams } from '../model/params.ts';

/** Founders per chunk: the unit of work, of merging and of the budget. Never depends on the number of workers. */
export const CHUNK_FOUNDERS = 4096;
/** Founders per world while families are independent: a chunk is 64 worlds. */
export const WORLD_FOUNDERS = 64;
/** Worlds whose series are kept one by one: those of the first two chunks. */
export const KEPT_WORLDS = 128;
/** Whether the worlds of a chunk are kept one by one. */
export function keepsWorlds(chunk: number): boolean {
  return chunk * CHUNK_FOUNDERS < KEPT_WORLDS * WORLD_FOUNDERS;
}
/** Founders whose own values are kept: those of the first 32 chunks. */
export const KEPT_VALUES = 32 * CHUNK_FOUNDERS;
/** Whether the values of a chunk's founders are kept one by one. */
export function keepsValues(chunk: number): boolean {
  return chunk * CHUNK_FOUNDERS < KEPT_VALUES;
}
/**
 * Budget on simulated customers: after the n-th founder of a chunk at most n · 100 + 20,000 customers may have been
 * simulated. Large families borrow from small ones, but no family can eat the chunk; one that would is cut, and counted.
 */
export const PERSONS_PER_FOUNDER = 100;
/** What large families may borrow: customers beyond the budget of the founders so far. */
export const FAMILY_BURST = 20_000;
/** Friends of one family who may wait for their turn to be simulated; a longer queue cuts the family. */
export const WAITING_FRIENDS = 16_384;

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
