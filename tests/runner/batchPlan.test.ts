import { describe, expect, test } from 'vitest';
import { planBatches, type Batch, type BatchPlan } from '../../src/runner/batchPlan.ts';

const chunks = { firstBatch: 1, largestBatch: 16, mostAhead: 64 };

/** Takes, and finishes at once, everything that is left; every unit takes `ms`. */
function doAll(plan: BatchPlan, workers: number, ms: number): Batch[] {
  const batches: Batch[] = [];
  for (;;) {
    const merged = batches.reduce((sum, { count }) => sum + count, 0);
    const batch = plan.take(workers, merged);
    if (batch === undefined) return batches;
    batches.push(batch);
    plan.timed(batch, ms * batch.count);
  }
}

describe('batches', () => {
  test.each([
    [1, 1, 2],
    [7, 2, 2],
    [245, 2, 2],
    [2442, 8, 1],
    [2442, 4, 0],
    [100, 3, 500],
  ])('of %i units for %i workers cover every unit once, in order', (units, workers, ms) => {
    const batches = doAll(planBatches({ ...chunks, units }), workers, ms);
    let next = 0;
    for (const { first, count, retried } of batches) {
      expect(first).toBe(next);
      expect(count).toBeGreaterThanOrEqual(1);
      expect(retried).toBe(false);
      next += count;
    }
    expect(next).toBe(units);
  });

  test('start with one unit, grow fourfold at most, and settle at twenty milliseconds', () => {
    const sizes = doAll(planBatches({ ...chunks, units: 500 }), 2, 2).map(({ count }) => count);
    expect(sizes.slice(0, 4)).toEqual([1, 4, 10, 10]);
  });

  test('of slow units hold one unit each', () => {
    const sizes = doAll(planBatches({ ...chunks, units: 20 }), 2, 45).map(({ count }) => count);
    expect(new Set(sizes)).toEqual(new Set([1]));
  });

  test('of quick units are no larger than allowed', () => {
    const sizes = doAll(planBatches({ ...chunks, units: 1000 }), 2, 0.01).map(({ count }) => count);
    expect(Math.max(...sizes)).toBe(16);
  });

  test('shrink towards the end, so that two workers end within a batch of each other', () => {
    const sizes = doAll(planBatches({ ...chunks, units: 100 }), 2, 1).map(({ count }) => count);
    expect(Math.max(...sizes)).toBe(16);
    expect(sizes.slice(-3)).toEqual([1, 1, 1]);
  });

  test('are not divided below what is worth a crossing, where units have work in common', () => {
    const few = (leastMs: number) =>
      doAll(
        planBatches({ units: 40, firstBatch: 1, largestBatch: 512, leastMs, mostAhead: Infinity }),
        2,
        0.05,
      );
    expect(few(1).map(({ count }) => count)).toEqual([1, 4, 16, 19]);
    expect(few(0).length).toBeGreaterThan(10);
  });

  test('wait while too much is out', () => {
    const plan = planBatches({ units: 100, firstBatch: 6, largestBatch: 6, mostAhead: 10 });
    expect(plan.take(2, 0)).toMatchObject({ first: 0, count: 6 });
    expect(plan.take(2, 0)).toMatchObject({ first: 6, count: 4 });
    expect(plan.take(2, 0)).toBeUndefined();
    expect(plan.take(2, 6)).toMatchObject({ first: 10, count: 6 });
  });
});

describe('a lost batch', () => {
  test('goes out again before anything else, once', () => {
    const plan = planBatches({ ...chunks, units: 100 });
    const [first, second] = [plan.take(2, 0)!, plan.take(2, 0)!];
    expect(plan.giveBack(first)).toBe(true);
    const again = plan.take(2, 0)!;
    expect(again).toEqual({ ...first, retried: true });
    expect(plan.giveBack(again)).toBe(false);
    expect(plan.giveBack(second)).toBe(true);
  });

  test('goes out again even when nothing new may', () => {
    const plan = planBatches({ units: 100, firstBatch: 6, largestBatch: 6, mostAhead: 6 });
    const batch = plan.take(2, 0)!;
    expect(plan.take(2, 0)).toBeUndefined();
    plan.giveBack(batch);
    expect(plan.take(2, 0)).toMatchObject({ first: 0, count: 6 });
  });
});

test('the expected time follows what has been timed', () => {
  const plan = planBatches({ ...chunks, units: 100 });
  const batch = { first: 0, count: 10, retried: false };
  expect(plan.expectedMs(batch)).toBe(0);
  plan.timed({ ...batch, count: 2 }, 8);
  expect(plan.expectedMs(batch)).toBe(40);
  plan.timed({ ...batch, count: 2 }, 4);
  expect(plan.expectedMs(batch)).toBe(30);
});
