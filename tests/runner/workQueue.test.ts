import { expect, test } from 'vitest';
import { planBatches } from '../../src/runner/batchPlan.ts';
import { createWorkQueue, type Queued } from '../../src/runner/workQueue.ts';

interface Named extends Queued {
  readonly name: string;
}

function work(name: string, units = 1000): Named {
  const plan = planBatches({ units, firstBatch: 1, largestBatch: 1, mostAhead: Infinity });
  return { name, plan, merged: () => 0 };
}

function names(queue: ReturnType<typeof createWorkQueue<Named>>, count: number): string {
  return Array.from({ length: count }, () => queue.next(1)?.work.name ?? '-').join('');
}

test('an empty queue has nothing to do', () => {
  const queue = createWorkQueue<Named>();
  expect(queue.empty).toBe(true);
  expect(queue.next(2)).toBeUndefined();
});

test('works of one kind take turns', () => {
  const queue = createWorkQueue<Named>();
  queue.add(work('a'), false);
  queue.add(work('b'), false);
  queue.add(work('c', 1), false);
  expect(names(queue, 7)).toBe('abcabab');
});

test('urgent work goes first, and bulk work gets every ninth turn', () => {
  const queue = createWorkQueue<Named>();
  queue.add(work('b'), false);
  queue.add(work('u'), true);
  expect(names(queue, 20)).toBe('uuuuuuuubuuuuuuuubuu');
});

test('urgent work among itself owes bulk work nothing', () => {
  const queue = createWorkQueue<Named>();
  queue.add(work('u'), true);
  expect(names(queue, 30)).toBe('u'.repeat(30));
  queue.add(work('b'), false);
  expect(names(queue, 9)).toBe('uuuuuuuub');
});

test('when bulk work has nothing to hand out, urgent work goes on', () => {
  const queue = createWorkQueue<Named>();
  queue.add(work('u'), true);
  queue.add(work('b', 1), false);
  expect(names(queue, 20)).toBe(`${'u'.repeat(8)}b${'u'.repeat(11)}`);
});

test('work that was taken out is not handed out any more', () => {
  const queue = createWorkQueue<Named>();
  const gone = work('g');
  queue.add(gone, true);
  queue.add(work('b'), false);
  queue.remove(gone);
  queue.remove(gone);
  expect(names(queue, 2)).toBe('bb');
  expect(queue.all().map(({ name }) => name)).toEqual(['b']);
});
