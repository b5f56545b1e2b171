import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/core/numerics/normal.ts';
import { relativeError } from './support/ulp.ts';

const golden = JSON.parse(
  readFileSync(new URL('../../oracles/normal.json', import.meta.url), 'utf8'),
) as Record<'cdf' | 'quantile', readonly (readonly [number, number])[]>;

describe('the standard normal law', () => {
  // Two exponentials and a sum of some twenty terms: a dozen roundings of 1.1e-16.
  test('agrees with 420-digit decimals to 4e-15 of the value, far tails included', () => {
    expect(golden.cdf.length).toBeGreaterThan(150);
    expect(golden.quantile.length).toBeGreaterThan(100);
    for (const [z, p] of golden.cdf) expect(relativeError(normalCdf(z), p)).toBeLessThan(4e-15);
    for (const [p, z] of golden.quantile) expect(relativeError(normalQuantile(p), z)).toBeLessThan(4e-15);
  });

  test('the quantile undoes the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        // Towards 1 a probability has few digits left: an error of 1e-16 in p is 1e-16 / density in z.
        const slack = z > 0 ? 4e-16 / Math.exp(-z * z * 0.5) : 0;
        expect(Math.abs(normalQuantile(normalCdf(z)) - z)).toBeLessThan(
          1e-14 + 1e-14 * Math.abs(z) + 3 * slack,
        );
      }),
      { seed: 31, numRuns: 3000 },
    );
  });

  test('is symmetric, and never steps back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4095 }), fc.double({ min: -9, max: 9, noNaN: true }), (j, z) => {
        expect(normalQuantile(j / 4096)).toBe(-normalQuantile(1 - j / 4096) + 0);
        expect(Math.abs(normalCdf(z) + normalCdf(-z) - 1)).toBeLessThan(3e-16);
        expect(normalCdf(z + 1e-3)).toBeGreaterThanOrEqual(normalCdf(z));
      }),
      { seed: 32, numRuns: 3000 },
    );
  });

  test('edges', () => {
    expect([-Infinity, -41, 0, -0, 40, Infinity, NaN].map(normalCdf)).toEqual([0, 0, 0.5, 0.5, 1, 1, NaN]);
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    expect(normalCdf(-38)).toBeGreaterThan(0);
    expect(normalQuantile(5e-324)).toBeGreaterThan(-39);
  });

  test.each([-1e-9, 1.0000001, NaN, Infinity])('no quantile at probability %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
