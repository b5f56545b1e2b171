import { describe, expect, test } from 'vitest';
import type { LineLaw } from '../../../../src/core/numerics/laws/lineLaw.ts';
import { trapezoidPoints } from '../../../../src/core/numerics/laws/lineLaw.ts';
import { QUANTILE_CELLS, quantileTable } from '../../../../src/core/numerics/laws/quantileTable.ts';
import { normalQuantile } from '../../../../src/core/numerics/normal.ts';
import { interpolatedMean, isAscending } from '../support/interpolated.ts';
import { relativeError } from '../support/ulp.ts';

/** The normal law with mean 3, on the line. */
const normal: LineLaw = {
  mode: 3,
  logDensity: (x) => -0.5 * (x - 3) ** 2,
  slope: (x) => 3 - x,
  curvature: () => 1,
};

describe('trapezoidPoints', () => {
  const moment = (step: number, power: number) => {
    const { x, weight } = trapezoidPoints(normal, step, 45);
    return x.reduce((sum, place, i) => sum + weight[i] * (place - 3) ** power, 0);
  };

  test('integrate a bell to full precision with a step of 3/4', () => {
    expect(relativeError(moment(0.75, 0), 1)).toBeLessThan(1e-15);
    expect(Math.abs(moment(0.75, 1))).toBeLessThan(1e-15);
    expect(relativeError(moment(0.75, 2), 1)).toBeLessThan(1e-12);
    expect(relativeError(moment(0.75, 4), 3)).toBeLessThan(1e-11);
  });

  test('lose digits as theory says: the error of the variance is 8π²/h² e^(−2π²/h²)', () => {
    for (const step of [1.2, 1.4, 1.6]) {
      const predicted = ((8 * Math.PI ** 2) / step ** 2) * Math.exp((-2 * Math.PI ** 2) / step ** 2);
      expect((1 - moment(step, 2)) / predicted).toBeCloseTo(1, 1);
    }
  });

  test('ascend by the step through the mode and stop at the floor', () => {
    const { x, weight } = trapezoidPoints(normal, 1, 4.6);
    expect(x).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(weight[0]).toBe(weight[6]);
    expect(weight[3]).toBe(Math.max(...weight));
  });
});

describe('quantileTable', () => {
  test('of a lognormal value has its quantiles inside, its mean overall, and finite ends', () => {
    const mean = Math.exp(1.5 + 0.125);
    const table = quantileTable(normal, (x) => Math.exp(0.5 * x), mean);
    expect(table.length).toBe(QUANTILE_CELLS + 1);
    for (let j = 1; j < QUANTILE_CELLS; j++) {
      expect(relativeError(table[j], Math.exp(1.5 + 0.5 * normalQuantile(j / QUANTILE_CELLS)))).toBeLessThan(
        1e-8,
      );
    }
    expect(
      relativeError(
        interpolatedMean(table, (value) => value),
        mean,
      ),
    ).toBeLessThan(1e-14);
    expect(isAscending(table)).toBe(true);
    expect(table[0]).toBeGreaterThan(0);
    expect(table[QUANTILE_CELLS]).toBeLessThan(Infinity);
  });

  test('keeps the mean of the lowest 1/4096 too, where the law has a lower tail', () => {
    const table = quantileTable(normal, (x) => Math.exp(0.5 * x), Math.exp(1.625));
    // Mean of e^(z/2) below the quantile z₁ of 1/4096: e^1.625 · 4096 Φ(z₁ − 1/2), z₁ = −3.4871041,
    // Φ(−3.9871041) = 3.3442341e-5. The first knot is placed by trapezoids between panel ends, hence 1e-3.
    const cell = 0.5 * (table[0] + table[1]);
    expect(relativeError(cell, 0.69564097)).toBeLessThan(1e-3);
  });
});
