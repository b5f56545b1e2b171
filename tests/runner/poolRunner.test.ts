import { describe, expect, test, vi } from 'vitest';
import type { ExactValue, Unavailable } from '../../src/core/exact/exactResult.ts';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { nextTask } from '../../src/runner/nextTask.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import type { ChunkRequest } from '../../src/runner/workerApi.ts';
import { bitsOf } from './support/bitsOf.ts';
import { engineWith, fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';
import { testPool } from './support/pools.ts';
import { present } from '../helpers/present.ts';

vi.setConfig({ testTimeout: 30_000 });

const inline = createInlineRunner(fakeEngine);
const owns = (values: readonly (ExactValue | Unavailable)[]): number[] =>
  values.map((value) => present(value).own);

describe('runs', () => {
  test('two runs at once each get their own answer', async () => {
    const { pool } = testPool({ behave: ({ before }) => ({ afterTasks: (before * 5) % 7 }) });
    const jobs = [smallJob(20, 5, 1), smallJob(12, 9, 2)];
    const together = await Promise.all(jobs.map((job) => pool.run(job)));
    const apart = [await inline.run(jobs[0]), await inline.run(jobs[1])];
    expect(together.map(bitsOf)).toEqual(apart.map(bitsOf));
  });

  test('two runs share the workers, so the shorter does not wait for the longer', async () => {
    const ends: string[] = [];
    const { pool } = testPool();
    await Promise.all([
      pool.run(smallJob(200)).then(() => ends.push('long')),
      pool.run(smallJob(3)).then(() => ends.push('short')),
    ]);
    expect(ends).toEqual(['short', 'long']);
  });

  test('after a quick run the next one starts with several chunks in a message, after a slow one with one', async () => {
    let step = 0;
    let clock = 0;
    const { pool, workers } = testPool({ workerNow: () => (clock += step) });
    const firstCounts = async (ms: number): Promise<number[]> => {
      step = ms;
      const before = workers.questions.length;
      await pool.run(smallJob(8));
      return workers.questions.slice(before, before + 2).map(({ args }) => (args[0] as ChunkRequest).count);
    };
    expect(await firstCounts(1)).toEqual([1, 1]); // nothing timed yet
    expect(await firstCounts(60)).toEqual([4, 4]);
    expect(await firstCounts(1)).toEqual([1, 1]);
  });

  test('progress never falls and ends at the total', async () => {
    const { pool } = testPool({ size: 3, behave: ({ before }) => ({ afterTasks: (before * 7) % 11 }) });
    const told: number[] = [];
    await pool.run(smallJob(40, 1), {
      onProgress(done, total) {
        expect(total).toBe(41);
        told.push(done);
      },
    });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(new Set(told).size).toBe(told.length);
    expect(told.at(-1)).toBe(41);
  });

  test('a partial result is the run of that many chunks', async () => {
    let clock = 0;
    const { pool } = testPool({
      now: () => (clock += 60),
      behave: ({ before }) => ({ afterTasks: (before * 5) % 9 }),
    });
    const partials: [unknown, number][] = [];
    await pool.run(smallJob(60, 77), {
      onPartial: (result, done) => partials.push([bitsOf({ ...result, requested: 0 }), done]),
    });
    expect(partials.length).toBeGreaterThan(2);
    for (const [bits, done] of partials) {
      const prefix = await inline.run({ ...smallJob(0), founders: done * CHUNK_FOUNDERS });
      expect(bits).toEqual(bitsOf({ ...prefix, requested: 0 }));
    }
  });

  test('a job crosses once per worker', async () => {
    const { pool, workers } = testPool();
    await pool.run(smallJob(100));
    const withJob = workers.questions.filter(({ args }) => (args[0] as ChunkRequest).job !== undefined);
    expect(workers.questions.length).toBeGreaterThan(4);
    expect(withJob.map(({ worker }) => worker)).toEqual([0, 1]);
  });

  test('more runs at once than a worker keeps tables for are all right', async () => {
    const { pool } = testPool({ size: 1 });
    const jobs = Array.from({ length: 7 }, (_, index) => smallJob(3, index, index));
    const results = await Promise.all(jobs.map((job) => pool.run(job)));
    for (const [index, job] of jobs.entries()) {
      expect(bitsOf(results[index])).toEqual(bitsOf(await inline.run(job)));
    }
  });

  test('results in flight are bounded, however far one worker falls behind', async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const { pool, workers } = testPool({
      behave: ({ before }) => (before === 0 ? { after: released } : { afterTasks: 0 }),
    });
    const run = pool.run(smallJob(500));
    await vi.waitFor(async () => {
      const asked = workers.questions.length;
      for (let task = 0; task < 100; task++) await nextTask();
      expect(workers.questions.length).toBe(asked); // all is quiet
    });
    const ends = workers.questions.map(({ args: [request] }) => {
      const { first, count } = request as ChunkRequest;
      return first + count;
    });
    expect(Math.max(...ends)).toBe(64); // 32 per worker
    release();
    expect(bitsOf(await run)).toEqual(bitsOf(await inline.run(smallJob(500))));
  });
});

