import { mix32 } from '../random/keyed.ts';

/** One double seen as two words; a DataView reads big-endian wherever it runs, so byte order cannot matter. */
const BITS: DataView = new DataView(new ArrayBuffer(8));

/**
 * Short name of a sequence of numbers that changes when any bit of any of them, their order or their count changes.
 *
 * Two unequal sequences share it with probability 2^-32: it tells accidents apart, not forgeries. −0 counts as 0, and
 * every NaN as one and the same. The empty sequence has a fingerprint too.
 *
 * @param numbers any doubles, in order
 * @returns       8 characters of 0–9, a–f
 * @source        own derivation: two lanes of multiply-and-rotate over the IEEE words, scrambled by `mix32`
 */
export function fingerprintOf(numbers: Iterable<number> | Float64Array): string {
  let a = 0x2545f491;
  let b = 0x6a09e667;
  let count = 0;
  for (const number of numbers) {
    const isNaN = number !== number;
    BITS.setFloat64(0, isNaN ? 0 : number + 0);
    const high = isNaN ? 0x7ff80000 : BITS.getInt32(0);
    const low = isNaN ? 0 : BITS.getInt32(4);
    a = Math.imul(a ^ high, 0x85ebca6b);
    a = Math.imul(((a << 13) | (a >>> 19)) ^ low, 0xc2b2ae35);
    b = Math.imul(((b << 15) | (b >>> 17)) + low, 0x9e3779b1);
    b = Math.imul(b ^ (b >>> 15) ^ high, 0x27d4eb2f);
    count++;
  }
  const word = mix32(mix32(mix32(a) ^ b) + count);
  return (word >>> 0).toString(16).padStart(8, '0');
}
