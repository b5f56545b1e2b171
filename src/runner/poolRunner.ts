import type { SimJob } from '../core/engine/planRun.ts';
import type { ExactValue, Unavailable } from '../core/exact/exactResult.ts';
import { planBatches, type Batch, type BatchPlan } from './batchPlan.ts';
import { abortError, assertNotAborted } from './cancel.ts';
import { collectRun } from './collectRun.ts';
import type { Merging } from './engine.ts';
import { startWork, type PoolRequest, type Work } from './poolWork.ts';
import { RunError } from './runFailure.ts';
import type { Runner } from './runner.ts';
import { createWorkerSlot, isLoss, type SpawnedWorker, type WorkerSlot } from './workerSlot.ts';
import { createWorkQueue } from './workQueue.ts';

/** How a pool is made; the times are milliseconds. */
export interface PoolOptions {
  readonly spawn: () => SpawnedWorker;
  /** Number of workers, a whole number ≥ 1; see `poolSize`. */
  readonly size: number;
  /** Merges here what the same engine simulates in the workers. */
  readonly engine: Merging;
  /** Silence after which a worker counts as hung, beside 20 times what its batch is expected to take. Default 60,000. */
  readonly hangMs?: number;
  /** Time without work after which all workers are ended, to be started again when needed. Default 60,000. */
  readonly idleMs?: number;
  /** Time that a worker may take to load its program, beside any other limit. Default 10,000. */
  readonly startMs?: number;
  readonly now?: () => number;
}

/** A runner on worker threads. */
export interface PoolRunner extends Runner {
  /**
   * Starts all workers and resolves when the first has answered. With a job, each worker then does its first chunk and
   * one exact value, unless somebody asks for something, so that the first slider move meets compiled code.
   * @throws RunError when no worker answers
   */
  start(warmUp?: SimJob): Promise<void>;
  /** Workers running now. */
  readonly workersAlive: number;
}

/** A worker that is still at work for a request this long after the request has ended is replaced, milliseconds. */
const ABANDON_MS = 1000;

/** Factor on a batch's expected time before its worker counts as hung. */
const HANG_FACTOR = 20;

/** The first message to each worker holds chunks for about this long, as far as the run before tells, milliseconds. */
const FIRST_MS = 12;
/** The scenario may be another one, whose chunks take a thousand times as long: this many go out untimed. */
const MOST_UNTIMED = 4;
const ONE_CHUNK: Batch = { first: 0, count: 1, retried: false };

/**
 * A chunk takes one to three milliseconds and brings 64 kB of values and its series: about 100 kB. A slider asks for few
 * and quick ones again and again: they go out in one message to each worker.
 *
 * @param lastMs time of a chunk in the run before, milliseconds; 0 while nothing has been timed
 */
function planChunks(units: number, workers: number, lastMs: number): BatchPlan {
  const quick = lastMs > 0 ? Math.floor(FIRST_MS / lastMs) : 1;
  const firstBatch = Math.max(1, Math.min(quick, Math.ceil(units / workers), MOST_UNTIMED));
  return planBatches({ units, firstBatch, largestBatch: 16, mostAhead: 32 * workers });
}

/** An exact value takes about a tenth of a millisecond and is small; neighbours share work, and each crossing costs as much. */
function planValues(units: number): BatchPlan {
  return planBatches({ units, firstBatch: 1, largestBatch: 512, leastMs: 1, mostAhead: Infinity });
}

/**
 * A pool of workers. Work goes out in batches, one per worker at a time, so an abort has nothing to call off: it stops
 * sending. A lost worker is replaced and its batch sent once more; a second loss fails that request and no other.
 */
