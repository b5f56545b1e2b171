import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extentOf, histogram } from '../../../../src/core/numerics/stats/histogram.ts';
import { ulpOf } from '../support/ulp.ts';

const values = fc
  .array(fc.oneof(fc.double(), fc.double({ min: -5, max: 5 }), fc.integer({ min: -3, max: 3 })), {
    maxLength: 40,
  })
  .map((list) => Float64Array.from(list));
const bins = fc.integer({ min: 1, max: 12 });
const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);

describe('extentOf', () => {
  test('contains every finite number and ends at two of them', () => {
    fc.assert(
      fc.property(values, (numbers) => {
        const finite = numbers.filter(Number.isFinite);
        const extent = extentOf(numbers);
        if (finite.length === 0) {
          expect(extent).toBeUndefined();
          return;
        }
        for (const number of finite) expect(number >= extent!.from && number <= extent!.to).toBe(true);
        expect([...finite]).toContain(extent!.from);
        expect([...finite]).toContain(extent!.to);
      }),
      { seed: 91, numRuns: 500 },
    );
  });
});

describe('histogram', () => {
  test('counts in bins closed below, the last one closed on both sides', () => {
    const result = histogram(Float64Array.of(0, 0.5, 1, 1, 2.5, 4), { bins: 4, from: 0, to: 4 });
    expect(result.edges).toEqual(Float64Array.of(0, 1, 2, 3, 4));
    expect(result.counts).toEqual(Float64Array.of(2, 2, 1, 1));
  });

  test('keeps apart what lies outside and what is missing', () => {
    const numbers = Float64Array.of(-Infinity, -1, 0, 1, 2, Infinity, NaN);
    expect(histogram(numbers, { bins: 1, from: 0, to: 1 })).toEqual({
      edges: Float64Array.of(0, 1),
      counts: Float64Array.of(2),
      below: 2,
      above: 2,
      missing: 1,
    });
  });

  test('loses nothing: all counts together are the numbers, and every finite one is in a bin of the extent', () => {
    fc.assert(
      fc.property(values, bins, (numbers, count) => {
        const result = histogram(numbers, { bins: count });
        expect(total(result.counts) + result.below + result.above + result.missing).toBe(numbers.length);
        expect(total(result.counts)).toBe(numbers.filter(Number.isFinite).length);
        expect(result.edges.every((edge, i) => i === 0 || edge >= result.edges[i - 1])).toBe(true);
      }),
      { seed: 92, numRuns: 1000 },
    );
  });

  test('the edges decide, as a reader would count', () => {
    fc.assert(
      fc.property(values, bins, fc.double({ min: -4, max: 0, noNaN: true }), (numbers, count, from) => {
        const { edges, counts } = histogram(numbers, { bins: count, from, to: from + 3 });
        counts.forEach((actual, i) => {
          const isIn = (x: number) =>
            x >= edges[i] && (x < edges[i + 1] || (i === count - 1 && x === edges[count]));
          expect(actual).toBe(numbers.filter(isIn).length);
        });
      }),
      { seed: 93, numRuns: 500 },
    );
  });

  test('each edge, and the number just before it, falls on its own side, whatever the rounding', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: 0.01, max: 1e3, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, bins, ([from, width], count) => {
        const to = from + width;
        const { edges } = histogram(new Float64Array(0), { bins: count, from, to });
        const inner = edges.slice(1, -1);
        const before = inner.map((edge) => edge - ulpOf(edge));
        const at = histogram(edges, { bins: count, from, to }).counts;
        expect([...at]).toEqual(Array.from(at, (_, i) => (i === count - 1 ? 2 : 1)));
        expect([...histogram(before, { bins: count, from, to }).counts]).toEqual(
          Array.from(at, (_, i) => (i === count - 1 ? 0 : 1)),
        );
      }),
      { seed: 94, numRuns: 2000 },
    );
  });

  test('has an interval even for equal numbers, for none, and for one end', () => {
    expect(histogram(Float64Array.of(3, 3), { bins: 2 }).edges).toEqual(Float64Array.of(2.5, 3, 3.5));
    expect(histogram(new Float64Array(0), { bins: 2 }).edges).toEqual(Float64Array.of(0, 0.5, 1));
    expect(histogram(Float64Array.of(NaN), { bins: 1 }).edges).toEqual(Float64Array.of(0, 1));
    expect(histogram(Float64Array.of(1, 2), { bins: 1, from: 0 }).edges).toEqual(Float64Array.of(0, 2));
    expect(histogram(Float64Array.of(1, 2), { bins: 1, to: 9 }).edges).toEqual(Float64Array.of(1, 9));
    expect(histogram(Float64Array.of(1, 2), { bins: 1, from: 5 })).toMatchObject({
      edges: Float64Array.of(5, 5.5),
      below: 2,
    });
    expect(histogram(Float64Array.of(1, 2), { bins: 1, to: 0 })).toMatchObject({
      edges: Float64Array.of(-0.5, 0),
      above: 2,
    });
    expect(total(histogram(Float64Array.of(-1e308, 1e308), { bins: 3 }).counts)).toBe(2);
  });

  test.each([
    [{ bins: 0 }],
    [{ bins: 1.5 }],
    [{ bins: NaN }],
    [{ bins: 2, from: 1, to: 1 }],
    [{ bins: 2, from: 2, to: 1 }],
    [{ bins: 2, from: NaN, to: 1 }],
    [{ bins: 2, from: 0, to: Infinity }],
    [{ bins: 2, from: -Infinity }],
  ])('refuses %o', (options) => {
    expect(() => histogram(Float64Array.of(1, 2), options)).toThrow(RangeError);
  });
});
