import { abortError } from './cancel.ts';

/** Requests of which only the newest matters. */
export interface Latest<Request, Answer> {
  /** Asks, and overtakes every earlier request: those still open settle as cancelled. */
  ask(request: Request): Promise<Answer>;
  /** Cancels whatever is open. */
  cancel(): void;
  /** Number of requests that were really run. */
  readonly runs: number;
}

/** What happens to the request that is running when a newer one comes. */
export interface LatestOptions {
  /**
   * `abort` (default): it is cancelled and its signal aborted. `finish`: it ends in its own way and is answered;
   * for short answers during a drag, where aborting each for the next would never show any.
   */
  readonly whenOvertaken?: 'abort' | 'finish';
}

interface Open<Request, Answer> {
  readonly request: Request;
  readonly controller: AbortController;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/**
 * Newest request wins: at most one runs and one waits, so no queue grows. A new one takes the place of the one that
 * waits, and the last one always runs. `run` is started again only after it has settled.
 */
export function latest<Request, Answer>(
  run: (request: Request, signal: AbortSignal) => Promise<Answer>,
  { whenOvertaken = 'abort' }: LatestOptions = {},
): Latest<Request, Answer> {
  let running: Open<Request, Answer> | undefined;
  let waiting: Open<Request, Answer> | undefined;
  let runs = 0;

  function cancel(open: Open<Request, Answer> | undefined): void {
    open?.reject(abortError()); // harmless once settled
    open?.controller.abort();
  }

  async function start(open: Open<Request, Answer>): Promise<void> {
    running = open;
    runs++;
    try {
      open.resolve(await run(open.request, open.controller.signal));
    } catch (reason) {
      open.reject(reason);
    } finally {
      const next = waiting;
      running = waiting = undefined;
      if (next !== undefined) void start(next);
    }
  }

  return {
    get runs() {
      return runs;
    },
    ask(request) {
      return new Promise((resolve, reject) => {
        const open = { request, controller: new AbortController(), resolve, reject };
        if (running === undefined) {
          void start(open);
          return;
        }
        if (whenOvertaken === 'abort') cancel(running);
        cancel(waiting);
        waiting = open;
      });
    },
    cancel() {
      cancel(running);
      cancel(waiting);
      waiting = undefined;
    },
  };
}
