/** Neighbouring units of one request that go to a worker in one message. */
export interface Batch {
  readonly first: number;
  readonly count: number;
  /** True when a worker was lost with these units before. */
  readonly retried: boolean;
}

/** How one request's units are handed out. */
export interface BatchOptions {
  readonly units: number;
  /** Size of each batch before anything has been timed. */
  readonly firstBatch: number;
  readonly largestBatch: number;
  /** Work that is not divided for the sake of ending together, milliseconds: where neighbours have work in common. */
  readonly leastMs?: number;
  /** Units that may be out or waiting to be merged at once: bounds the memory of results in flight. */
  readonly mostAhead: number;
}

/** Work per message, milliseconds: long against a crossing (0.2 ms), short against a reader's patience. */
const TARGET_MS = 20;
/** A batch is at most this many times the largest one timed so far: early guesses stay cheap. */
const GROWTH = 4;
/** Batches per worker still to come at any time, so that all workers end together. */
const SHARES = 2;

/** The units of one request that are still to be done. Pure bookkeeping: no threads, no clock. */
export interface BatchPlan {
  /**
   * The next batch, or undefined when nothing may go out now.
   * @param workers number of workers that share the request
   * @param merged  length of the prefix whose results have been used up
   */
  take(workers: number, merged: number): Batch | undefined;
  /** Takes a lost batch back, to go out first; false if it has been lost before. */
  giveBack(batch: Batch): boolean;
  /** Learns from a finished batch. */
  timed(batch: Batch, ms: number): void;
  /** Expected milliseconds of a batch; 0 while nothing has been timed. */
  expectedMs(batch: Batch): number;
}

/** A plan with nothing handed out yet. */
export function planBatches(options: BatchOptions): BatchPlan {
  const { units, firstBatch, largestBatch, leastMs = 0, mostAhead } = options;
  const lost: Batch[] = [];
  let next = 0;
  let largestTimed = 0;
  let msPerUnit = 0;

  function size(workers: number): number {
    if (largestTimed === 0) return firstBatch;
    const fairShare = Math.ceil((units - next) / (SHARES * workers));
    const wanted = Math.min(GROWTH * largestTimed, Math.floor(TARGET_MS / msPerUnit), largestBatch);
    const whole = msPerUnit === 0 ? 1 : Math.floor(leastMs / msPerUnit);
    return Math.max(1, Math.min(wanted, Math.max(fairShare, whole)));
  }

  return {
    take(workers, merged) {
      const again = lost.shift();
      if (again !== undefined) return again;
      const room = Math.min(units, merged + mostAhead) - next;
      if (room <= 0) return undefined;
      const batch = { first: next, count: Math.min(size(workers), room), retried: false };
      next += batch.count;
      return batch;
    },
    giveBack(batch) {
      if (batch.retried) return false;
      lost.push({ ...batch, retried: true });
      return true;
    },
    timed(batch, ms) {
      const perUnit = ms / batch.count; // 0 when a browser's coarse clock has stood still
      msPerUnit = msPerUnit === 0 ? perUnit : (msPerUnit + perUnit) / 2;
      largestTimed = Math.max(largestTimed, batch.count);
    },
    expectedMs: (batch) => msPerUnit * batch.count,
  };
}
