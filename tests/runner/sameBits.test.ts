import { describe, expect, test, vi } from 'vitest';
import type { SimResult } from '../../src/core/engine/result.ts';
import { createClonedRunner } from '../../src/runner/clonedRunner.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { createPoolRunner } from '../../src/runner/poolRunner.ts';
import { bitsOf } from './support/bitsOf.ts';
import { channelWorkers } from './support/channelWorkers.ts';
import { fakeEngine, smallJob } from './support/fakeEngine.ts';

vi.setConfig({ testTimeout: 30_000 });

const inline = createInlineRunner(fakeEngine);

describe.each([
  ['one founder', smallJob(0, 1)],
  ['exactly one chunk', smallJob(1)],
  ['one founder more than a chunk', smallJob(1, 1)],
  ['two chunks and a part', smallJob(2, 123)],
  ['more founders than values are kept', smallJob(61, 4095)],
])('%s', (_, job) => {
  test('a copied run has the bits of an inline run', async () => {
    const cloned = await createClonedRunner(fakeEngine).run(job);
    expectSameBits(cloned, await inline.run(job));
  });

  test.each([1, 2, 4])('a pool of %i has the bits of an inline run', async (size) => {
    const pool = createPoolRunner({ ...channelWorkers(fakeEngine), size, engine: fakeEngine });
    expectSameBits(await pool.run(job), await inline.run(job));
    pool.dispose();
  });

  test.each([1, 2, 3])('answers that overtake each other leave the bits alone (%i)', async (seed) => {
    const order: number[] = [];
    const workers = channelWorkers(fakeEngine, ({ before }) => ({
      afterTasks: (Math.imul(before + seed, 0x9e3779b1) >>> 24) % 23,
    }));
    const engine = {
      ...fakeEngine,
      addChunk: (...[merge, result]: Parameters<typeof fakeEngine.addChunk>) => {
        order.push(result.chunk);
        fakeEngine.addChunk(merge, result);
      },
    };
    const pool = createPoolRunner({ ...workers, size: 4, engine });
    expectSameBits(await pool.run(job), await inline.run(job));
    if (order.length > 20) expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    pool.dispose();
  });
});

test('another seed has other bits', async () => {
  const one = await inline.run(smallJob(2));
  const other = await inline.run(smallJob(2, 0, 8));
  expect(one.fingerprint).not.toBe(other.fingerprint);
});

function expectSameBits(actual: SimResult, expected: SimResult): void {
  expect(bitsOf(actual)).toEqual(bitsOf(expected));
}
