import { exp, log } from '../elementary.ts';
import { RULES } from './lawNodes.ts';
import type { LawAccuracy, LawNode } from './lawNodes.ts';
import { cumulate, slice, trapezoid } from './realLine.ts';
import type { RealLineLaw } from './realLine.ts';

const KNOTS = 4096;

/**
 * Quadrature over Gamma frailty: θ with mean 1 and the given variance, by the trapezoid rule in s = ln θ, where the
 * density is proportional to exp(k(s − e^s)), k = 1/variance.
 *
 * @param variance > 0, of θ
 * @returns nodes with ascending value θ > 0
 * @throws  RangeError unless variance > 0
 */
export function gammaNodes(variance: number, accuracy: LawAccuracy): readonly LawNode[] {
  const law = logGamma(variance);
  const rule = RULES[accuracy];
  const step = Math.min(rule.step, rule.ofSpread * law.spread);
  return trapezoid(law, step, rule.depth).map(({ s, weight }) => ({ value: exp(s), weight }));
}

/**
 * θ at the quantiles j / 4096 of Gamma frailty, to be interpolated linearly: Float64Array [4097], ascending.
 * The first and the last knot are placed so that interpolation keeps the mean of their slices.
 *
 * @param variance > 0
 * @throws RangeError unless variance > 0
 */
export function gammaQuantileTable(variance: number): Float64Array {
  return quantileTable(logGamma(variance), exp);
}

/** Knots of any law at equal probabilities, from its slices; shared with the Beta law. */
export function quantileTable(law: RealLineLaw, value: (s: number) => number): Float64Array {
  const { edges, moments } = slice(cumulate(law, 37, value), KNOTS, value);
  const table = new Float64Array(KNOTS + 1);
  for (let j = 1; j < KNOTS; j++) table[j] = value(edges[j - 1]);
  table[0] = Math.max(0, 2 * moments[0] * KNOTS - table[1]);
  const lastMean = moments[KNOTS - 1] * KNOTS;
  table[KNOTS] = Math.max(table[KNOTS - 1], 2 * lastMean - table[KNOTS - 1]);
  return table;
}

function logGamma(variance: number): RealLineLaw {
  if (!(variance > 0)) throw new RangeError(`gamma: variance must be > 0, got ${variance}`);
  const shape = 1 / variance;
  return {
    logDensity: (s) => shape * (s - exp(s)),
    mode: 0,
    spread: Math.min(1, Math.sqrt(variance)),
    settledBelow: log(1e-16),
  };
}