export function createPoolRunner(options: PoolOptions): PoolRunner {
  const { spawn, size, engine, hangMs = 60_000, idleMs = 60_000, startMs = 10_000 } = options;
  const now = options.now ?? (() => performance.now());
  if (!(size >= 1 && Number.isInteger(size))) throw new RangeError(`pool: size must be ≥ 1, got ${size}`);

  const slots = Array.from({ length: size }, () => createWorkerSlot(spawn, startMs));
  const busy = new Set<WorkerSlot>();
  /** What each slot is at work for. */
  const serving = new Map<WorkerSlot, Work>();
  const queue = createWorkQueue<Work>();
  let lastJobId = 0;
  let lastChunkMs = 0;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  /** Gives every free worker something to do; living workers before those that must be started. */
  function pump(): void {
    clearTimeout(idleTimer);
    if (disposed) return;
    const free = slots.filter((slot) => !busy.has(slot)).sort((a, b) => Number(b.alive) - Number(a.alive));
    for (const slot of free) {
      const next = queue.next(size);
      if (next === undefined) break;
      void occupied(slot, () => serve(slot, next.work, next.batch));
    }
    if (busy.size === 0) idleTimer = setTimeout(stopAll, idleMs);
  }

  /** Keeps a slot for one piece of work, however that ends. */
  async function occupied<T>(slot: WorkerSlot, work: () => Promise<T>): Promise<T> {
    busy.add(slot);
    try {
      return await work();
    } finally {
      busy.delete(slot);
      pump();
    }
  }

  /** Nobody waits for what the slot is doing: others shall not either. */
  function abandon(slot: WorkerSlot, ended: Work): void {
    if (serving.get(slot) === ended) slot.stop();
  }

  async function serve(slot: WorkerSlot, work: Work, batch: Batch): Promise<void> {
    const limitMs = hangMs + HANG_FACTOR * work.plan.expectedMs(batch);
    serving.set(slot, work);
    const reply = await slot.ask((api) => work.ask(api, batch, slot), limitMs);
    serving.delete(slot);
    try {
      if (reply.ok) {
        work.plan.timed(batch, reply.ms);
        work.accept(batch, reply.value);
      } else if (!(isLoss(reply.failure) && work.plan.giveBack(batch))) {
        work.fail(new RunError(reply.failure));
      }
    } catch (reason) {
      work.fail(reason);
    }
  }

  function enqueue<Part, Whole>(request: PoolRequest<Part, Whole>, urgent: boolean): Promise<Whole> {
    const { work, answer } = startWork(request, (ended) => {
      queue.remove(ended);
      for (const [slot, served] of serving)
        if (served === ended) setTimeout(() => abandon(slot, ended), ABANDON_MS);
    });
    queue.add(work, urgent);
    pump();
    return answer;
  }

  async function warm(slot: WorkerSlot, job: SimJob, jobId: number): Promise<void> {
    if (!queue.empty) return;
    await slot.ask(
      (api) => api.chunks({ jobId, job: slot.jobToSend(jobId, job), first: 0, count: 1 }),
      hangMs,
    );
    if (!queue.empty) return;
    await slot.ask((api) => api.values([job.params], 'fast'), hangMs);
  }

  function assertWanted(signal: AbortSignal | undefined): void {
    if (disposed) throw abortError();
    assertNotAborted(signal);
  }

  function stopAll(): void {
    for (const slot of slots) slot.stop();
  }

  return {
    get workersAlive() {
      return slots.filter((slot) => slot.alive).length;
    },

    start(warmUp) {
      const jobId = ++lastJobId;
      const free = slots.filter((slot) => !busy.has(slot));
      return new Promise((resolve, reject) => {
        if (disposed) reject(abortError());
        else if (free.length < size) resolve(); // at work already
        let silent = 0;
        for (const slot of disposed ? [] : free) {
          void occupied(slot, async () => {
            const reply = await slot.ask((api) => api.ready(), 0);
            if (reply.ok) resolve();
            else if (++silent === size) reject(disposed ? abortError() : new RunError(reply.failure));
            if (reply.ok && warmUp !== undefined) await warm(slot, warmUp, jobId);
          });
        }
      });
    },

    async run(job, control = {}) {
      assertWanted(control.signal);
      const collection = collectRun(engine, job, control, now);
      const jobId = ++lastJobId;
      const plan = planChunks(collection.total, size, lastChunkMs);
      return enqueue(
        {
          plan,
          signal: control.signal,
          merged: collection.merged,
          ask: (api, { first, count }, slot) =>
            api.chunks({ jobId, job: slot.jobToSend(jobId, job), first, count }),
          add(_, results) {
            lastChunkMs = plan.expectedMs(ONE_CHUNK);
            return collection.add(results);
          },
        },
        false,
      );
    },

    async values(params, accuracy, signal) {
      assertWanted(signal);
      if (params.length === 0) return [];
      const values = new Array<ExactValue | Unavailable>(params.length);
      let done = 0;
      return enqueue(
        {
          plan: planValues(params.length),
          signal,
          merged: () => done,
          ask: (api, { first, count }) => api.values(params.slice(first, first + count), accuracy),
          add({ first }, part) {
            part.forEach((value, index) => (values[first + index] = value));
            done += part.length;
            return done === params.length ? values : undefined;
          },
        },
        true,
      );
    },

    async exact(params, accuracy, signal) {
      assertWanted(signal);
      return enqueue(
        {
          plan: planBatches({ units: 1, firstBatch: 1, largestBatch: 1, mostAhead: 1 }),
          signal,
          merged: () => 0,
          ask: (api) => api.exact(params, accuracy),
          add: (_, result) => result,
        },
        true,
      );
    },

    dispose() {
      disposed = true;
      clearTimeout(idleTimer);
      for (const work of queue.all()) work.fail(abortError());
      stopAll();
    },
  };
}
