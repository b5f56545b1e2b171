import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaQuantileTable } from '../../../../src/core/numerics/laws/gammaLaw.ts';
import { lognormalTable } from '../../../../src/core/numerics/laws/lognormalLaw.ts';
import * as concentration from '../../../../src/core/numerics/stats/concentration.ts';

const ascending = (values: Float64Array) => values.toSorted();
const bestFirst = (values: Float64Array, points: number) =>
  concentration.bestFirst(ascending(values), points);
const gini = (values: Float64Array) => concentration.gini(ascending(values));
const lorenz = (values: Float64Array, at: readonly number[]) => concentration.lorenz(ascending(values), at);
const topShares = (values: Float64Array, at: readonly number[]) =>
  concentration.topShares(ascending(values), at);
const whaleCurve = (values: Float64Array, points: number) =>
  concentration.whaleCurve(ascending(values), points);

const repeated = (counts: readonly (readonly [value: number, count: number])[]) =>
  Float64Array.from(counts.flatMap(([value, count]) => Array<number>(count).fill(value)));
const rounded = (values: Float64Array | undefined, digits: number) =>
  Array.from(values!, (value) => Number(value.toFixed(digits)));

/** Buyers of 1 … 5 units (abdullahau after Hardie). */
const buyers = repeated([
  [1, 45],
  [2, 25],
  [3, 15],
  [4, 10],
  [5, 5],
]);
/** Households by bottles of champagne bought. */
const champagne = [
  [0, 400],
  [1, 60],
  [2, 30],
  [3, 20],
  [4, 8],
  [5, 8],
  [6, 9],
  [7, 6],
  [8, 27],
] as const;
const whales = Float64Array.of(0, 90, -60, 60, 5, -10, 30, 0, 15, -30);

const spending = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((values) => values.some((value) => value > 1e-3))
  .map((values) => Float64Array.from(values));

describe('published and computed examples', () => {
  test('the Lorenz curve of buyers', () => {
    expect(rounded(lorenz(buyers, [0, 0.45, 0.7, 0.85, 0.95, 1]), 4)).toEqual([
      0, 0.2195, 0.4634, 0.6829, 0.878, 1,
    ]);
    expect(rounded(topShares(buyers, [0.05, 0.15]), 4)).toEqual([0.122, 0.3171]);
  });

  test('Gini of small populations', () => {
    expect(gini(Float64Array.of(5, 1, 4, 2, 3))).toBeCloseTo(0.2666667, 7);
    expect(gini(Float64Array.of(0, 0, 0, 1))).toBe(0.75);
    expect(gini(buyers)).toBeCloseTo(0.3085366, 7);
    const bottles = champagne.reduce((sum, [value, count]) => sum + value * count, 0);
    expect(bottles).toBe(564);
    expect(gini(repeated(champagne))).toBeCloseTo(0.827009, 7);
    expect(gini(repeated(champagne.slice(1)))).toBeCloseTo(0.4151258, 7);
  });

  test('Gini of the exponential, Gamma and lognormal laws', () => {
    // 4096 equal slices leave out the inequality inside each slice, below 1e-5 of the coefficient for all of these.
    const gammaSlices = (variance: number) => {
      const knots = gammaQuantileTable(variance);
      return Float64Array.from({ length: 4096 }, (_, j) => 0.5 * (knots[j] + knots[j + 1]));
    };
    expect(gini(gammaSlices(1))).toBeCloseTo(0.5, 5);
    expect(gini(gammaSlices(2))).toBeCloseTo(0.6366198, 5);
    expect(gini(gammaSlices(0.5))).toBeCloseTo(0.375, 5);
    expect(gini(lognormalTable(0.5))).toBeCloseTo(0.2763264, 5);
    expect(gini(lognormalTable(1))).toBeCloseTo(0.5204999, 5);
    expect(gini(lognormalTable(1.5))).toBeCloseTo(0.7111556, 5);
  });

  test('the 80/20 law of Pareto', () => {
    const exponent = 1.160964; // log 5 / log 4
    const slices = 1 << 16;
    const cumulated = (p: number) => 1 - (1 - p) ** (1 - 1 / exponent);
    const means = Float64Array.from(
      { length: slices },
      (_, i) => cumulated((i + 1) / slices) - cumulated(i / slices),
    );
    expect(topShares(means, [0.2])![0]).toBeCloseTo(0.8, 4);
    expect(gini(means)).toBeCloseTo(0.7564708, 4);
  });

  test('the whale curve of ten customers peaks at twice the profit', () => {
    expect(rounded(whaleCurve(whales, 10), 12)).toEqual([0, 0.9, 1.5, 1.8, 1.95, 2, 2, 2, 1.9, 1.6, 1]);
    expect(rounded(whaleCurve(whales, 4), 12)).toEqual([0, 1.65, 2, 1.95, 1]);
  });
});

