import { exp } from '../elementary.ts';

/**
 * A law on the whole real line with a smooth density of one peak, given by its logarithm up to a constant.
 */
export interface LineLaw {
  /** Where the density is highest. */
  readonly mode: number;
  /** Logarithm of the density less its logarithm at the mode: 0 at the mode, below 0 elsewhere. */
  readonly logDensity: (x: number) => number;
  /** Derivative of logDensity. */
  readonly slope: (x: number) => number;
  /** Minus the second derivative of logDensity, ≥ 0. */
  readonly curvature: (x: number) => number;
}

/** Equally spaced points of a law and their shares, in ascending order: [point] each. */
export interface LinePoints {
  readonly x: readonly number[];
  /** Shares, adding up to 1. */
  readonly weight: readonly number[];
}

/**
 * Trapezoid rule over the whole line, walked outwards from the mode until the density is negligible.
 *
 * For a density that is analytic in a strip around the line, the error falls like e^(−2π · half width / step): spectral
 * accuracy without any special function, because the weights are simply normalised.
 *
 * @param law   logDensity and mode are used
 * @param step  distance of points, > 0, in the unit of the line
 * @param floor the walk stops where the logarithm of the density is this far below the mode, > 0
 * @source      L. N. Trefethen, J. A. C. Weideman, "The exponentially convergent trapezoidal rule" (2014), theorem 5.1
 */
export function trapezoidPoints(
  law: Pick<LineLaw, 'mode' | 'logDensity'>,
  step: number,
  floor: number,
): LinePoints {
  const walk = (direction: number) => {
    const heights: number[] = [];
    for (;;) {
      const height = law.logDensity(law.mode + direction * step * (heights.length + 1));
      if (!(height > -floor)) return heights;
      heights.push(height);
    }
  };
  const left = walk(-1);
  const heights = [...left.reverse(), law.logDensity(law.mode), ...walk(1)];
  const weight = heights.map(exp);
  const total = weight.reduce((sum, w) => sum + w, 0);
  return {
    x: weight.map((_, i) => law.mode + (i - left.length) * step),
    weight: weight.map((w) => w / total),
  };
}
