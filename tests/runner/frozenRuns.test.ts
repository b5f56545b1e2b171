import { expect, test, vi } from 'vitest';
import { coreEngine } from '../../src/runner/coreEngine.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import { allRuns } from './support/frozenRuns.ts';

vi.setConfig({ testTimeout: 30_000 });

// The frozen bits are what this program once said; they might be wrong. They change with the model only: then run
// this test with `-u` and say in the commit why. `tests/browser/runnerBits.test.ts` reads the same file.
test('every preset still has the bits that were frozen, here in Node', async () => {
  const runs = await allRuns(createInlineRunner(coreEngine));
  await expect(`${JSON.stringify(runs, null, 1)}\n`).toMatchFileSnapshot('../frozen/runs.json');
});
