import { wrap, type Endpoint, type Remote } from 'comlink';
import type { SimJob } from '../core/engine/planRun.ts';
import { rememberJob } from './recentJobs.ts';
import { failureOf, type RunFailure, type RunFailureCode } from './runFailure.ts';
import { watchSilence } from './watchSilence.ts';
import type { Reply, WorkerApi } from './workerApi.ts';

/** A worker, or in tests one end of a MessageChannel, with the means to end it. */
export interface SpawnedWorker {
  readonly endpoint: Endpoint;
  terminate(): void;
}

/** A place for one worker: starts it when there is something to ask, and replaces it after a loss. */
export interface WorkerSlot {
  /** True while a worker is running here. */
  readonly alive: boolean;
  /**
   * Asks the worker something, one question at a time. Never rejects and never hangs: a worker that dies, cannot be
   * started or says nothing for `limitMs` is ended, and the reply is the failure `workerDied` or `workerHung`.
   * A worker that has not answered anything yet gets the time to load its program besides.
   */
  ask<T>(question: Question<T>, limitMs: number): Promise<Reply<T>>;
  /**
   * The job, to be sent along with a question about it; undefined while the present worker still keeps it. To be
   * called once for each such question, while it is asked.
   */
  jobToSend(jobId: number, job: SimJob): SimJob | undefined;
  /** Ends the worker; the next question starts another. */
  stop(): void;
}

type Question<T> = (api: Remote<WorkerApi>) => Promise<Reply<T>>;

interface Running {
  readonly worker: SpawnedWorker;
  readonly api: Remote<WorkerApi>;
  readonly jobs: Map<number, true>;
  /** Whether its program is known to be loaded. */
  hasAnswered: boolean;
  /** Settles the open question, if any, with the reason of the loss. */
  answerLost: ((code: RunFailureCode) => void) | undefined;
}

/**
 * An empty slot; `spawn` is called when the first question comes.
 * @param startMs time that a worker may take to load its program, milliseconds
 */
export function createWorkerSlot(spawn: () => SpawnedWorker, startMs: number): WorkerSlot {
  let running: Running | undefined;

  function start(): Running {
    const worker = spawn();
    const started: Running = {
      worker,
      api: wrap<WorkerApi>(worker.endpoint),
      jobs: new Map(),
      hasAnswered: false,
      answerLost: undefined,
    };
    // A program that does not load, an uncaught error, an unreadable message, a closed channel.
    for (const sign of ['error', 'messageerror', 'close']) {
      worker.endpoint.addEventListener(sign, () => end(started, 'workerDied'));
    }
    return started;
  }

  function end(which: Running, code: RunFailureCode): void {
    if (running !== which) return; // ending a channel closes it, which is a sign too
    running = undefined;
    which.worker.terminate();
    which.answerLost?.(code);
  }

  return {
    get alive() {
      return running !== undefined;
    },

    async ask<T>(question: Question<T>, limitMs: number): Promise<Reply<T>> {
      if (running?.answerLost !== undefined) throw new Error('worker slot: one question at a time');
      let asked: Running;
      try {
        asked = running ??= start();
      } catch (reason) {
        return lost('workerDied', failureOf(reason).params);
      }
      const patienceMs = limitMs + (asked.hasAnswered ? 0 : startMs);
      const stopWatching = watchSilence(patienceMs, () => end(asked, 'workerHung'));
      try {
        // Comlink never settles a call whose far side has gone, so the loss settles it.
        const reply = await new Promise<Reply<T>>((resolve, reject) => {
          asked.answerLost = (code) => resolve(lost(code));
          question(asked.api).then(resolve, reject);
        });
        asked.hasAnswered = true;
        return reply;
      } catch (reason) {
        return { ok: false, failure: failureOf(reason) }; // something that cannot be cloned
      } finally {
        asked.answerLost = undefined;
        stopWatching();
      }
    },

    jobToSend(jobId, job) {
      if (running === undefined) return job;
      const known = running.jobs.has(jobId);
      rememberJob(running.jobs, jobId, true);
      return known ? undefined : job;
    },

    stop() {
      if (running !== undefined) end(running, 'workerDied');
    },
  };
}

function lost(code: RunFailureCode, params: RunFailure['params'] = {}): Reply<never> {
  return { ok: false, failure: { code, params } };
}

/** True for a failure of the worker and not of what it was asked: the same work may succeed in another worker. */
export function isLoss(failure: RunFailure): boolean {
  return failure.code === 'workerDied' || failure.code === 'workerHung';
}
