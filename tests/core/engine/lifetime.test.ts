import { expect, test } from 'vitest';
import { lifetimeMoments } from '../../../src/core/engine/lifetime.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import { momentsOf, standardError } from '../../../src/core/numerics/stats/moments.ts';

const terms = { periodsPerYear: 12, discount: 0, acquisitionCost: 0 } as const;

function lives(founders: number, firstExits: readonly number[]) {
  const layout = seriesLayout(firstExits.length, 2, 1);
  const series = new Float64Array(layout.count * firstExits.length);
  series.set(firstExits, seriesAt(layout, 'firstExits'));
  return lifetimeMoments({ layout, terms, founders, series });
}

test('counts of first exits tell how long every founder stayed', () => {
  // Nine founders: two stayed one period, one stayed three, six to the end, whether they left then or not.
  const single = momentsOf(Float64Array.of(1, 1, 3, 4, 4, 4, 4, 4, 4));
  for (const last of [0, 2, 6]) {
    const { count, mean, m2 } = lives(9, [2, 0, 1, last]);
    expect(count).toBe(9);
    expect(mean).toBeCloseTo(single.mean, 14);
    expect(m2).toBeCloseTo(single.m2, 13);
  }
});

test('nothing is uncertain where all leave at once or nobody does', () => {
  expect(lives(9, [9, 0, 0])).toEqual({ count: 9, mean: 1, m2: 0 });
  expect(lives(9, [0, 0, 0])).toEqual({ count: 9, mean: 3, m2: 0 });
});

test('one founder shows no spread, and an expected one has a variance', () => {
  expect(standardError(lives(1, [0, 1, 0]))).toBeNaN();
  // Half stay one period, half two.
  expect(lives(1, [0.5, 0.5])).toEqual({ count: 1, mean: 1.5, m2: 0.25 });
});
