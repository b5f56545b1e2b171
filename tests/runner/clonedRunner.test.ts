import { expect, test } from 'vitest';
import { createClonedRunner } from '../../src/runner/clonedRunner.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import { engineWith, fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';

test('what does not survive a crossing fails in the copied runner', async () => {
  const runner = createClonedRunner(fakeEngine);
  expect(await outcomeOf(runner.run({ ...smallJob(1), trap: () => 0 } as never))).toMatchObject({
    kind: 'failed',
  });
  const params = { ...smallParams(), trap: () => 0 };
  expect(await outcomeOf(runner.values([params], 'fast'))).toMatchObject({ kind: 'failed' });
  expect(await outcomeOf(runner.exact(params, 'fast'))).toMatchObject({ kind: 'failed' });
});

test('answers that do not survive a crossing fail too', async () => {
  const runner = createClonedRunner(
    engineWith({
      simulateChunk: (tables, chunk) => ({ ...fakeEngine.simulateChunk(tables, chunk), trap: () => 0 }),
    }),
  );
  expect(await outcomeOf(runner.run(smallJob(1)))).toMatchObject({ kind: 'failed' });
});
