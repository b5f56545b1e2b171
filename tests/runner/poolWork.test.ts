import { expect, test, vi } from 'vitest';
import { planBatches } from '../../src/runner/batchPlan.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';
import { startWork, type PoolRequest, type Work } from '../../src/runner/poolWork.ts';

const batch = { first: 0, count: 1, retried: false };

/** A request of three units that answers with their sum. */
function request(signal?: AbortSignal): PoolRequest<number, number> & { readonly added: number[] } {
  const added: number[] = [];
  return {
    added,
    plan: planBatches({ units: 3, firstBatch: 1, largestBatch: 1, mostAhead: 3 }),
    signal,
    merged: () => added.length,
    ask: () => Promise.resolve({ ok: true, value: 1, ms: 1 }),
    add(_, part) {
      added.push(part);
      return added.length === 3 ? added.reduce((sum, one) => sum + one, 0) : undefined;
    },
  };
}

test('a request ends with its last part', async () => {
  const onEnd = vi.fn<(work: Work) => void>();
  const { work, answer } = startWork(request(), onEnd);
  for (const part of [1, 2]) work.accept(batch, part);
  expect(onEnd).not.toHaveBeenCalled();
  work.accept(batch, 4);
  expect(onEnd).toHaveBeenCalledWith(work);
  expect(await answer).toBe(7);
});

test('a request ends once: what comes later is neither used nor told', async () => {
  const controller = new AbortController();
  const onEnd = vi.fn<(work: Work) => void>();
  const asked = request(controller.signal);
  const { work, answer } = startWork(asked, onEnd);
  work.accept(batch, 1);
  controller.abort();
  work.accept(batch, 2);
  work.fail(new Error('too late'));
  expect(await outcomeOf(answer)).toEqual({ kind: 'cancelled' });
  expect(asked.added).toEqual([1]);
  expect(onEnd).toHaveBeenCalledTimes(1);
});

test('a signal is let go when the request has ended', async () => {
  const { signal } = new AbortController();
  const removed = vi.spyOn(signal, 'removeEventListener');
  const { work, answer } = startWork(request(signal), () => {});
  work.fail(new Error('no'));
  expect(await outcomeOf(answer)).toMatchObject({ kind: 'failed' });
  expect(removed).toHaveBeenCalledTimes(1);
});
