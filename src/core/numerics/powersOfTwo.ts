/** Upper part of ln 2 = LN2_HI + LN2_LO, cut to 32 bits so that whole multiples of it up to 2^21 are exact. */
export const LN2_HI = 0.6931471803691238;

/** Lower part of ln 2, about 1.9e-10; LN2_HI + LN2_LO is right to 2^-86. */
export const LN2_LO = 1.9082149292705877e-10;

const SQRT_2 = 1.4142135623730951;

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

/**
 * The whole number k that brings x · 2^-k into [√½, √2]; found by halving steps, not by reading bits, so byte order
 * cannot matter.
 *
 * @param x positive and finite; subnormal numbers too
 * @returns whole number in [−1074, 1024]
 */
export function exponentOf(x: number): number {
  if (x < POWERS[0]) return exponentOf(x * powerOfTwo(54)) - 54;
  let k = 0;
  let rest = x;
  for (let step = 512; step >= 1; step /= 2) {
    if (rest >= powerOfTwo(step)) {
      rest *= powerOfTwo(-step);
      k += step;
    } else if (rest < powerOfTwo(1 - step)) {
      rest *= powerOfTwo(step);
      k -= step;
    }
  }
  return rest < 1 ? (2 * rest > SQRT_2 ? k : k - 1) : rest > SQRT_2 ? k + 1 : k;
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
