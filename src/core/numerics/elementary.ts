import { logPair, productError } from './logPair.ts';
import { exponentOf, LN2_HI, LN2_LO, powerOfTwo, scale, significandOf } from './powersOfTwo.ts';

/*
 * Exponentials and logarithms from + − × ÷ alone. Math.exp and its relatives differ between engines, even between two
 * versions of one browser; these give the same bits everywhere. Arguments are reduced to a small interval, where a
 * Taylor series with its exact coefficients converges; scaling back is by exact powers of two.
 *
 * Errors quoted below were measured against 60-digit decimals (tests/oracles/elementary.json).
 */

const INVERSE_LN2 = 1.4426950408889634;

/** (e^r − 1 − r) / r² for |r| ≤ 0.36, truncated below 2^-58: Σ r^j / (j + 2)!. */
function expTail(r: number): number {
  let sum = 1 / 87178291200;
  sum = 1 / 6227020800 + r * sum;
  sum = 1 / 479001600 + r * sum;
  sum = 1 / 39916800 + r * sum;
  sum = 1 / 3628800 + r * sum;
  sum = 1 / 362880 + r * sum;
  sum = 1 / 40320 + r * sum;
  sum = 1 / 5040 + r * sum;
  sum = 1 / 720 + r * sum;
  sum = 1 / 120 + r * sum;
  sum = 1 / 24 + r * sum;
  sum = 1 / 6 + r * sum;
  return 0.5 + r * sum;
}

/** e^(x + tail) for a tail far below one unit in the last place of x, or up to about one. */
function expOfSum(x: number, tail: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const k = Math.round(x * INVERSE_LN2);
  const hi = x - k * LN2_HI;
  const lo = tail - k * LN2_LO;
  const r = hi + lo;
  const rest = hi - r + lo;
  return scale(1 + (r + (r * r * expTail(r) + (rest + r * rest))), k);
}

/**
 * Exponential function, e^x.
 *
 * exp(0) = 1 exactly; above 709.78 Infinity, below −745.13 zero, NaN stays NaN.
 *
 * @param x any double, dimensionless
 * @returns within 1 ulp (0.73 measured over 606 arguments) of the true value
 * @source  own derivation: x = k ln 2 + r, Taylor series in r
 */
export function exp(x: number): number {
  return x !== x ? x : expOfSum(x, 0);
}

/**
 * Exponential function less one, e^x − 1, without the cancellation near 0.
 *
 * expm1(±0) = ±0; −1 far below 0, Infinity above 709.78, NaN stays NaN.
 *
 * @param x any double, dimensionless
 * @returns within 1 ulp (0.68 measured over 650 arguments) of the true value
 * @source  own derivation, as `exp`
 */
export function expm1(x: number): number {
  if (x !== x || x === 0) return x;
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  const k = Math.round(x * INVERSE_LN2);
  const hi = x - k * LN2_HI;
  const lo = -k * LN2_LO;
  const r = hi + lo;
  const rest = hi - r + lo;
  const small = r * r * expTail(r) + (rest + r * rest);
  if (k === 0) return r + small;
  // 2^k (1 + r + small) − 1, with the difference of the two ones taken first, where it is exact.
  const ones = 1 - powerOfTwo(-k);
  const sum = ones + r;
  const lost = Math.abs(ones) > Math.abs(r) ? ones - sum + r : r - sum + ones;
  return (sum + (lost + small)) * powerOfTwo(k);
}

/** log(1 + f) − f + f²/2 as s (f²/2 + R), s = f / (2 + f): the odd series of atanh, for |f| ≤ 0.42. */
function logTail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  let sum = 2 / 25;
  sum = 2 / 23 + z * sum;
  sum = 2 / 21 + z * sum;
  sum = 2 / 19 + z * sum;
  sum = 2 / 17 + z * sum;
  sum = 2 / 15 + z * sum;
  sum = 2 / 13 + z * sum;
  sum = 2 / 11 + z * sum;
  sum = 2 / 9 + z * sum;
  sum = 2 / 7 + z * sum;
  sum = 2 / 5 + z * sum;
  sum = 2 / 3 + z * sum;
  return s * (0.5 * f * f + z * sum);
}

/** k ln 2 + log(1 + f + rest), |f| ≤ 0.42, rest below one unit in the last place of 1. */
function logOfParts(k: number, f: number, rest: number): number {
  const half = 0.5 * f * f;
  const low = logTail(f) + (k * LN2_LO + rest);
  return k === 0 ? f - (half - low) : k * LN2_HI - (half - low - f);
}

/**
 * Natural logarithm.
 *
 * log(1) = 0 exactly, log(±0) = −Infinity, log(Infinity) = Infinity; negative and NaN give NaN.
 *
 * @param x ≥ 0, dimensionless
 * @returns within 1 ulp (0.66 measured over 707 arguments) of the true value
 * @source  own derivation: x = 2^k (1 + f), atanh series in f / (2 + f)
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const k = exponentOf(x);
  return logOfParts(k, significandOf(x, k) - 1, 0);
}

/**
 * Natural logarithm of one plus x, without the cancellation near 0.
 *
 * log1p(±0) = ±0, log1p(−1) = −Infinity, log1p(Infinity) = Infinity; below −1 and NaN give NaN.
 *
 * @param x ≥ −1, dimensionless
 * @returns within 1 ulp (0.66 measured over 650 arguments) of the true value
 * @source  own derivation, as `log`
 */
export function log1p(x: number): number {
  if (!(x >= -1)) return NaN;
  if (x === 0 || x === Infinity) return x;
  if (x === -1) return -Infinity;
  if (x > -0.29 && x < 0.41) return logOfParts(0, x, 0);
  const u = 1 + x;
  const lost = x >= 1 ? 1 - (u - x) : x - (u - 1);
  const k = exponentOf(u);
  return logOfParts(k, significandOf(u, k) - 1, lost / u);
}

/**
 * Power x^y = e^(y ln x) of a number that is not negative.
 *
 * The logarithm is carried in two doubles, so the error does not grow with |y ln x|. Edges as in the language:
 * x^0 = 1 for every x, 1^y = 1 for finite y, 0^y = 0 for y > 0 and Infinity for y < 0, 1^±Infinity = NaN. Unlike the
 * language, a negative base is NaN for every y ≠ 0.
 *
 * @param x base, ≥ 0, dimensionless; −0 counts as 0
 * @param y exponent, any double
 * @returns within 1 ulp (0.69 measured over 722 arguments with |y ln x| ≤ 700) of the true value; results below 2^-1022 to one more unit
 * @source  own derivation
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (!(x >= 0) || y !== y) return NaN;
  if (y === 1) return x === 0 ? 0 : x;
  if (x === 1) return y - y === 0 ? 1 : NaN;
  if (x === 0 || x === Infinity || y - y !== 0) return x < 1 === y > 0 ? 0 : Infinity;
  const { hi, lo } = logPair(x);
  const product = y * hi;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfSum(product, productError(y, hi, product) + y * lo);
}
