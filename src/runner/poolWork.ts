import type { Remote } from 'comlink';
import type { Batch, BatchPlan } from './batchPlan.ts';
import { abortError } from './cancel.ts';
import type { Reply, WorkerApi } from './workerApi.ts';
import type { WorkerSlot } from './workerSlot.ts';
import type { Queued } from './workQueue.ts';

/** What one kind of request adds to the common way through a pool. */
export interface PoolRequest<Part, Whole> {
  readonly plan: BatchPlan;
  readonly signal: AbortSignal | undefined;
  /** Length of the prefix of units whose results have been used up. */
  merged(): number;
  /** Asks the worker in `slot` for one batch. */
  ask(api: Remote<WorkerApi>, batch: Batch, slot: WorkerSlot): Promise<Reply<Part>>;
  /** Takes a batch's result; the whole answer once it is complete. May throw what a caller's callback throws. */
  add(batch: Batch, part: Part): Whole | undefined;
}

/** A request on its way: what the pool sees of it, whatever its kind. */
export interface Work extends Queued {
  ask(api: Remote<WorkerApi>, batch: Batch, slot: WorkerSlot): Promise<Reply<unknown>>;
  /** Uses a batch's result, unless the request has ended; ends it with the last one. */
  accept(batch: Batch, value: unknown): void;
  /** Ends the request; it rejects with `reason`. Harmless when it has ended. */
  fail(reason: unknown): void;
}

/**
 * Puts a request on its way; it has exactly one end, and after that nothing of it is used.
 * @param onEnd called once, just before the answer settles
 */
export function startWork<Part, Whole>(
  request: PoolRequest<Part, Whole>,
  onEnd: (work: Work) => void,
): { readonly work: Work; readonly answer: Promise<Whole> } {
  const { plan, signal, merged, ask } = request;
  let ended = false;
  let resolve: (whole: Whole) => void;
  let reject: (reason: unknown) => void;
  const answer = new Promise<Whole>((...ends) => ([resolve, reject] = ends));

  function end(settle: () => void): void {
    if (ended) return;
    ended = true;
    signal?.removeEventListener('abort', abort);
    onEnd(work);
    settle();
  }
  function abort(): void {
    end(() => reject(abortError()));
  }
  const work: Work = {
    plan,
    merged,
    ask,
    accept(batch, value) {
      if (ended) return;
      const whole = request.add(batch, value as Part); // what its own `ask` has brought
      if (whole !== undefined) end(() => resolve(whole));
    },
    fail: (reason) => end(() => reject(reason)),
  };
  signal?.addEventListener('abort', abort);
  return { work, answer };
}
