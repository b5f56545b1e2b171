import { afterEach, expect, test, vi } from 'vitest';
import { Lab } from '../../../src/app/state/lab.svelte.ts';
import { FIRST_DOCUMENT } from '../../../src/app/state/linkState.svelte.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';

let stop: () => void = () => undefined;
afterEach(() => stop());

test('what a chart asked in vain is asked again once a run succeeds', async () => {
  const runner = fakeRunner();
  const values = vi.spyOn(runner, 'values');
  const lab = new Lab(await loadWords('en'), { ...FIRST_DOCUMENT, customers: 1000 }, Promise.resolve(runner));
  runner.hold();
  values.mockRejectedValueOnce(new Error('no worker'));
  lab.analysis.want('curve');
  stop = lab.start();
  await vi.waitFor(() => expect(values).toHaveBeenCalledTimes(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(lab.analysis.curve).toBeNull();
  runner.release();
  await vi.waitFor(() => expect(lab.run.phase).toBe('done'));
  await vi.waitFor(() => expect(lab.analysis.curve).not.toBeNull());
});
