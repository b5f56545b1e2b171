import { afterAll, expect, test } from 'vitest';
import frozen from '../frozen/runs.json';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { coreEngine } from '../../src/runner/coreEngine.ts';
import { createRunner } from '../../src/runner/createRunner.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { spawnWorker } from '../../src/runner/spawnWorker.ts';
import { bitsOf } from '../runner/support/bitsOf.ts';
import { allRuns } from '../runner/support/frozenRuns.ts';
import { presetJob } from '../runner/support/referenceJob.ts';

const inline = createInlineRunner(coreEngine);
const job = presetJob('pizza.1', 12 * CHUNK_FOUNDERS + 1);
const expected = bitsOf(await inline.run(job));
const ends: (() => void)[] = [];
afterAll(() => ends.forEach((end) => end()));

test.each([1, 2, 4])('%i real workers give the bits of this thread', async (size) => {
  const chosen = await createRunner({ spawn: spawnWorker, size, warmUp: presetJob('blank.1', 1) });
  ends.push(() => chosen.runner.dispose());
  expect(chosen.kind).toBe('pool');
  expect(bitsOf(await chosen.runner.run(job))).toEqual(expected);
  expect(await chosen.runner.values([job.params], 'fast')).toEqual(await inline.values([job.params], 'fast'));
  expect(bitsOf(await chosen.runner.exact(job.params, 'fast'))).toEqual(
    bitsOf(await inline.exact(job.params, 'fast')),
  );
});

test('every preset has the same bits in Node, on this thread and in real workers', async () => {
  expect(await allRuns(inline)).toEqual(frozen);
  const chosen = await createRunner({ spawn: spawnWorker, size: 2 });
  ends.push(() => chosen.runner.dispose());
  expect(await allRuns(chosen.runner)).toEqual(frozen);
});
