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
  const { state, values, before } = await answered();
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

test('what was answered since it failed is not asked again', async () => {
  const { state, values } = await answered();
  values.mockRejectedValueOnce(new Error('no worker'));
  state.update(spending(800), false);
  await rest();
  state.update(spending(900), false);
  await rest();
  const asked = values.mock.calls.length;
  state.retry();
  await rest();
  expect(values).toHaveBeenCalledTimes(asked);
});

test('what failed before the reader went on and came back is asked again', async () => {
  const { state, values, before } = await answered();
  values.mockRejectedValueOnce(new Error('no worker'));
  state.update(spending(800), false);
  await rest();
  state.update(spending(900), false);
  await rest();
  state.update(spending(800), false);
  await rest();
  const direct = await answered(800);
  expect(state.curve).toEqual(direct.before);
  expect(state.curve).not.toEqual(before);
});

test('an answer that was overtaken is never shown', async () => {
  const { state, values, before } = await answered();
  const seen: unknown[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(state.curve));
  });
  // A worker that does not hear that nobody waits for it any more.
  const open = gated(values);
  state.update(spending(800), false);
  await rest();
  state.update(spending(500), false);
  open();
  await rest(100);
  expect(seen).not.toHaveLength(0);
  for (const curve of seen) expect(curve).toEqual(before);
  stop();
});

test('until the answer of the present scenario is there, the old one is called late', async () => {
  const { state, values } = await answered();
  expect(state.late).toEqual(new Set());
  const open = gated(values);
  state.update(spending(800), false);
  await rest();
  expect(state.late).toEqual(new Set(['curve']));
  open();
  await vi.waitFor(() => expect(state.late).toEqual(new Set()));
});

test('what comes into sight is late until it is answered, and what waits for the slider to rest is late too', async () => {
  const { state } = await answered();
  state.want('bridge');
  expect(state.late).toEqual(new Set(['bridge']));
  await vi.waitFor(() => expect(state.late).toEqual(new Set()));
  state.update(spending(800), true);
  await vi.waitFor(() => expect(state.late).toEqual(new Set(['bridge'])));
  state.update(spending(800), false);
  await vi.waitFor(() => expect(state.late).toEqual(new Set()));
});

test('what has left sight is late as well once the scenario is another', async () => {
  const { state, leave } = await answered();
  leave();
  state.update(spending(800), false);
  expect(state.late).toEqual(new Set(['curve']));
});

test('it is stuck when what is late has failed, until it is asked again', async () => {
  const { state, values } = await answered();
  values.mockRejectedValueOnce(new Error('no worker'));
  state.update(spending(800), false);
  expect(state.stuck).toBe(false);
  await vi.waitFor(() => expect(state.stuck).toBe(true));
  state.retry();
  expect(state.stuck).toBe(false);
  await vi.waitFor(() => expect(state.late).toEqual(new Set()));
});

test('moving the lever of the curve asks nothing: it is the same curve', async () => {
  const { state, values } = await answered();
  const asked = values.mock.calls.length;
  const [scenario] = spending(500).scenarios;
  const lever = initialView.lever;
  state.update({ ...spending(500), scenarios: [{ ...scenario, [lever]: scenario[lever] * 0.9 }] }, true);
  await rest();
  expect(values).toHaveBeenCalledTimes(asked);
});

/** A state whose response curve is known. */
async function answered(spend = 500) {
  const runner = fakeRunner();
  const values = vi.spyOn(runner, 'values');
  const state = new AnalysisState(Promise.resolve(runner));
  const leave = state.want('curve');
  state.update(spending(spend), false);
  await vi.waitFor(() => expect(state.curve).not.toBeNull());
  return { state, values, leave, before: state.curve };
}

/** Keeps all exact values waiting until the returned function is called. */
function gated(values: Awaited<ReturnType<typeof answered>>['values']): () => void {
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const { values: compute } = fakeRunner();
  values.mockImplementation(async (params, accuracy) => {
    await gate;
    return compute(params, accuracy);
  });
  return () => {
    open();
  };
}

/** Time for everything that has begun to come to its end. */
const rest = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms));