describe('exact values', () => {
  test('come back in the order in which they were asked for', async () => {
    const { pool, workers } = testPool({
      size: 3,
      behave: ({ before }) => ({ afterTasks: (before * 5) % 7 }),
    });
    const params = Array.from({ length: 101 }, (_, index) => smallParams(index));
    expect(owns(await pool.values(params, 'fast'))).toEqual(params.map((one) => one.acquisitionCost));
    expect(new Set(workers.questions.map(({ worker }) => worker)).size).toBe(3);
  });

  test('of nothing are nothing, and no worker is bothered', async () => {
    const { pool, workers } = testPool();
    expect(await pool.values([], 'fast')).toEqual([]);
    expect(workers.spawned).toBe(0);
  });

  test('and everything exact are the same inline, copied and in a pool', async () => {
    const { pool } = testPool();
    expect(await pool.exact(smallParams(5), 'reference')).toStrictEqual(
      await inline.exact(smallParams(5), 'reference'),
    );
  });

  test('go ahead of the chunks of a long run', async () => {
    const { pool, workers } = testPool({ size: 1 });
    const run = pool.run(smallJob(300));
    await vi.waitFor(() => expect(workers.questions.length).toBeGreaterThan(3));
    const before = workers.questions.length;
    await pool.values([smallParams(1)], 'fast');
    const place = workers.questions.findIndex(({ method }) => method === 'values');
    expect(place - before).toBeLessThanOrEqual(1);
    await run;
  });

  test('asked without end do not starve a run', async () => {
    const { pool } = testPool({ size: 1 });
    let running = true;
    const run = pool.run(smallJob(30)).then(() => (running = false));
    let asked = 0;
    const ask = async (): Promise<void> => {
      while (running && asked < 10_000) {
        asked++;
        await pool.values([smallParams(asked)], 'fast');
      }
    };
    await Promise.all([run, ask(), ask()]);
    expect(asked).toBeLessThan(10_000);
  });
});

