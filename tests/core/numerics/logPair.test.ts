import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logPair, productError } from '../../../src/core/numerics/logPair.ts';

const { log: rows } = JSON.parse(
  readFileSync(new URL('../../oracles/elementary.json', import.meta.url), 'utf8'),
) as { log: readonly (readonly [x: number, value: number, rest: number])[] };

describe('logPair', () => {
  test('agrees with 60-digit decimals to 2^-62 of the value', () => {
    let worst = 0;
    for (const [x, value, rest] of rows) {
      if (x === 1) continue;
      const { hi, lo } = logPair(x);
      worst = Math.max(worst, Math.abs((hi - value + (lo - rest)) / value));
    }
    // The terms from s⁵ on, 2^-12 of the whole, are carried in one double: a few roundings of 2^-65.
    expect(worst).toBeLessThan(2 ** -62);
  });

  test('the lower part is below half a unit of the upper one; ln 1 is 0', () => {
    for (const [x] of rows) {
      const { hi, lo } = logPair(x);
      expect(hi + lo).toBe(hi);
    }
    expect(logPair(1)).toEqual({ hi: 0, lo: 0 });
  });
});

describe('productError', () => {
  test('is the exact rest of a product', () => {
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, c) => {
        const wide = a * 2 ** 21 + (b % 2 ** 20); // 53 bits
        const rest = BigInt(wide) * BigInt(c) - BigInt(wide * c);
        expect(productError(wide, c, wide * c) + 0).toBe(Number(rest));
      }),
      { seed: 103, numRuns: 2000 },
    );
  });
});
