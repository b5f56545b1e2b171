import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gammaNodes, gammaQuantileTable } from '../../../../src/core/numerics/laws/gammaLaw.ts';
import type { LawNode } from '../../../../src/core/numerics/laws/lawNodes.ts';
import { interpolatedMean, isAscending } from '../support/interpolated.ts';
import { relativeError } from '../support/ulp.ts';

/** E e^(−θH) for θ ~ Gamma with mean 1: (1 + νH)^(−1/ν). */
const survival = (variance: number, hazard: number) => Math.exp(-Math.log1p(variance * hazard) / variance);
const expected = (nodes: readonly LawNode[], f: (theta: number) => number) =>
  nodes.reduce((sum, { value, weight }) => sum + weight * f(value), 0);

const variances = [0.001, 0.01, 0.05, 0.2, 0.5, 1, 1.7, 2.5, 4, 10, 50];
const hazards = [0.001, 0.01, 0.1, 0.3, 1, 2, 3, 5, 10, 20, 50, 100];

describe('quadrature over the Gamma law', () => {
  test('reference: survival is right to 1e-12 of itself, down to 1e-30', () => {
    for (const variance of variances) {
      const nodes = gammaNodes(variance, 'reference');
      expect(nodes.length).toBeLessThanOrEqual(90);
      for (const hazard of hazards) {
        const actual = expected(nodes, (theta) => Math.exp(-theta * hazard));
        expect(relativeError(actual, survival(variance, hazard))).toBeLessThan(1e-12);
      }
    }
  });

  test('fast: survival and discounted lives are right to 1e-6 with at most 29 nodes', () => {
    for (const variance of variances) {
      const nodes = gammaNodes(variance, 'fast');
      expect(nodes.length).toBeLessThanOrEqual(29);
      for (const hazard of hazards) {
        const actual = expected(nodes, (theta) => Math.exp(-theta * hazard));
        expect(Math.abs(actual - survival(variance, hazard))).toBeLessThan(1e-6);
      }
      for (const discount of [1, 0.99, 0.9]) {
        let life = 0;
        let true_ = 0;
        for (let t = 0; t < 60; t++) {
          life += discount ** t * expected(nodes, (theta) => Math.exp(-theta * 0.1 * t));
          true_ += discount ** t * survival(variance, 0.1 * t);
        }
        expect(relativeError(life, true_)).toBeLessThan(1e-6);
      }
    }
  });

  test('weights are positive and add up to 1, values ascend, mean 1 and the variance asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 4, noNaN: true }),
        fc.constantFrom('fast' as const, 'reference' as const),
        (logVariance, accuracy) => {
          const variance = Math.exp(logVariance);
          const nodes = gammaNodes(variance, accuracy);
          const tolerance = accuracy === 'fast' ? 1e-5 : 1e-11;
          expect(
            relativeError(
              expected(nodes, () => 1),
              1,
            ),
          ).toBeLessThan(1e-14);
          expect(
            relativeError(
              expected(nodes, (theta) => theta),
              1,
            ),
          ).toBeLessThan(tolerance);
          const spread = expected(nodes, (theta) => (theta - 1) ** 2);
          expect(relativeError(spread, variance)).toBeLessThan(30 * tolerance);
          nodes.forEach(({ value, weight }, i) => {
            expect(weight).toBeGreaterThan(0);
            if (i > 0) expect(value).toBeGreaterThan(nodes[i - 1].value);
          });
        },
      ),
      { seed: 41, numRuns: 60 },
    );
  });

  test.each([0, -1, NaN, Infinity])('there is no law of variance %d', (variance) => {
    expect(() => gammaNodes(variance, 'fast')).toThrow(RangeError);
    expect(() => gammaQuantileTable(variance)).toThrow(/variance must be > 0, got/);
  });
});

describe('quantile table of the Gamma law', () => {
  test('variance 1 is the exponential law', () => {
    const table = gammaQuantileTable(1);
    expect(table.length).toBe(4097);
    for (let j = 1; j < 4096; j++) expect(relativeError(table[j], -Math.log1p(-j / 4096))).toBeLessThan(1e-8);
  });

  test('variance 1/2 is the law of the mean of two exponentials', () => {
    const table = gammaQuantileTable(0.5);
    for (let j = 1; j < 4096; j++) {
      const x = 2 * table[j];
      expect(Math.abs(1 - Math.exp(-x) * (1 + x) - j / 4096)).toBeLessThan(1e-9);
    }
  });

  test('interpolated: mean 1 to rounding, and survival as the nodes have it to 2e-6', () => {
    for (const variance of variances.filter((v) => v <= 4)) {
      const table = gammaQuantileTable(variance);
      expect(isAscending(table)).toBe(true);
      expect(table[0]).toBeGreaterThanOrEqual(0);
      expect(table[4096]).toBeLessThan(Infinity);
      expect(
        relativeError(
          interpolatedMean(table, (theta) => theta),
          1,
        ),
      ).toBeLessThan(1e-13);
      const nodes = gammaNodes(variance, 'reference');
      for (const hazard of hazards) {
        const actual = interpolatedMean(table, (theta) => Math.exp(-theta * hazard));
        // Measured 1.3e-6: chords lie above the quantile function where it bends upwards.
        expect(Math.abs(actual - expected(nodes, (theta) => Math.exp(-theta * hazard)))).toBeLessThan(2e-6);
      }
    }
  });

  test('stays finite and ascending for any variance', () => {
    fc.assert(
      fc.property(fc.double({ min: -14, max: 4, noNaN: true }), (logVariance) => {
        const table = gammaQuantileTable(Math.exp(logVariance));
        expect(isAscending(table)).toBe(true);
        expect(table[0]).toBeGreaterThanOrEqual(0);
        expect(table[4096]).toBeGreaterThan(table[4095]);
        expect(table[4096]).toBeLessThan(Infinity);
      }),
      { seed: 42, numRuns: 25 },
    );
  });
});
