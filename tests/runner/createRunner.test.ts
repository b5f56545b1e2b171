import { expect, test, vi } from 'vitest';
import { createRunner, poolSize } from '../../src/runner/createRunner.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { bitsOf } from './support/bitsOf.ts';
import { channelWorkers } from './support/channelWorkers.ts';
import { fakeEngine, smallJob } from './support/fakeEngine.ts';

const expected = bitsOf(await createInlineRunner(fakeEngine).run(smallJob(3, 7)));

test('where workers start, there is a pool', async () => {
  const workers = channelWorkers(fakeEngine);
  const chosen = await createRunner({ spawn: workers.spawn, size: 2, engine: fakeEngine });
  expect(chosen.kind).toBe('pool');
  expect(bitsOf(await chosen.runner.run(smallJob(3, 7)))).toEqual(expected);
  expect(workers.questions.length).toBeGreaterThan(2);
  chosen.runner.dispose();
});

test('where none can be made, the work is done inline, and the reason is told', async () => {
  const spawn = (): never => {
    throw new DOMException('no workers in this house', 'SecurityError');
  };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const chosen = await createRunner({ spawn, size: 2, engine: fakeEngine });
  expect(vi.getTimerCount()).toBe(0); // nothing of the pool is left
  vi.useRealTimers();
  expect(chosen).toMatchObject({
    kind: 'inline',
    reason: { code: 'workerDied', params: { message: 'SecurityError: no workers in this house' } },
  });
  expect(bitsOf(await chosen.runner.run(smallJob(3, 7)))).toEqual(expected);
});

test('where they never answer, the work is done inline', async () => {
  const workers = channelWorkers(fakeEngine, () => 'hang');
  const chosen = await createRunner({ spawn: workers.spawn, size: 2, engine: fakeEngine, startMs: 20 });
  expect(chosen).toMatchObject({ kind: 'inline', reason: { code: 'workerHung' } });
  expect(workers.terminated).toBe(2);
  expect(bitsOf(await chosen.runner.run(smallJob(3, 7)))).toEqual(expected);
});

test.each([
  [undefined, 1],
  [NaN, 1],
  [0, 1],
  [1, 1],
  [2, 2],
  [3.5, 3],
  [8, 8],
  [64, 8],
])('a machine that reports %s cores gets %i workers', (cores, size) => {
  expect(poolSize(cores)).toBe(size);
});
