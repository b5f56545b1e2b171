import { describe, expect, test, vi } from 'vitest';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { PRESET_IDS } from '../../src/core/scenario/presetIds.ts';
import { createClonedRunner } from '../../src/runner/clonedRunner.ts';
import { coreEngine } from '../../src/runner/coreEngine.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { runJob } from '../helpers/runs.ts';
import { bitsOf } from './support/bitsOf.ts';
import { testPool } from './support/pools.ts';
import { presetJob } from './support/referenceJob.ts';

vi.setConfig({ testTimeout: 30_000 });

const inline = createInlineRunner(coreEngine);
const cloned = createClonedRunner(coreEngine);

describe('the engine gives the same bits under every runner', () => {
  test.each(PRESET_IDS)('for the preset %s', async (preset) => {
    const job = presetJob(preset, CHUNK_FOUNDERS + 77);
    const { pool } = testPool({ engine: coreEngine });
    const expected = bitsOf(runJob(job));
    expect(bitsOf(await inline.run(job))).toEqual(expected);
    expect(bitsOf(await cloned.run(job))).toEqual(expected);
    expect(bitsOf(await pool.run(job))).toEqual(expected);
  });

  const job = presetJob('pizza.1', 12 * CHUNK_FOUNDERS + 1);

  test.each([1, 2, 4])('in a pool of %i, whatever the order of the answers', async (size) => {
    const { pool } = testPool({
      engine: coreEngine,
      size,
      behave: ({ before }) => ({ afterTasks: (before * 5) % 13 }),
    });
    expect(bitsOf(await pool.run(job))).toEqual(bitsOf(runJob(job)));
  });

  test('and every partial result is the run of so many founders', async () => {
    let clock = 0;
    const { pool } = testPool({ engine: coreEngine, now: () => (clock += 60) });
    const partials: [unknown, number][] = [];
    await pool.run(job, {
      onPartial: (result, done) => partials.push([bitsOf({ ...result, requested: 0 }), done]),
    });
    expect(partials.length).toBeGreaterThan(0);
    for (const [bits, done] of partials) {
      const prefix = runJob({ ...job, founders: done * CHUNK_FOUNDERS });
      expect(bits).toEqual(bitsOf({ ...prefix, requested: 0 }));
    }
  });
});

test('exact values are the same under every runner', async () => {
  const { pool } = testPool({ engine: coreEngine });
  const all = PRESET_IDS.map((preset) => presetJob(preset, 1).params);
  const expected = [...coreEngine.expectedValues(all, 'fast')];
  for (const runner of [inline, cloned, pool]) expect(await runner.values(all, 'fast')).toEqual(expected);
  const [first] = all;
  const whole = bitsOf(coreEngine.exactResult(first, 'fast'));
  for (const runner of [inline, cloned, pool]) {
    expect(bitsOf(await runner.exact(first, 'fast'))).toEqual(whole);
  }
});
