/** Upper part of ln 2 = LN2_HI + LN2_LO, cut to 32 bits so that whole multiples of it up to 2^21 are exact. */
export const LN2_HI = 0.6931471803691238;

/** Lower part of ln 2, about 1.9e-10; LN2_HI + LN2_LO is right to 2^-86. */
export const LN2_LO = 1.9082149292705877e-10;

const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** POWERS[j] = 2^(j − 1022). Float64Array [2046], every normal exponent. */
const POWERS: Float64Array = powers();

function powers(): Float64Array {
  const table = new Float64Array(2046);
  table[1022] = 1;
  for (let j = 1023; j < 2046; j++) table[j] = 2 * table[j - 1];
  for (let j = 1021; j >= 0; j--) table[j] = 0.5 * table[j + 1];
  return table;
}

/**
 * Exact power of two, 2^k.
 *
 * @param k whole number in [−1022, 1023]; anything else gives undefined
 */
export function powerOfTwo(k: number): number {
  return POWERS[k + 1022];
}

/**
 * Multiplies by a power of two with at most one rounding: value · 2^k.
 *
 * Overflow gives Infinity, underflow the nearest subnormal or 0.
 *
 * @param value in [0.5, 2]
 * @param k     whole number in [−1100, 1024]
 */
export function scale(value: number, k: number): number {
  if (k > 1023) return value * powerOfTwo(k - 1) * 2;
  if (k < -1021) return value * powerOfTwo(k + 100) * powerOfTwo(-100);
  return value * powerOfTwo(k);
}

/** One double, seen as bytes; a DataView reads big-endian wherever it runs, so byte order cannot matter. */
const BITS: DataView = new DataView(new ArrayBuffer(8));

/**
 * The whole number k that brings x · 2^-k into [√½, √2], up to rounding of the ends.
 *
 * @param x positive and finite; subnormal numbers too
 * @returns whole number in [−1074, 1024]
 */
export function exponentOf(x: number): number {
  if (x < SMALLEST_NORMAL) return exponentOf(x * 18014398509481984) - 54;
  BITS.setFloat64(0, x);
  const high = BITS.getUint32(0);
  // 0x6a09e and what follows is the significand of √2; adding its complement carries into the exponent above it.
  return ((high + 0x95f61) >>> 20) - 1023;
}

/**
 * x · 2^-k, exactly, for k = exponentOf(x).
 *
 * @param x positive and finite
 * @param k exponentOf(x)
 * @returns in [√½, √2], up to rounding of the ends
 */
export function significandOf(x: number, k: number): number {
  const part = k >> 1;
  return x * powerOfTwo(-part) * powerOfTwo(part - k);
}
