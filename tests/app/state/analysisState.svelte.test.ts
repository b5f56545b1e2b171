import { expect, test, vi } from 'vitest';
import { AnalysisState } from '../../../src/app/state/analysisState.svelte.ts';
import { initialView } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Document } from '../../../src/core/scenario/scenario.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';

const spending = (spendPerYear: number): Document => ({
  scenarios: [{ ...PRESETS['pizza.1'], spendPerYear }],
  seed: 1,
  customers: 1000,
  view: initialView,
});

test('what failed is asked again when the reader tries again, and not before', async () => {
  const runner = fakeRunner();
  const values = vi.spyOn(runner, 'values');
  const state = new AnalysisState(Promise.resolve(runner));
  state.want('curve');
  state.update(spending(500), false);
  await vi.waitFor(() => expect(state.curve).not.toBeNull());
  const before = state.curve;

  const asked = values.mock.calls.length;
  values.mockRejectedValueOnce(new Error('no worker'));
  state.update(spending(800), false);
  await rest();
  state.update(spending(800), false);
  await rest();
  expect(values).toHaveBeenCalledTimes(asked + 1);
  expect(state.curve).toEqual(before);

  state.retry();
  await vi.waitFor(() => expect(state.curve).not.toEqual(before));
});

/** Time for everything that has begun to come to its end. */
const rest = () => new Promise((resolve) => setTimeout(resolve, 30));
