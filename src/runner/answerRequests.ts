import { transfer } from 'comlink';
import type { EngineTables } from '../core/engine/tables.ts';
import type { Engine } from './engine.ts';
import { rememberJob } from './recentJobs.ts';
import { failureOf } from './runFailure.ts';
import type { Reply, WorkerApi } from './workerApi.ts';

/**
 * The worker's side of the contract: does the work, hands the buffers over, turns anything thrown into data.
 * @param now clock in milliseconds
 */
export function answerRequests(engine: Engine, now: () => number = () => performance.now()): WorkerApi {
  const tablesOfJobs = new Map<number, EngineTables>();

  function reply<T>(compute: () => T): Reply<T> {
    try {
      const started = now();
      const value = compute();
      return { ok: true, value, ms: now() - started };
    } catch (reason) {
      return { ok: false, failure: failureOf(reason) };
    }
  }

  return {
    ready: () => reply(() => true),
    chunks({ jobId, job, first, count }) {
      const prepared = reply(() => {
        const tables = tablesOfJobs.get(jobId) ?? (job && engine.buildTables(job));
        if (tables === undefined) throw new RangeError(`chunks: job ${jobId} was never sent`);
        rememberJob(tablesOfJobs, jobId, tables);
        return tables;
      });
      if (!prepared.ok) return prepared;
      const answer = reply(() =>
        Array.from({ length: count }, (_, index) => engine.simulateChunk(prepared.value, first + index)),
      );
      return answer.ok ? transfer(answer, answer.value.flatMap(engine.chunkBuffers)) : answer;
    },
    values: (params, accuracy) => reply(() => [...engine.expectedValues(params, accuracy)]),
    exact: (params, accuracy) => reply(() => engine.exactResult(params, accuracy)),
  };
}
