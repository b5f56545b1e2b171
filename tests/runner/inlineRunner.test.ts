import { describe, expect, test } from 'vitest';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { nextTask } from '../../src/runner/nextTask.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import { bitsOf } from './support/bitsOf.ts';
import { fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';
import { present } from '../helpers/present.ts';

const cancelled = { kind: 'cancelled' };

describe('the inline runner', () => {
  test('lets others work between its slices', async () => {
    let clock = 0;
    const runner = createInlineRunner(fakeEngine, () => (clock += 7)); // a slice is two chunks
    let others = 0;
    let running = true;
    const run = runner.run(smallJob(40)).finally(() => (running = false));
    while (running) {
      others++;
      await nextTask();
    }
    await run;
    expect(others).toBeGreaterThan(10);
  });

  test('does nothing in the task that asks', async () => {
    const runner = createInlineRunner(fakeEngine);
    const told: number[] = [];
    const run = runner.run(smallJob(1), { onProgress: (done) => told.push(done) });
    await Promise.resolve();
    expect(told).toEqual([]);
    await run;
    expect(told).toEqual([1]);
  });

  test('tells progress chunk by chunk', async () => {
    const told: number[] = [];
    await createInlineRunner(fakeEngine).run(smallJob(4, 1), { onProgress: (done) => told.push(done) });
    expect(told).toEqual([1, 2, 3, 4, 5]);
  });

  test('gives partial results that are runs of so many chunks', async () => {
    let clock = 0;
    const runner = createInlineRunner(fakeEngine, () => (clock += 20));
    const partials: [unknown, number][] = [];
    await runner.run(smallJob(30, 9), {
      onPartial: (result, done) => partials.push([bitsOf({ ...result, requested: 0 }), done]),
    });
    expect(partials.length).toBeGreaterThan(2);
    for (const [bits, done] of partials) {
      const prefix = await runner.run({ ...smallJob(0), founders: done * CHUNK_FOUNDERS });
      expect(bits).toEqual(bitsOf({ ...prefix, requested: 0 }));
    }
  });

  test('is cancelled before, during and at the very end of a run, not after it', async () => {
    const runner = createInlineRunner(fakeEngine);
    const abortAt = (chunk: number): Promise<unknown> => {
      const controller = new AbortController();
      if (chunk === 0) controller.abort();
      const onProgress = (done: number): void => void (done === chunk && controller.abort());
      return outcomeOf(runner.run(smallJob(4), { signal: controller.signal, onProgress }));
    };
    expect(await abortAt(0)).toEqual(cancelled);
    expect(await abortAt(2)).toEqual(cancelled);
    expect(await abortAt(4)).toEqual(cancelled);
    expect(await abortAt(5)).toMatchObject({ kind: 'done' });
  });

  test('answers values in order, and a long list can be cancelled', async () => {
    const runner = createInlineRunner(fakeEngine);
    const params = [3, 1, 2].map((cost) => smallParams(cost));
    expect((await runner.values(params, 'fast')).map((value) => present(value).own)).toEqual([3, 1, 2]);
    expect(await runner.values([], 'fast')).toEqual([]);
    const controller = new AbortController();
    const values = outcomeOf(runner.values(params, 'fast', controller.signal));
    controller.abort();
    expect(await values).toEqual(cancelled);
  });

  test('after dispose everything is cancelled', async () => {
    const runner = createInlineRunner(fakeEngine);
    const run = outcomeOf(runner.run(smallJob(100)));
    runner.dispose();
    expect(await run).toEqual(cancelled);
    expect(await outcomeOf(runner.run(smallJob(1)))).toEqual(cancelled);
    expect(await outcomeOf(runner.exact(smallParams(), 'fast'))).toEqual(cancelled);
  });
});
