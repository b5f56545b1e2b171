import type { Batch, BatchPlan } from './batchPlan.ts';

/** Anything that is handed out in batches. */
export interface Queued {
  readonly plan: BatchPlan;
  /** Length of the prefix of units whose results have been used up. */
  merged(): number;
}

/** Urgent batches in a row before waiting bulk work gets one. */
const URGENT_IN_A_ROW = 8;

/**
 * Who is next: urgent work (what a slider waits for) before bulk work (a million customers), the members of each kind
 * in turn, and bulk work is never starved.
 */
export interface WorkQueue<W extends Queued> {
  readonly empty: boolean;
  /** All waiting or running work. */
  all(): readonly W[];
  add(work: W, urgent: boolean): void;
  /** Takes finished or cancelled work out; harmless when it is out already. */
  remove(work: W): void;
  /** The next batch for a free worker, out of `workers` that share the work. */
  next(workers: number): { readonly work: W; readonly batch: Batch } | undefined;
}

/** An empty queue. */
export function createWorkQueue<W extends Queued>(): WorkQueue<W> {
  const urgent: W[] = [];
  const bulk: W[] = [];
  let inARow = 0;

  function nextOf(queue: W[], workers: number): { work: W; batch: Batch } | undefined {
    for (const [place, work] of queue.entries()) {
      const batch = work.plan.take(workers, work.merged());
      if (batch === undefined) continue;
      queue.splice(place, 1);
      queue.push(work); // the others first, next time
      return { work, batch };
    }
    return undefined;
  }

  return {
    get empty() {
      return urgent.length + bulk.length === 0;
    },
    all: () => [...urgent, ...bulk],
    add(work, isUrgent) {
      (isUrgent ? urgent : bulk).push(work);
    },
    remove(work) {
      for (const queue of [urgent, bulk]) {
        const place = queue.indexOf(work);
        if (place >= 0) queue.splice(place, 1);
      }
    },
    next(workers) {
      const bulkTurn = inARow >= URGENT_IN_A_ROW ? nextOf(bulk, workers) : undefined;
      const first = bulkTurn ?? nextOf(urgent, workers);
      if (first !== undefined) {
        inARow = bulkTurn === undefined && bulk.length > 0 ? inARow + 1 : 0;
        return first;
      }
      inARow = 0;
      return nextOf(bulk, workers);
    },
  };
}
