import { exp } from '../elementary.ts';
import { cumulate, slice } from './realLine.ts';
import type { RealLineLaw } from './realLine.ts';

const SLICES = 4096;

const STANDARD_NORMAL: RealLineLaw = {
  logDensity: (z) => (-z * z) / 2,
  mode: 0,
  spread: 1,
  settledBelow: -Infinity,
};

/**
 * A lognormal multiplier with mean 1 in 4096 slices of equal probability, each at its own mean, ascending:
 * Float64Array [4096]. The table is the law: its mean is 1 to the last digits, its variance slightly below
 * e^(sigma²) − 1 because spread inside a slice is dropped.
 *
 * @param sigma log-sd ≥ 0; 0 gives ones exactly
 * @throws RangeError unless 0 ≤ sigma ≤ 5
 */
export function lognormalTable(sigma: number): Float64Array {
  if (!(sigma >= 0 && sigma <= 5)) throw new RangeError(`lognormal: sigma must be in [0, 5], got ${sigma}`);
  if (sigma === 0) return new Float64Array(SLICES).fill(1);
  const value = (z: number) => exp(sigma * z - (sigma * sigma) / 2);
  const { moments } = slice(cumulate(STANDARD_NORMAL, 60, value), SLICES, value);
  return withMeanOne(moments);
}

/** Σ x² / n over a table of equal slices: the second moment of its law, in squared units of x. */
export function tableSecondMoment(table: Float64Array): number {
  return table.reduce((sum, x) => sum + x * x, 0) / table.length;
}

/** The same table scaled to mean 1. */
export function withMeanOne(table: Float64Array): Float64Array {
  const mean = table.reduce((sum, x) => sum + x, 0) / table.length;
  return table.map((x) => x / mean);
}
