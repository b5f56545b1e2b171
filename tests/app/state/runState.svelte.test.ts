import { describe, expect, test, vi } from 'vitest';
import { RunState } from '../../../src/app/state/runState.svelte.ts';
import { blankScenario, initialView } from '../../../src/core/scenario/blankScenario.ts';
import type { Document } from '../../../src/core/scenario/scenario.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';

function documentWith(retentionRate: number, customers = 30_000): Document {
  return { scenarios: [{ ...blankScenario, retentionRate }], seed: 1, customers, view: initialView };
}

describe('while a slider moves', () => {
  test('ten quick changes run twice, and the last one is shown', async () => {
    const runner = fakeRunner();
    const state = new RunState(Promise.resolve(runner));
    runner.hold();
    for (let i = 1; i <= 10; i++) state.request(documentWith(0.8 + i / 100), true);
    await vi.waitFor(() => expect(runner.jobs).toHaveLength(1));
    runner.release();
    await vi.waitFor(() => expect(state.shown?.scenario.retentionRate).toBe(0.9));
    expect(runner.jobs).toHaveLength(2);
    expect(state.shown?.coarse).toBe(true);
    expect(state.shown?.exact).not.toBeNull();
  });

  test('a preview that ends late never takes the place of the whole result', async () => {
    const runner = fakeRunner();
    const state = new RunState(Promise.resolve(runner));
    runner.hold();
    state.request(documentWith(0.81), true);
    await vi.waitFor(() => expect(runner.jobs).toHaveLength(1));
    state.request(documentWith(0.9), false);
    runner.release();
    await vi.waitFor(() => expect(state.phase).toBe('done'));
    expect(state.shown?.scenario.retentionRate).toBe(0.9);
    expect(state.shown?.coarse).toBe(false);
  });
});

describe('a preview and the whole run', () => {
  test('are about the same customers: the whole begins with those of the preview', async () => {
    const runner = fakeRunner();
    const state = new RunState(Promise.resolve(runner));
    state.request(documentWith(0.8), true);
    await vi.waitFor(() => expect(state.shown).not.toBeNull());
    const preview = state.shown?.result.familyValues.slice(0, 1000);
    state.request(documentWith(0.8), false);
    await vi.waitFor(() => expect(state.phase).toBe('done'));
    expect(state.shown?.result.founders).toBe(30_000);
    expect(state.shown?.result.familyValues.slice(0, 1000)).toEqual(preview);
  });
});

describe('when a run fails', () => {
  test('the last good result stays, and trying again brings the new one', async () => {
    const runner = fakeRunner();
    const state = new RunState(Promise.resolve(runner));
    state.request(documentWith(0.8), false);
    await vi.waitFor(() => expect(state.phase).toBe('done'));
    runner.fail(new Error('out of order'));
    state.request(documentWith(0.9), false);
    await vi.waitFor(() => expect(state.phase).toBe('failed'));
    expect(state.failure?.code).toBe('engineFailed');
    expect(state.shown?.scenario.retentionRate).toBe(0.8);
    runner.fail(null);
    state.retry();
    await vi.waitFor(() => expect(state.phase).toBe('done'));
    expect(state.shown?.scenario.retentionRate).toBe(0.9);
  });
});

test('a run that is stopped says so, and its late end changes nothing', async () => {
  const runner = fakeRunner();
  const state = new RunState(Promise.resolve(runner));
  runner.hold();
  state.request(documentWith(0.8), false);
  await vi.waitFor(() => expect(runner.jobs).toHaveLength(1));
  state.cancel();
  expect(state.phase).toBe('cancelled');
  runner.release();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(state.phase).toBe('cancelled');
  expect(state.shown).toBeNull();
});
