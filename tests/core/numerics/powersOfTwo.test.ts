import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exponentOf,
  LN2_HI,
  LN2_LO,
  powerOfTwo,
  scale,
  significandOf,
} from '../../../src/core/numerics/powersOfTwo.ts';

const positive = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true });
const ends = [5e-324, 2 ** -1022, 2 ** -1023, 1, 2, Math.SQRT2, Math.SQRT1_2, 3, Number.MAX_VALUE].map(
  (x) => [x] as [number],
);

describe('powers of two', () => {
  test('are exact over the whole normal range', () => {
    for (let k = -1022; k <= 1023; k++) expect(powerOfTwo(k)).toBe(2 ** k);
  });

  test('take a number apart into an exponent and a significand between √½ and √2, exactly', () => {
    fc.assert(
      fc.property(positive, (x) => {
        const k = exponentOf(x);
        const significand = significandOf(x, k);
        expect(significand).toBeGreaterThanOrEqual(Math.SQRT1_2 * (1 - 1e-6));
        expect(significand).toBeLessThanOrEqual(Math.SQRT2 * (1 + 1e-6));
        expect(significand * 2 ** (k >> 1) * 2 ** (k - (k >> 1))).toBe(x);
      }),
      { seed: 101, numRuns: 3000, examples: ends },
    );
  });

  test('scale with one rounding, to the even neighbour, also below the smallest normal number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.integer({ min: -1100, max: -1000 }),
        (value, k) => {
          const inSteps = value * 2 ** (k + 1074); // exact, in units of the smallest subnormal number
          const actual = scale(value, k) / 5e-324;
          const distance = Math.abs(actual - inSteps);
          if (inSteps >= 2 ** 52) expect(actual).toBe(inSteps);
          else expect(distance < 0.5 || (distance === 0.5 && actual % 2 === 0)).toBe(true);
        },
      ),
      { seed: 102, numRuns: 3000 },
    );
    expect(scale(1, 1023)).toBe(2 ** 1023);
    expect(scale(0.75, 1024)).toBe(1.5 * 2 ** 1023);
    expect(scale(1, 1024)).toBe(Infinity);
  });

  test('ln 2 in two parts: the upper exact in 32 bits, together right', () => {
    expect(Number.isInteger(LN2_HI * 2 ** 32)).toBe(true);
    expect(LN2_HI + LN2_LO).toBe(Math.LN2);
  });
});
