import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '../../../../src/core/numerics/hash/fingerprint.ts';
import { uniformityZ, worstAvalancheZ } from '../support/randomness.ts';

const numbers = fc.array(fc.double(), { minLength: 1, maxLength: 20 });

describe('fingerprintOf', () => {
  test('stays what it was when the first links were written', () => {
    expect(fingerprintOf([])).toBe('d093552f');
    expect(fingerprintOf([0])).toBe('1d6a074a');
    expect(fingerprintOf([1, 2, 3])).toBe('f7d94338');
    expect(fingerprintOf([366.67, -1e300, 5e-324, Infinity, -Infinity, NaN])).toBe('6e209651');
  });

  test('is the same for an array, a typed array and a generator', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const name = fingerprintOf(values);
        expect(name).toMatch(/^[0-9a-f]{8}$/);
        expect(fingerprintOf(Float64Array.from(values))).toBe(name);
        expect(fingerprintOf(new Map(values.entries()).values())).toBe(name);
      }),
      { seed: 21 },
    );
  });

  test('does not see the sign of zero nor the payload of NaN', () => {
    expect(fingerprintOf([-0])).toBe(fingerprintOf([0]));
    const odd = new BigUint64Array([0xfff8000000000123n]);
    expect(fingerprintOf(new Float64Array(odd.buffer))).toBe(fingerprintOf([NaN]));
    expect(fingerprintOf([NaN])).not.toBe(fingerprintOf([Infinity]));
  });

  test('sees one more zero, another order, and the smallest change of one number', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, position) => {
        const name = fingerprintOf(values);
        expect(fingerprintOf([...values, 0])).not.toBe(name);
        expect(fingerprintOf([0, ...values])).not.toBe(name);
        const at = position % values.length;
        const changed = Float64Array.from(values);
        if (Number.isFinite(changed[at])) {
          new BigUint64Array(changed.buffer)[at] ^= 1n;
          expect(fingerprintOf(changed)).not.toBe(name);
        }
        if (at > 0 && !Object.is(values[at], values[at - 1]) && values[at] !== values[at - 1]) {
          const swapped = values.with(at, values[at - 1]).with(at - 1, values[at]);
          expect(fingerprintOf(swapped)).not.toBe(name);
        }
      }),
      { seed: 22, numRuns: 1000 },
    );
  });

  test('spreads neighbouring sequences evenly, every bit of a number reaching every bit of it', () => {
    const counts = new Uint32Array(256);
    for (let i = 0; i < 1 << 15; i++) counts[parseInt(fingerprintOf([1, i, 2]).slice(6), 16)]++;
    expect(Math.abs(uniformityZ(counts))).toBeLessThan(5);
    const view = new DataView(new ArrayBuffer(8));
    for (const half of [0, 4]) {
      const hash = (bits: number, i: number) => {
        view.setFloat64(0, 1000 + i);
        view.setInt32(half, half === 0 ? bits & 0x3fffffff : bits); // keeps clear of NaN
        return parseInt(fingerprintOf([i, view.getFloat64(0), 7]), 16) | 0;
      };
      const worst = half === 0 ? worstAvalancheZ(1 << 11, hash, 30) : worstAvalancheZ(1 << 11, hash);
      expect(Math.abs(worst)).toBeLessThan(5.5);
    }
  });
});
