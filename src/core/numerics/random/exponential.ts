import { expm1, log } from '../elementary.ts';

/**
 * Adding and subtracting this number (3 · 2^19) rounds a double to a multiple of 2^-32, because doubles in
 * [2^20, 2^21) are exactly that far apart.
 */
export const GRID = 1572864;

/** Cells into which the logarithm table cuts [1/2, 1). */
const CELLS = 256;

/** ln 2, dimensionless. */
export const LN_2 = 0.6931471805599453;

/**
 * Rounds to the nearest multiple of 2^-32 (ties to even).
 *
 * On this grid, sums, differences and whole multiples of rates and thresholds are exact in a double while they stay
 * below 2^20: accumulating a hazard period by period equals one multiplication, bit for bit.
 *
 * @param x |x| < 524288, any unit; beyond that the spacing grows; NaN stays NaN
 * @returns multiple of 2^-32 within 2^-33 of x
 */
export function toGrid(x: number): number {
  return x + GRID - GRID;
}

/** Centre of a logarithm cell: (256 + i + 1/2) / 512. */
function cellCentre(cell: number): number {
  return (CELLS + cell + 0.5) / (2 * CELLS);
}

/**
 * Minus the natural logarithm of each cell's centre: EXP_LN[i] = −ln((256 + i + 1/2) / 512).
 *
 * Float64Array [256], dimensionless, falling from 0.691 to 0.00098.
 */
export const EXP_LN: Float64Array = Float64Array.from({ length: CELLS }, (_, i) => -log(cellCentre(i)));

/**
 * Reciprocal of each cell's centre times 2^-32: turns the distance of a 32-bit word from its cell's centre into a
 * relative distance. EXP_INV[i] = 2^-32 / centre_i.
 *
 * Float64Array [256], falling from 2^-31 to 2^-32.
 */
export const EXP_INV: Float64Array = Float64Array.from(
  { length: CELLS },
  (_, i) => 1 / cellCentre(i) / 4294967296,
);

/**
 * Turns a uniform 32-bit draw into a unit-exponential time: the threshold that an accumulated hazard must reach.
 *
 *   E = −ln((u | 1) / 2^32), rounded to a multiple of 2^-32
 *
 * The low bit is set, so u = 2j and 2j + 1 give the same time, 0 never occurs and the law is centred (the odd words
 * are the midpoints of 2^31 cells). Strictly decreasing in u | 1. Leading zeros give the whole powers of two, the next
 * 8 bits a table cell, the rest x the quadratic x − x²/2: absolute error at most 2.7e-9 (of it 2.48e-9 is the cubic
 * term left out, in the lowest cell). Only + − × and integer operations, so every engine gives the same bits.
 *
 * A hot loop writes it out in place, because a double returned by a call that is not inlined is boxed:
 *
 *     const w = u | 1, z = Math.clz32(w), v = w << z, i = (v >>> 23) & 255;
 *     const x = ((v & 0x7fffff) - 0x400000) * EXP_INV[i];
 *     const e = z * LN_2 + EXP_LN[i] - x * (1 - 0.5 * x) + GRID - GRID;
 *
 * @param u whole number in [0, 2^32)
 * @returns dimensionless, multiple of 2^-32 in [5.5e-10, 22.1808]
 * @source  own derivation
 */
export function unitExponential(u: number): number {
  const word = u | 1;
  const zeros = Math.clz32(word);
  const shifted = word << zeros;
  const cell = (shifted >>> 23) & 255;
  const x = ((shifted & 0x7fffff) - 0x400000) * EXP_INV[cell];
  return zeros * LN_2 + EXP_LN[cell] - x * (1 - 0.5 * x) + GRID - GRID;
}

/** Hazard that stands for certainty: no unit exponential exceeds 22.19, so a clock at this rate rings in its first period. */
export const CERTAIN_RATE = 64;

/**
 * Probability that an event with a given hazard happens within one period.
 *
 *   p = 1 − e^−rate
 *
 * `CERTAIN_RATE` and more give 1 exactly.
 *
 * @param rate hazard per period, ≥ 0; Infinity gives 1
 * @returns    probability in [0, 1]
 * @throws     RangeError unless rate ≥ 0
 */
export function probabilityOfRate(rate: number): number {
  if (!(rate >= 0)) throw new RangeError(`probabilityOfRate: rate must be >= 0, got ${rate}`);
  return -expm1(-rate);
}
