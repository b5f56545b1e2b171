import { describe, expect, test, vi } from 'vitest';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { nextTask } from '../../src/runner/nextTask.ts';
import { createPoolRunner } from '../../src/runner/poolRunner.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import type { ChunkRequest } from '../../src/runner/workerApi.ts';
import { bitsOf } from './support/bitsOf.ts';
import type { Behaviour, Question } from './support/channelWorkers.ts';
import { fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';
import { testPool } from './support/pools.ts';

vi.setConfig({ testTimeout: 30_000 }); // hangs take their time on a busy machine

const expected = bitsOf(await createInlineRunner(fakeEngine).run(smallJob(40, 3)));

/** Misbehaves the first `times` times that chunk `chunk` is asked for. */
function misbehaving(how: 'hang' | 'die', chunk: number, times: number): (question: Question) => Behaviour {
  let left = times;
  return ({ method, args }) => {
    if (method !== 'chunks') return { afterTasks: 0 };
    const { first, count } = args[0] as ChunkRequest;
    return first <= chunk && chunk < first + count && left-- > 0 ? how : { afterTasks: 0 };
  };
}

test('a worker still busy with a run that was stopped gives way to the next run', async () => {
  const { pool, workers } = testPool({
    behave: misbehaving('hang', 0, 1),
    hangMs: 60_000,
    startMs: 0,
    size: 1,
  });
  const control = new AbortController();
  const stopped = outcomeOf(pool.run(smallJob(40, 3), { signal: control.signal }));
  await nextTask();
  control.abort();
  expect((await stopped).kind).toBe('cancelled');
  expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
  expect(workers.terminated).toBe(1);
});

describe.each([
  ['die', 'workerDied', 60_000],
  ['hang', 'workerHung', 120],
] as const)('a worker that %ss', (how, code, hangMs) => {
  test.each([0, 17, 40])('is replaced, and the run has the same bits (chunk %i)', async (chunk) => {
    const { pool, workers } = testPool({ behave: misbehaving(how, chunk, 1), hangMs, startMs: 0 });
    expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
    expect(workers.terminated).toBe(1);
    await pool.run(smallJob(40));
    expect(workers.spawned).toBe(3);
  });

  test('twice over the same chunk fails that run, and the next one works', async () => {
    const { pool, workers } = testPool({ behave: misbehaving(how, 9, 2), hangMs, startMs: 0, size: 1 });
    expect(await outcomeOf(pool.run(smallJob(40, 3)))).toEqual({
      kind: 'failed',
      failure: { code, params: {} },
    });
    expect(workers.terminated).toBe(2);
    expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
    expect(workers.spawned).toBe(3);
  });

  test('in one run does not fail the other', async () => {
    const { pool } = testPool({ behave: misbehaving(how, 39, 2), hangMs, startMs: 0 });
    const [long, short] = await Promise.all([
      outcomeOf(pool.run(smallJob(40))),
      outcomeOf(pool.run(smallJob(20))),
    ]);
    expect(long).toMatchObject({ kind: 'failed', failure: { code } });
    expect(short.kind).toBe('done');
  });

  test('with an exact value is replaced too', async () => {
    let first = true;
    const { pool } = testPool({
      hangMs,
      startMs: 0,
      behave() {
        if (!first) return { afterTasks: 0 };
        first = false;
        return how;
      },
    });
    expect(await pool.values([smallParams(3)], 'fast')).toMatchObject([{ own: 3 }]);
  });
});

describe('workers that are lost between questions', () => {
  test('are replaced when there is something to ask again', async () => {
    const { pool, workers } = testPool();
    await pool.run(smallJob(8));
    workers.kill(0);
    workers.kill(1);
    await vi.waitFor(() => expect(pool.workersAlive).toBe(0));
    expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
    expect(workers.spawned).toBe(4);
  });
});

test('a request that one worker can do goes to one that lives', async () => {
  const { pool, workers } = testPool();
  await pool.run(smallJob(8));
  workers.kill(0);
  await vi.waitFor(() => expect(pool.workersAlive).toBe(1));
  await pool.exact(smallParams(), 'fast');
  expect(workers.spawned).toBe(2);
});

describe('workers that cannot be started', () => {
  test('fail the run with the reason, and the pool tries again for the next', async () => {
    let forbidden = true;
    const { workers } = testPool();
    const pool = createPoolRunner({
      size: 2,
      engine: fakeEngine,
      spawn() {
        if (forbidden) throw new DOMException('not here', 'SecurityError');
        return workers.spawn();
      },
    });
    const failure = { code: 'workerDied', params: { message: 'SecurityError: not here' } };
    expect(await outcomeOf(pool.run(smallJob(4)))).toEqual({ kind: 'failed', failure });
    expect(await outcomeOf(pool.start())).toEqual({ kind: 'failed', failure });
    forbidden = false;
    expect(await outcomeOf(pool.start())).toMatchObject({ kind: 'done' });
    expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
    pool.dispose();
  });
});

test('a worker that still loads its program is given the time for that', async () => {
  const { pool, workers } = testPool({
    hangMs: 40,
    startMs: 10_000,
    behave: () => ({ after: new Promise((resolve) => setTimeout(resolve, 150)) }),
    size: 1,
  });
  await pool.values([smallParams(1)], 'fast');
  expect(workers.terminated).toBe(0);
  await pool.values([smallParams(1)], 'fast'); // as slow again: now it hangs, and another one takes over
  expect(workers.terminated).toBe(1);
});

test('a worker that is only slow is given time in proportion to its batch', async () => {
  let clock = 0;
  const { pool, workers } = testPool({
    size: 1,
    hangMs: 40,
    workerNow: () => (clock += 1000), // every batch takes a second, so the next may take twenty
    behave: ({ before }) =>
      before === 0 ? { afterTasks: 0 } : { after: new Promise((resolve) => setTimeout(resolve, 200)) },
  });
  await pool.run(smallJob(2));
  expect(workers.terminated).toBe(0);
});

describe('idle workers', () => {
  test('are ended after a while and started again without a word', async () => {
    const { pool, workers } = testPool({ idleMs: 30 });
    await pool.run(smallJob(8));
    expect(pool.workersAlive).toBe(2);
    await vi.waitFor(() => expect(pool.workersAlive).toBe(0));
    expect(workers.terminated).toBe(2);
    expect(bitsOf(await pool.run(smallJob(40, 3)))).toEqual(expected);
    expect(workers.spawned).toBe(4);
  });

  test('leave no timer behind when the pool is disposed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const { pool } = testPool();
    await pool.run(smallJob(8));
    expect(vi.getTimerCount()).toBe(1);
    pool.dispose();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  test('are kept while work comes often enough, and while it lasts', async () => {
    const { pool, workers } = testPool({ idleMs: 200, behave: () => ({ afterTasks: 20 }) });
    for (let round = 0; round < 5; round++) {
      await pool.run(smallJob(8));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(workers.terminated).toBe(0);
    expect(workers.spawned).toBe(2);
  });
});

describe('the start', () => {
  test('brings all workers up and resolves when the first has answered', async () => {
    let release = (): void => {};
    const later = new Promise<void>((resolve) => (release = resolve));
    const { pool, workers } = testPool({
      behave: ({ worker }) => (worker === 0 ? { after: later } : { afterTasks: 0 }),
    });
    await pool.start();
    expect(workers.spawned).toBe(2);
    release();
  });

  test('warms each worker up with its job, and no further once somebody asks', async () => {
    const warmed = testPool();
    await warmed.pool.start(smallJob(1));
    await vi.waitFor(() => expect(warmed.workers.questions.length).toBe(6));
    const methods = warmed.workers.questions.map(({ worker, method }) => `${worker} ${method}`).toSorted();
    expect(methods).toEqual(['0 chunks', '0 ready', '0 values', '1 chunks', '1 ready', '1 values']);

    let open = (): void => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const during = testPool({
      behave: ({ method }) => (method === 'chunks' ? { after: opened } : { afterTasks: 0 }),
    });
    await during.pool.start(smallJob(1));
    const late = during.pool.run(smallJob(40, 3));
    open();
    expect(bitsOf(await late)).toEqual(expected);
    expect(during.workers.questions.filter(({ method }) => method === 'values')).toEqual([]);

    const asked = testPool();
    const started = asked.pool.start(smallJob(1));
    const run = asked.pool.run(smallJob(40, 3));
    await started;
    expect(bitsOf(await run)).toEqual(expected);
    expect(asked.workers.questions.filter(({ method }) => method === 'values')).toEqual([]);
  });

  test('fails when no worker answers in time', async () => {
    const { pool } = testPool({ behave: () => 'hang', startMs: 30 });
    expect(await outcomeOf(pool.start())).toMatchObject({ kind: 'failed', failure: { code: 'workerHung' } });
    expect(pool.workersAlive).toBe(0);
  });

  test('is nothing to wait for when the workers are at work already', async () => {
    const { pool } = testPool();
    const run = pool.run(smallJob(40, 3));
    await pool.start();
    expect(bitsOf(await run)).toEqual(expected);
    await nextTask();
  });
});