describe('laws', () => {
  test('Gini is in [0, 1), 0 for equals, unmoved by scale, order and doubling of the population', () => {
    fc.assert(
      fc.property(spending, fc.double({ min: 0.01, max: 100, noNaN: true }), (values, scale) => {
        const coefficient = gini(values)!;
        expect(coefficient).toBeGreaterThanOrEqual(0);
        expect(coefficient).toBeLessThan(1);
        expect(gini(values.map((value) => value * scale))).toBeCloseTo(coefficient, 12);
        expect(gini(values.slice().reverse())).toBe(coefficient);
        expect(gini(Float64Array.from([...values, ...values]))).toBeCloseTo(coefficient, 12);
        expect(gini(values.map(() => 3))).toBe(0);
      }),
      { seed: 95, numRuns: 500 },
    );
  });

  test('Gini is one less twice the area under the Lorenz curve', () => {
    fc.assert(
      fc.property(spending, (values) => {
        const steps = values.length;
        const curve = lorenz(
          values,
          Array.from({ length: steps + 1 }, (_, i) => i / steps),
        )!;
        let area = 0;
        for (let i = 0; i < steps; i++) area += (curve[i] + curve[i + 1]) / (2 * steps);
        expect(gini(values)).toBeCloseTo(1 - 2 * area, 12);
      }),
      { seed: 96, numRuns: 300 },
    );
  });

  test('the share of the best and the share of the rest make 1; the best hold at least their number', () => {
    fc.assert(
      fc.property(spending, fc.double({ min: 0, max: 1, noNaN: true }), (values, f) => {
        const [top] = topShares(values, [f])!;
        expect(top + lorenz(values, [1 - f])![0]).toBeCloseTo(1, 9);
        expect(top).toBeGreaterThan(f - 1e-9);
      }),
      { seed: 97, numRuns: 500 },
    );
  });

  test('the whale curve of profits without losses is the curve of the best customers', () => {
    fc.assert(
      fc.property(spending, (values) => {
        expect(whaleCurve(values, 5)).toEqual(topShares(values, [0, 1 / 5, 2 / 5, 3 / 5, 4 / 5, 1]));
      }),
      { seed: 98, numRuns: 200 },
    );
  });

  test('the numbers given stay in their order', () => {
    const values = Float64Array.of(3, 1, 2);
    gini(values);
    lorenz(values, [0.5]);
    topShares(values, [0.5]);
    whaleCurve(values, 2);
    bestFirst(values, 2);
    expect(values).toEqual(Float64Array.of(3, 1, 2));
  });
});

describe('in money', () => {
  test('the whale curve is the sum of the best per head of all, and ends at the mean', () => {
    expect(Array.from(bestFirst(Float64Array.of(-4, 6, 1), 3)!)).toEqual([0, 2, 7 / 3, 1]);
  });

  test('it is the whale curve times the mean', () => {
    const mean = whales.reduce((sum, value) => sum + value, 0) / whales.length;
    const shares = whaleCurve(whales, 10)!;
    bestFirst(whales, 10)!.forEach((sum, i) => expect(sum).toBeCloseTo(mean * shares[i], 12));
  });

  test('it stands for losses too, but not for nobody', () => {
    expect(Array.from(bestFirst(Float64Array.of(-1, -3), 2)!)).toEqual([0, -0.5, -2]);
    expect(bestFirst(new Float64Array(0), 2)).toBeUndefined();
    expect(bestFirst(Float64Array.of(1, Infinity), 2)).toBeUndefined();
  });
});

describe('without meaning', () => {
  test.each([[[]], [[0, 0]], [[1, NaN]], [[1, Infinity]], [[2, -1]]])(
    '%j has no Lorenz curve and no Gini',
    (values) => {
      const numbers = Float64Array.from(values);
      expect(lorenz(numbers, [0.5])).toBeUndefined();
      expect(topShares(numbers, [0.5])).toBeUndefined();
      expect(gini(numbers)).toBeUndefined();
    },
  );

  test.each([[[]], [[0]], [[-1, -2]], [[1, -1]], [[1, NaN]], [[Infinity, -1]]])(
    '%j has no whale curve',
    (values) => {
      expect(whaleCurve(Float64Array.from(values), 10)).toBeUndefined();
    },
  );

  test('shares outside [0, 1] and curves without steps are refused', () => {
    expect(() => lorenz(buyers, [1.1])).toThrow(RangeError);
    expect(() => topShares(buyers, [NaN])).toThrow(RangeError);
    expect(() => whaleCurve(whales, 0)).toThrow(RangeError);
    expect(() => whaleCurve(whales, NaN)).toThrow(RangeError);
    expect(() => bestFirst(whales, 1.5)).toThrow(RangeError);
  });
});

test('values in another order are refused', () => {
  const unsorted = Float64Array.of(10, 1, 2);
  expect(() => concentration.gini(unsorted)).toThrow(RangeError);
  expect(() => concentration.lorenz(unsorted, [0.5])).toThrow(RangeError);
  expect(() => concentration.topShares(unsorted, [0.5])).toThrow(RangeError);
  expect(() => concentration.whaleCurve(unsorted, 2)).toThrow(RangeError);
  expect(() => concentration.bestFirst(unsorted, 2)).toThrow(RangeError);
});