describe('abort', () => {
  test('before the start asks nobody', async () => {
    const { pool, workers } = testPool();
    const signal = AbortSignal.abort();
    expect(await outcomeOf(pool.run(smallJob(2), { signal }))).toEqual({ kind: 'cancelled' });
    expect(await outcomeOf(pool.values([smallParams()], 'fast', signal))).toEqual({ kind: 'cancelled' });
    expect(await outcomeOf(pool.exact(smallParams(), 'fast', signal))).toEqual({ kind: 'cancelled' });
    expect(workers.spawned).toBe(0);
  });

  test('during a run rejects at once with the AbortError, stops sending and kills nobody', async () => {
    const { pool, workers } = testPool();
    const controller = new AbortController();
    let told = 0;
    const run = pool.run(smallJob(500), {
      signal: controller.signal,
      onProgress(done) {
        told = done;
        if (done > 5) controller.abort(new Error('a reason of its own'));
      },
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    const [toldThen, askedThen] = [told, workers.questions.length];
    expect(toldThen).toBeLessThan(100);
    expect(bitsOf(await pool.run(smallJob(3)))).toEqual(bitsOf(await inline.run(smallJob(3))));
    const ofTheFirst = workers.questions.slice(askedThen).filter(({ args }) => {
      return (args[0] as ChunkRequest).jobId === 1;
    });
    expect(ofTheFirst).toEqual([]);
    expect(told).toBe(toldThen);
    expect(workers.terminated).toBe(0);
    expect(workers.spawned).toBe(2);
  });

  test('after the end changes nothing', async () => {
    const { pool } = testPool();
    const controller = new AbortController();
    const run = pool.run(smallJob(2), { signal: controller.signal });
    await run;
    controller.abort();
    expect(await outcomeOf(run)).toMatchObject({ kind: 'done' });
  });

  test('of one run leaves the other alone', async () => {
    const { pool } = testPool();
    const controller = new AbortController();
    const one = outcomeOf(pool.run(smallJob(100), { signal: controller.signal }));
    const other = pool.run(smallJob(50));
    controller.abort();
    expect(await one).toEqual({ kind: 'cancelled' });
    expect(bitsOf(await other)).toEqual(bitsOf(await inline.run(smallJob(50))));
  });

  test('dispose cancels what runs and whatever comes later, and ends the workers', async () => {
    const { pool, workers } = testPool({
      behave: ({ before }) => (before < 6 ? { afterTasks: 0 } : 'hang'),
    });
    const run = outcomeOf(pool.run(smallJob(500)));
    await vi.waitFor(() => expect(workers.questions.length).toBeGreaterThan(6));
    pool.dispose();
    expect(await run).toEqual({ kind: 'cancelled' });
    expect(await outcomeOf(pool.run(smallJob(1)))).toEqual({ kind: 'cancelled' });
    expect(await outcomeOf(pool.start())).toEqual({ kind: 'cancelled' });
    expect(workers.terminated).toBe(2);
    expect(workers.spawned).toBe(2);
  });
});

describe('failures of the calculation', () => {
  const broken = engineWith({
    simulateChunk(tables, chunk) {
      if (chunk === 3) throw new RangeError('gamma: shape must be > 0, got NaN');
      return fakeEngine.simulateChunk(tables, chunk);
    },
    exactResult() {
      throw new RangeError('no such stage');
    },
  });

  test('cross as data with their parameters', async () => {
    const { pool } = testPool({ engine: broken });
    const message = 'RangeError: gamma: shape must be > 0, got NaN';
    const failure = { code: 'engineFailed', params: { message } };
    expect(await outcomeOf(pool.run(smallJob(9)))).toEqual({ kind: 'failed', failure });
    const twin = createInlineRunner(broken);
    expect(await outcomeOf(twin.run(smallJob(9)))).toEqual({ kind: 'failed', failure });
    expect(await outcomeOf(pool.exact(smallParams(), 'fast'))).toEqual(
      await outcomeOf(twin.exact(smallParams(), 'fast')),
    );
  });

  test('are not tried again, cost no worker, and the next job works', async () => {
    const { pool, workers } = testPool({ engine: broken, size: 1 });
    await outcomeOf(pool.run(smallJob(9)));
    const third = workers.questions.filter(({ args: [request] }) => {
      const { first, count } = request as ChunkRequest;
      return first <= 3 && first + count > 3;
    });
    expect(third).toHaveLength(1);
    expect(workers.terminated).toBe(0);
    expect(bitsOf(await pool.run(smallJob(3)))).toEqual(bitsOf(await inline.run(smallJob(3))));
  });

  test('what cannot cross fails the request and not the pool', async () => {
    const { pool } = testPool();
    const job = { ...smallJob(2), trap: () => 0 };
    expect(await outcomeOf(pool.run(job))).toMatchObject({
      kind: 'failed',
      failure: { code: 'engineFailed' },
    });
    expect(await outcomeOf(pool.run(smallJob(2)))).toMatchObject({ kind: 'done' });
  });

  test('a callback that throws ends its own run with what it threw', async () => {
    const { pool } = testPool();
    const mine = new Error('mine');
    const run = pool.run(smallJob(5), {
      onProgress() {
        throw mine;
      },
    });
    await expect(run).rejects.toBe(mine);
    expect(await outcomeOf(pool.run(smallJob(2)))).toMatchObject({ kind: 'done' });
  });

  test('a job without founders is a programmer error', async () => {
    const { pool } = testPool();
    await expect(pool.run(smallJob(0))).rejects.toThrow('founders must be at least 1, got 0');
    await expect(pool.run({ ...smallJob(0), founders: NaN })).rejects.toThrow('got NaN');
    expect(() => testPool({ size: 0 })).toThrow('size must be ≥ 1');
    expect(() => testPool({ size: NaN })).toThrow('size must be ≥ 1');
  });
});
