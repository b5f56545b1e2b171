import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lognormalTable, tableSecondMoment } from '../../../../src/core/numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../../../../src/core/numerics/laws/purchaseTable.ts';
import { normalQuantile } from '../../../../src/core/numerics/normal.ts';
import { exactSum } from '../../../../src/core/numerics/stats/exactSum.ts';
import { isAscending } from '../support/interpolated.ts';
import { relativeError } from '../support/ulp.ts';

const empty = (table: Float64Array) => table.filter((value) => value === 0).length;

describe('purchaseTable', () => {
  test('of certain purchases is the lognormal table, and without spread exactly 1', () => {
    expect(purchaseTable(1, 0)).toEqual(new Float64Array(4096).fill(1));
    expect(purchaseTable(1, 0.8)).toEqual(lognormalTable(0.8));
  });

  test('has mean 1, ascends, and leaves the right share of periods empty', () => {
    const probability = fc.double({ min: Math.log(1e-5), max: 0, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(probability, fc.double({ min: 0, max: 4, noNaN: true }), (p, sigma) => {
        const table = purchaseTable(p, sigma);
        expect(Math.abs(exactSum(table) / 4096 - 1)).toBeLessThanOrEqual(4.5e-16);
        expect(isAscending(table)).toBe(true);
        expect(empty(table)).toBe(4096 - Math.ceil(p * 4096));
      }),
      { seed: 71, numRuns: 100 },
    );
  });

  test('of equal amounts is 0 or 1/p, with one mixed cell where p · 4096 is not whole', () => {
    expect(new Set(purchaseTable(0.25, 0))).toEqual(new Set([0, 4]));
    const table = purchaseTable(0.1, 0);
    expect(table[4095]).toBe(10);
    expect(empty(table)).toBe(4096 - 410);
    expect(table[4096 - 410]).toBeCloseTo(6, 9); // 0.6 of a cell's purchases
  });

  test('of uneven amounts holds the quantiles of the purchase, also where p · 4096 is not whole', () => {
    for (const p of [0.3, 0.7123]) {
      const table = purchaseTable(p, 1);
      const at = (u: number) => Math.exp(normalQuantile((u - (1 - p)) / p) - 0.5) / p;
      for (let j = Math.ceil((1 - p) * 4096) + 60; j < 4040; j += 41) {
        const simpson = (at(j / 4096) + 4 * at((j + 0.5) / 4096) + at((j + 1) / 4096)) / 6;
        // The fourth derivative of the quantile function over one cell, 60 cells from its end.
        expect(relativeError(table[j], simpson)).toBeLessThan(1e-6);
      }
    }
  });

  test('has second moment e^(σ²) / p, up to the spread inside slices', () => {
    const moment = tableSecondMoment(purchaseTable(0.25, 0.5));
    expect(moment / (Math.exp(0.25) / 0.25)).toBeGreaterThan(0.999);
    expect(moment / (Math.exp(0.25) / 0.25)).toBeLessThan(1);
  });

  test('puts everything into one cell when purchases are rarer than a cell', () => {
    for (const sigma of [0, 1]) {
      const table = purchaseTable(1e-6, sigma);
      expect(empty(table)).toBe(4095);
      expect(table[4095]).toBeCloseTo(4096, 9);
    }
  });

  test.each([
    [0, 1],
    [-0.1, 1],
    [1.1, 1],
    [NaN, 1],
    [0.5, -1],
    [0.5, NaN],
    [0.5, Infinity],
  ])('refuses probability %d with spread %d', (p, sigma) => {
    expect(() => purchaseTable(p, sigma)).toThrow(RangeError);
  });
});
