import { afterEach, describe, expect, test } from 'vitest';
import { createRunner } from '../../src/runner/createRunner.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import { createPoolRunner, type PoolOptions, type PoolRunner } from '../../src/runner/poolRunner.ts';
import type { SpawnedWorker } from '../../src/runner/workerSlot.ts';
import { bitsOf } from '../runner/support/bitsOf.ts';
import { fakeEngine, smallJob, smallParams } from '../runner/support/fakeEngine.ts';
import { present } from '../helpers/present.ts';

const workers = {
  good: () => new Worker(new URL('./runnerWorkers/fakeWorker.ts', import.meta.url), { type: 'module' }),
  hanging: () => new Worker(new URL('./runnerWorkers/hangingWorker.ts', import.meta.url), { type: 'module' }),
  dying: () => new Worker(new URL('./runnerWorkers/dyingWorker.ts', import.meta.url), { type: 'module' }),
  absent: () => new Worker('/no/such/worker.js', { type: 'module' }),
};

const pools: PoolRunner[] = [];
afterEach(() => pools.splice(0).forEach((pool) => pool.dispose()));

/** A pool whose workers come in that order; the last kind for ever after. */
function poolOf(kinds: readonly (keyof typeof workers)[], options: Partial<PoolOptions> = {}): PoolRunner {
  const pool = createPoolRunner({ size: 2, engine: fakeEngine, spawn: spawning(kinds), ...options });
  pools.push(pool);
  return pool;
}

function spawning(kinds: readonly (keyof typeof workers)[]): () => SpawnedWorker {
  let spawned = 0;
  return () => {
    const worker = workers[kinds[Math.min(spawned++, kinds.length - 1)]]();
    return { endpoint: worker, terminate: () => worker.terminate() };
  };
}

const job = smallJob(40, 3);
const expected = bitsOf(await createInlineRunner(fakeEngine).run(job));

describe('real workers', () => {
  test.each([1, 2, 4])('in a pool of %i give the bits of this thread', async (size) => {
    expect(bitsOf(await poolOf(['good'], { size }).run(job))).toEqual(expected);
  });

  test('answer exact values while they simulate', async () => {
    const pool = poolOf(['good']);
    const run = pool.run(smallJob(300));
    const values = await pool.values([5, 6, 7].map(smallParams), 'fast');
    expect(values.map((value) => present(value).own)).toEqual([5, 6, 7]);
    expect(await outcomeOf(run)).toMatchObject({ kind: 'done' });
  });

  test('that die of an error are replaced, and the bits stay the same', async () => {
    const pool = poolOf(['dying', 'good']);
    expect(bitsOf(await pool.run(job))).toEqual(expected);
    expect(pool.workersAlive).toBeGreaterThanOrEqual(1);
  });

  test('that hang are ended and replaced, and the bits stay the same', async () => {
    const pool = poolOf(['hanging', 'good'], { hangMs: 500 });
    await pool.start();
    expect(bitsOf(await pool.run(job))).toEqual(expected);
  });

  test('that all hang fail the run, and the next run works', async () => {
    const pool = poolOf(['hanging', 'hanging', 'good'], { size: 1, hangMs: 500, startMs: 3000 });
    await pool.start();
    expect(await outcomeOf(pool.run(job))).toEqual({
      kind: 'failed',
      failure: { code: 'workerHung', params: {} },
    });
    expect(bitsOf(await pool.run(job))).toEqual(expected);
  });

  test('that are idle are ended, and others take their place without a word', async () => {
    const pool = poolOf(['good'], { idleMs: 50 });
    await pool.run(job);
    await expect.poll(() => pool.workersAlive).toBe(0);
    expect(bitsOf(await pool.run(job))).toEqual(expected);
  });

  test('are left at once by an abort', async () => {
    const pool = poolOf(['good']);
    const controller = new AbortController();
    const run = outcomeOf(
      pool.run(smallJob(500), { signal: controller.signal, onProgress: () => controller.abort() }),
    );
    expect(await run).toEqual({ kind: 'cancelled' });
    expect(bitsOf(await pool.run(job))).toEqual(expected);
  });
});

describe('where the program of the workers cannot be loaded', () => {
  test('a run fails and says so', async () => {
    const pool = poolOf(['absent']);
    expect(await outcomeOf(pool.run(job))).toEqual({
      kind: 'failed',
      failure: { code: 'workerDied', params: {} },
    });
  });

  test('the work is done on this thread', async () => {
    const chosen = await createRunner({ spawn: spawning(['absent']), size: 2, engine: fakeEngine });
    expect(chosen).toMatchObject({ kind: 'inline', reason: { code: 'workerDied' } });
    expect(bitsOf(await chosen.runner.run(job))).toEqual(expected);
  });
});
