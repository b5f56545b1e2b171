import type { ChunkResult } from '../core/engine/chunkResult.ts';
import type { SimJob } from '../core/engine/planRun.ts';
import type { Accuracy, ExactResult, ExactValue, Unavailable } from '../core/exact/exactResult.ts';
import type { ModelParams } from '../core/model/params.ts';
import type { RunFailure } from './runFailure.ts';

/** What a worker answers to. Only plain data crosses, in both directions; a worker has one request at a time. */
export interface WorkerApi {
  /** Answers as soon as the worker's program is loaded. */
  ready(): Reply<true>;
  chunks(request: ChunkRequest): Reply<readonly ChunkResult[]>;
  values(params: readonly ModelParams[], accuracy: Accuracy): Reply<readonly (ExactValue | Unavailable)[]>;
  exact(params: ModelParams, accuracy: Accuracy): Reply<ExactResult | Unavailable>;
}

/** Chunks `first` … `first + count − 1` of one job. */
export interface ChunkRequest {
  /** Given by the asking side, a new one per run. */
  readonly jobId: number;
  /** Sent once per worker, undefined while the worker still knows it (see `recentJobs.ts`). */
  readonly job: SimJob | undefined;
  readonly first: number;
  readonly count: number;
}

/** An answer, with the milliseconds that the calculation took (without waiting and crossing), or a failure. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T; readonly ms: number }
  | { readonly ok: false; readonly failure: RunFailure };
