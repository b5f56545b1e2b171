import { expose, wrap } from 'comlink';
import { expect, onTestFinished, test } from 'vitest';
import type { ChunkResult } from '../../src/core/engine/chunkResult.ts';
import { answerRequests } from '../../src/runner/answerRequests.ts';
import { KEPT_JOBS } from '../../src/runner/recentJobs.ts';
import type { ChunkRequest, WorkerApi } from '../../src/runner/workerApi.ts';
import { bitsOf } from './support/bitsOf.ts';
import { engineWith, fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';

const request: ChunkRequest = { jobId: 1, job: smallJob(9, 5), first: 7, count: 3 };

test('buffers of results are handed over, not copied: the worker is left with nothing', async () => {
  const made: ChunkResult[] = [];
  const engine = engineWith({
    simulateChunk(tables, chunk) {
      const result = fakeEngine.simulateChunk(tables, chunk);
      made.push(result);
      return result;
    },
  });
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  expose(answerRequests(engine), port2);
  const reply = await wrap<WorkerApi>(port1).chunks(request);

  expect(made).toHaveLength(3);
  for (const result of made) {
    const arrays = Object.values(result).filter((part) => ArrayBuffer.isView(part));
    expect(arrays).toHaveLength(5);
    for (const array of arrays) expect(array.byteLength).toBe(0);
  }
  const tables = fakeEngine.buildTables(request.job!);
  const copies = [7, 8, 9].map((chunk) => fakeEngine.simulateChunk(tables, chunk));
  expect(reply).toMatchObject({ ok: true });
  expect(bitsOf(reply.ok && reply.value)).toEqual(bitsOf(copies));
});

test('tables are built once per job', () => {
  let built = 0;
  const api = answerRequests(
    engineWith({
      buildTables(job) {
        built++;
        return fakeEngine.buildTables(job);
      },
    }),
  );
  api.chunks(request);
  api.chunks({ ...request, job: undefined, first: 0 });
  api.chunks({ ...request, first: 1 });
  expect(built).toBe(1);
});

test(`tables of the last ${KEPT_JOBS} jobs are kept`, () => {
  const api = answerRequests(fakeEngine);
  for (let jobId = 1; jobId <= KEPT_JOBS + 1; jobId++) api.chunks({ ...request, jobId });
  const again = (jobId: number): boolean => api.chunks({ ...request, jobId, job: undefined }).ok;
  expect(again(2)).toBe(true);
  expect(again(KEPT_JOBS + 1)).toBe(true);
  expect(again(1)).toBe(false);
});

test('a job that was never sent is a failure with its number', () => {
  const reply = answerRequests(fakeEngine).chunks({ ...request, job: undefined, jobId: 42 });
  expect(reply).toEqual({
    ok: false,
    failure: { code: 'engineFailed', params: { message: 'RangeError: chunks: job 42 was never sent' } },
  });
});

test('a calculation that throws is a failure, and the next question is answered', () => {
  const api = answerRequests(
    engineWith({
      buildTables() {
        throw new RangeError('beta: alpha must be > 0, got -1');
      },
      expectedValues() {
        throw 'not even an error';
      },
      exactResult() {
        throw new TypeError('nothing');
      },
    }),
  );
  const failed = (message: string): unknown => ({
    ok: false,
    failure: { code: 'engineFailed', params: { message } },
  });
  expect(api.chunks(request)).toEqual(failed('RangeError: beta: alpha must be > 0, got -1'));
  expect(api.values([smallParams()], 'fast')).toEqual(failed('not even an error'));
  expect(api.exact(smallParams(), 'fast')).toEqual(failed('TypeError: nothing'));
  expect(api.ready()).toMatchObject({ ok: true });
});

test('the time told is that of the calculation, tables not counted', () => {
  let clock = 0;
  const api = answerRequests(
    engineWith({
      buildTables(job) {
        clock += 1000;
        return fakeEngine.buildTables(job);
      },
      simulateChunk(...args) {
        clock += 2;
        return fakeEngine.simulateChunk(...args);
      },
    }),
    () => clock,
  );
  expect(api.chunks(request)).toMatchObject({ ms: 6 });
});
