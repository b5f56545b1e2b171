import type { ExactValue, Unavailable } from '../core/exact/exactResult.ts';
import { abortError, assertNotAborted } from './cancel.ts';
import { collectRun } from './collectRun.ts';
import type { Engine } from './engine.ts';
import { nextTask } from './nextTask.ts';
import { computed } from './runFailure.ts';
import type { Runner } from './runner.ts';

/** Milliseconds of work before the page gets its turn: three quarters of a frame. */
const SLICE_MS = 12;

/**
 * A runner on the caller's own thread, for places without workers and as the plain twin of the pool. It gives way
 * between chunks, so the page never waits longer than `SLICE_MS` and one chunk.
 * @param now clock in milliseconds
 */
export function createInlineRunner(engine: Engine, now: () => number = () => performance.now()): Runner {
  let disposed = false;

  function assertWanted(signal: AbortSignal | undefined): void {
    if (disposed) throw abortError();
    assertNotAborted(signal);
  }

  /** One request's turns: await one before each step. The first comes in a new task, so that asking costs nothing. */
  function turns(signal: AbortSignal | undefined): () => Promise<void> {
    let sliceEnd = -Infinity;
    return async () => {
      assertWanted(signal);
      if (now() < sliceEnd) return;
      await nextTask();
      assertWanted(signal);
      sliceEnd = now() + SLICE_MS;
    };
  }

  return {
    async run(job, control = {}) {
      const turn = turns(control.signal);
      await turn();
      const collection = collectRun(engine, job, control, now);
      const tables = computed(() => engine.buildTables(job));
      for (let chunk = 0; ; chunk++) {
        const result = collection.add([computed(() => engine.simulateChunk(tables, chunk))]);
        assertWanted(control.signal); // a callback may have aborted
        if (result !== undefined) return result;
        await turn();
      }
    },

    async values(params, accuracy, signal) {
      const turn = turns(signal);
      await turn();
      const asked = computed(() => engine.expectedValues(params, accuracy)[Symbol.iterator]());
      const values: (ExactValue | Unavailable)[] = [];
      for (;;) {
        const next = computed(() => asked.next());
        if (next.done === true) return values;
        values.push(next.value);
        await turn();
      }
    },

    async exact(params, accuracy, signal) {
      await turns(signal)();
      return computed(() => engine.exactResult(params, accuracy));
    },

    dispose() {
      disposed = true;
    },
  };
}
