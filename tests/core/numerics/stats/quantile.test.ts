import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantileDots } from '../../../../src/core/numerics/stats/dotplot.ts';
import { quantilesSorted, quantileSorted } from '../../../../src/core/numerics/stats/quantile.ts';

const sorted = fc
  .array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 })
  .map((values) => Float64Array.from(values).sort());
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantileSorted', () => {
  test('is the default quantile of R: quantile(c(1, 2, 4, 8), c(0, .1, .25, .5, .9, 1))', () => {
    const values = Float64Array.of(1, 2, 4, 8);
    const expected = [1, 1.3, 1.75, 3, 6.8, 8];
    [0, 0.1, 0.25, 0.5, 0.9, 1].forEach((p, i) =>
      expect(quantileSorted(values, p)).toBeCloseTo(expected[i], 14),
    );
  });

  test('never falls as the share grows, and stays between smallest and largest', () => {
    fc.assert(
      fc.property(sorted, share, share, (values, p, q) => {
        const [low, high] = p < q ? [p, q] : [q, p];
        expect(quantileSorted(values, low)).toBeLessThanOrEqual(quantileSorted(values, high));
        expect(quantileSorted(values, 0)).toBe(values[0]);
        expect(quantileSorted(values, 1)).toBe(values[values.length - 1]);
      }),
      { seed: 82, numRuns: 1000 },
    );
  });

  test('of one number is that number; of none is NaN', () => {
    for (const p of [0, 0.3, 1]) expect(quantileSorted(Float64Array.of(7), p)).toBe(7);
    expect(quantileSorted(new Float64Array(0), 0.5)).toBeNaN();
  });

  test('reaches infinite entries without becoming NaN', () => {
    const values = Float64Array.of(-Infinity, 0, 1, Infinity);
    expect([0, 0.1, 1 / 3, 0.5, 0.9, 1].map((p) => quantileSorted(values, p))).toEqual([
      -Infinity,
      -Infinity,
      0,
      0.5,
      Infinity,
      Infinity,
    ]);
  });

  test.each([-0.01, 1.01, NaN])('refuses a share of %d', (p) => {
    expect(() => quantileSorted(Float64Array.of(1), p)).toThrow(RangeError);
  });
});

describe('quantiles', () => {
  test('come in the order in which they are asked for', () => {
    expect(quantilesSorted(Float64Array.of(1, 2, 4, 8), [1, 0.5, 0])).toEqual(Float64Array.of(8, 3, 1));
    expect(quantilesSorted(new Float64Array(0), [0.5])).toEqual(Float64Array.of(NaN));
  });
});

describe('quantileDots', () => {
  test('are the middles of equally likely parts', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => i);
    expect(quantileDots(values, 4)).toEqual(Float64Array.of(12.5, 37.5, 62.5, 87.5));
    expect(quantileDots(values, 50).length).toBe(50);
    expect(quantileDots(values, 50)[0]).toBe(1);
  });

  test('a threshold that a share of the sample exceeds is exceeded by that share of dots, to one dot', () => {
    fc.assert(
      fc.property(sorted, fc.double({ min: -1e9, max: 1e9, noNaN: true }), (values, threshold) => {
        const dots = quantileDots(values, 50).filter((dot) => dot > threshold).length / 50;
        const over = values.filter((value) => value > threshold).length / values.length;
        // Definition 7 places n numbers at i / (n − 1), so a share can differ by 1 / n besides the dot.
        expect(Math.abs(dots - over)).toBeLessThanOrEqual(1 / 50 + 1 / values.length + 1e-12);
      }),
      { seed: 83, numRuns: 500 },
    );
  });

  test.each([0, -1, 2.5, NaN])('refuse a count of %d', (count) => {
    expect(() => quantileDots(Float64Array.of(1), count)).toThrow(RangeError);
  });
});
