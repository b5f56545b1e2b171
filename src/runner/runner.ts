import type { SimJob } from '../core/engine/planRun.ts';
import type { SimResult } from '../core/engine/result.ts';
import type { Accuracy, ExactResult, ExactValue, Unavailable } from '../core/exact/exactResult.ts';
import type { ModelParams } from '../core/model/params.ts';

/**
 * Runs simulation jobs somewhere. Same job in, same bits out, wherever it runs.
 *
 * Every promise has one of three ends (`outcome.ts` names them): it resolves; it rejects with the platform's
 * `AbortError` after an abort or `dispose`; or it rejects with a `RunError` that carries the failure as data.
 */
export interface Runner {
  /** Simulates all founders of the job. */
  run(job: SimJob, control?: RunControl): Promise<SimResult>;
  /** Exact values in the order of `params`, each as `expectedValues` answers it; an empty list is answered with an empty list. */
  values(
    params: readonly ModelParams[],
    accuracy: Accuracy,
    signal?: AbortSignal,
  ): Promise<readonly (ExactValue | Unavailable)[]>;
  /** Everything the exact twin can say about one model. */
  exact(params: ModelParams, accuracy: Accuracy, signal?: AbortSignal): Promise<ExactResult | Unavailable>;
  /** Cancels what is running and frees the threads; every later request is answered as cancelled. */
  dispose(): void;
}

/** What a caller may want to hear of a run, and how to stop it. No callback comes after the promise has settled. */
export interface RunControl {
  readonly signal?: AbortSignal;
  /** Chunks simulated so far, never falling, `total` at last. */
  readonly onProgress?: (doneChunks: number, totalChunks: number) => void;
  /**
   * The result of the first `doneChunks` chunks, the same bits as a run of that many × `CHUNK_FOUNDERS` founders.
   * First after about 12 ms, then at most every 150 ms; a run shorter than that gives none.
   */
  readonly onPartial?: (result: SimResult, doneChunks: number, totalChunks: number) => void;
}
