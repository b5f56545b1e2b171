import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyMoments,
  mergeMoments,
  momentsOf,
  standardDeviation,
  standardError,
} from '../../../../src/core/numerics/stats/moments.ts';
import { exactSum } from '../../../../src/core/numerics/stats/exactSum.ts';

const money = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const sample = fc.array(money, { minLength: 1, maxLength: 60 }).map((values) => Float64Array.from(values));

describe('moments', () => {
  test('of 2, 4, 4, 4, 5, 5, 7, 9 are the textbook ones', () => {
    const moments = momentsOf(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
    expect(moments).toEqual({ count: 8, mean: 5, m2: 32 });
    expect(standardDeviation(moments)).toBe(Math.sqrt(32 / 7));
    expect(standardError(moments)).toBe(Math.sqrt(32 / 7) / Math.sqrt(8));
  });

  test('of a stretch see nothing outside it', () => {
    expect(momentsOf(Float64Array.of(99, 1, 3, 99), 1, 3)).toEqual({ count: 2, mean: 2, m2: 2 });
    expect(momentsOf(Float64Array.of(1, 2), 1, 1)).toBe(emptyMoments);
  });

  test('keep their digits far from zero', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 10));
    expect(momentsOf(values).m2).toBe(8250); // 1000 times the variance 8.25 of the ten digits
    expect(momentsOf(new Float64Array(10).fill(0.1)).mean).toBe(0.1); // plain sums give 0.09999999999999999
  });

  test('taken apart anywhere and merged are the moments of the whole', () => {
    fc.assert(
      fc.property(sample, fc.nat(), (values, cut) => {
        const at = cut % (values.length + 1);
        const whole = momentsOf(values);
        const merged = mergeMoments(momentsOf(values, 0, at), momentsOf(values, at));
        const scale = 1 + Math.max(...values.map(Math.abs));
        expect(merged.count).toBe(whole.count);
        // Sums of 60 numbers of one scale: rounding stays below a few dozen units of it.
        expect(Math.abs(merged.mean - whole.mean)).toBeLessThan(1e-14 * scale);
        expect(Math.abs(merged.m2 - whole.m2)).toBeLessThan(1e-13 * scale * scale * values.length);
        expect(merged.m2).toBeGreaterThanOrEqual(0);
      }),
      { seed: 81, numRuns: 500 },
    );
  });

  test('of nothing are neutral, and do not know their spread', () => {
    const some = momentsOf(Float64Array.of(1, 2, 6));
    expect(mergeMoments(emptyMoments, some)).toBe(some);
    expect(mergeMoments(some, emptyMoments)).toBe(some);
    expect(momentsOf(new Float64Array(0))).toBe(emptyMoments);
    expect(standardDeviation(emptyMoments)).toBeNaN();
    expect(standardDeviation(momentsOf(Float64Array.of(3)))).toBeNaN();
    expect(standardError(momentsOf(Float64Array.of(3)))).toBeNaN();
    expect(standardError(momentsOf(Float64Array.of(3, 3)))).toBe(0);
  });

  test('show a NaN or an infinity among the numbers', () => {
    expect(momentsOf(Float64Array.of(1, NaN)).mean).toBeNaN();
    expect(momentsOf(Float64Array.of(1, NaN)).m2).toBeNaN();
    expect(momentsOf(Float64Array.of(1, Infinity)).m2).toBeNaN();
  });

  test.each([
    [-1, 2],
    [2, 1],
    [0, 4],
    [0.5, 2],
    [NaN, 2],
  ])('refuse a stretch from %d to %d of three', (from, to) => {
    expect(() => momentsOf(Float64Array.of(1, 2, 3), from, to)).toThrow(RangeError);
  });
});

describe('exactSum', () => {
  test('keeps what plain addition loses', () => {
    expect(exactSum(Float64Array.of(1e16, 1, -1e16))).toBe(1);
    expect(exactSum(Float64Array.of(1, 1e16, 1, -1e16))).toBe(2);
    expect(exactSum(new Float64Array(10).fill(0.1))).toBe(1);
    expect(exactSum(new Float64Array(0))).toBe(0);
  });
});
