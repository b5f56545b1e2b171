import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lognormalShares,
  lognormalTable,
  settleAscendingMeanOne,
  tableSecondMoment,
} from '../../../../src/core/numerics/laws/lognormalLaw.ts';
import { normalQuantile } from '../../../../src/core/numerics/normal.ts';
import { exactSum } from '../../../../src/core/numerics/stats/exactSum.ts';
import { isAscending } from '../support/interpolated.ts';
import { relativeError } from '../support/ulp.ts';

describe('lognormalTable', () => {
  test('without spread is exactly 1 everywhere', () => {
    expect(lognormalTable(0)).toEqual(new Float64Array(4096).fill(1));
  });

  test('has mean 1 to two units in the last place, ascending, whatever the spread', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6, noNaN: true }), (sigma) => {
        const table = lognormalTable(sigma);
        expect(table.length).toBe(4096);
        expect(Math.abs(exactSum(table) / 4096 - 1)).toBeLessThanOrEqual(4.5e-16);
        expect(isAscending(table)).toBe(true);
        expect(table[0]).toBeGreaterThan(0);
      }),
      { seed: 61, numRuns: 40, examples: [[1e-9], [1e-300]] },
    );
  });

  test('inner slices are the mean of e^(σz − σ²/2) over the slice', () => {
    // Simpson's rule on the quantile function, whose curvature over one slice of 1/4096 is below 1e-4 here.
    for (const sigma of [0.3, 1, 2]) {
      const table = lognormalTable(sigma);
      const at = (u: number) => Math.exp(sigma * normalQuantile(u) - (sigma * sigma) / 2);
      for (let j = 100; j < 3996; j += 37) {
        const simpson = (at(j / 4096) + 4 * at((j + 0.5) / 4096) + at((j + 1) / 4096)) / 6;
        expect(relativeError(table[j], simpson)).toBeLessThan(1e-7);
      }
    }
  });

  test('the top slice is the mean of the best 1/4096: 4096 Φ(1 − z), by 420-digit decimals', () => {
    expect(relativeError(lognormalTable(1)[4095], 26.375722218436227)).toBeLessThan(1e-13);
  });

  test('its second moment comes short of e^(σ²) by what varies inside the slices', () => {
    expect(tableSecondMoment(lognormalTable(0))).toBe(1);
    for (const [sigma, missing] of [
      [0.1, 1e-4],
      [0.5, 1e-3],
      [1, 0.02],
    ] as const) {
      const variance = tableSecondMoment(lognormalTable(sigma)) - 1;
      const full = Math.expm1(sigma * sigma);
      expect(variance).toBeLessThan(full);
      expect(variance).toBeGreaterThan(full * (1 - missing));
    }
  });

  test.each([-0.1, NaN, Infinity])('refuses a spread of %d', (sigma) => {
    expect(() => lognormalTable(sigma)).toThrow(RangeError);
  });
});

describe('lognormalShares', () => {
  test('of the whole line add up to 1, and without spread are the probabilities', () => {
    const edges = Float64Array.from([-Infinity, -1, 0.5, 2, Infinity]);
    for (const sigma of [0, 0.7, 3])
      expect(relativeError(exactSum(lognormalShares(edges, sigma)), 1)).toBeLessThan(1e-15);
    // Φ(−6) − Φ(−7) by 420-digit decimals: an upper tail keeps its digits.
    const [tail] = lognormalShares(Float64Array.of(6, 7), 0);
    expect(relativeError(tail, 9.853078324938123e-10)).toBeLessThan(1e-13);
    const half = lognormalShares(Float64Array.from([-Infinity, 0, Infinity]), 0);
    expect(half).toEqual(Float64Array.of(0.5, 0.5));
  });
});

describe('settleAscendingMeanOne', () => {
  test('keeps proportions', () => {
    const table = Float64Array.of(1, 2, 3);
    settleAscendingMeanOne(table);
    expect(table).toEqual(Float64Array.of(0.5, 1, 1.5));
  });

  test('lifts an entry that fell', () => {
    const table = Float64Array.of(2, 1, 2);
    settleAscendingMeanOne(table);
    expect(table).toEqual(Float64Array.of(1, 1, 1));
  });
});

describe('tableSecondMoment', () => {
  test('is the mean square', () => {
    expect(tableSecondMoment(Float64Array.of(1, 2, 3))).toBeCloseTo(14 / 3, 14);
    expect(tableSecondMoment(new Float64Array(0))).toBeNaN();
  });
});
