import { exp, log } from '../elementary.ts';

/**
 * A law of a positive quantity, told on the real line: s is its logarithm or its logit, where the density is smooth and
 * falls off at both ends, so that the plain trapezoid rule is accurate to any digit wanted.
 */
export interface RealLineLaw {
  /** Logarithm of the density of s, up to a constant; concave. */
  readonly logDensity: (s: number) => number;
  /** Where the density is highest. */
  readonly mode: number;
  /** Standard deviation of s, roughly: sets the scale of the search for the ends. */
  readonly spread: number;
  /** Left of here the quantity itself no longer changes (it is 0 to double precision): the tail is one lump. */
  readonly settledBelow: number;
}

/** A point of a quadrature rule; weights of a rule sum to 1. */
export interface WeightedPoint {
  readonly s: number;
  readonly weight: number;
}

/**
 * Trapezoid rule with the given step over all s whose density is at least e^−depth of the highest; a left tail that
 * reaches beyond `settledBelow` is one point with the weight of the rest of the (there geometric) sum.
 *
 * @source Trefethen & Weideman (2014), SIAM Review 56(3), §5: the error falls like e^(−2π·strip/step)
 */
export function trapezoid(law: RealLineLaw, step: number, depth: number): readonly WeightedPoint[] {
  const top = law.logDensity(law.mode);
  const points: { s: number; weight: number }[] = [];
  const walk = (direction: 1 | -1, start: number) => {
    for (let i = start; ; i++) {
      const s = law.mode + direction * i * step;
      const height = law.logDensity(s) - top;
      if (!(height > -depth)) return;
      const settled = s < law.settledBelow;
      const ratio = settled ? exp(law.logDensity(s - step) - top - height) : 0;
      points.push({ s, weight: exp(height) / (1 - ratio) });
      if (settled) return;
    }
  };
  walk(-1, 1);
  points.reverse();
  walk(1, 0);
  const total = points.reduce((sum, point) => sum + point.weight, 0);
  return points.map(({ s, weight }) => ({ s, weight: weight / total }));
}

/** The law cut into equal cells of s: probability and one moment, cumulated from the left. */
export interface CumulatedLaw {
  readonly from: number;
  readonly width: number;
  /** Probability left of cell i's left edge: Float64Array [cells + 1], up to 1; starts above 0 after a settled tail. */
  readonly probability: Float64Array;
  /** Σ of value × probability up to there: Float64Array [cells + 1]. */
  readonly moment: Float64Array;
}

/**
 * Cumulates a law over 4,000 cells, each by the two-point Gauss rule (error of a cell of order width⁵).
 *
 * @param value what the moment is of, as a function of s
 */
export function cumulate(law: RealLineLaw, depth: number, value: (s: number) => number): CumulatedLaw {
  const cells = 4000;
  const top = law.logDensity(law.mode);
  const end = (direction: 1 | -1) => {
    let reach = law.spread;
    while (law.logDensity(law.mode + direction * reach) - top > -depth) reach *= 1.25;
    return law.mode + direction * reach;
  };
  const from = Math.max(end(-1), law.settledBelow);
  const width = (end(1) - from) / cells;
  const offset = width / (2 * Math.sqrt(3));
  const probability = new Float64Array(cells + 1);
  const moment = new Float64Array(cells + 1);
  const edge = law.logDensity(from) - top;
  const tailSlope = law.logDensity(from + width) - top - edge;
  probability[0] = edge > -depth && tailSlope > 0 ? (2 * exp(edge)) / tailSlope : 0;
  for (let i = 0; i < cells; i++) {
    const middle = from + (i + 0.5) * width;
    const left = exp(law.logDensity(middle - offset) - top);
    const right = exp(law.logDensity(middle + offset) - top);
    probability[i + 1] = probability[i] + left + right;
    moment[i + 1] = moment[i] + left * value(middle - offset) + right * value(middle + offset);
  }
  const total = probability[cells];
  return {
    from,
    width,
    probability: probability.map((sum) => sum / total),
    moment: moment.map((sum) => sum / total),
  };
}

/** Where 1/count, 2/count … of the probability is reached, and the moment up to there. */
export interface Slices {
  /** Edges between slices: Float64Array [count − 1], s. */
  readonly edges: Float64Array;
  /** Moment of each slice (not its mean): Float64Array [count]. */
  readonly moments: Float64Array;
}

/** Cuts a law into slices of equal probability; inside a cell the density is taken as exponential in s. */
export function slice(law: CumulatedLaw, count: number, value: (s: number) => number): Slices {
  const { from, width, probability, moment } = law;
  const cells = probability.length - 1;
  const edges = new Float64Array(count - 1);
  const momentAt = new Float64Array(count + 1);
  momentAt[count] = moment[cells];
  let cell = 0;
  for (let j = 1; j < count; j++) {
    const target = j / count;
    while (cell < cells - 1 && probability[cell + 1] <= target) cell++;
    if (target <= probability[0]) {
      edges[j - 1] = from;
      continue;
    }
    const mass = probability[cell + 1] - probability[cell];
    const before = cell > 0 ? probability[cell] - probability[cell - 1] : mass;
    const after = cell < cells - 1 ? probability[cell + 2] - probability[cell + 1] : mass;
    const slope = before > 0 && after > 0 ? log(after / before) / 2 : 0;
    const share = (target - probability[cell]) / mass;
    const part = Math.abs(slope) < 1e-6 ? share : log(1 + share * (exp(slope) - 1)) / slope;
    const left = from + cell * width;
    edges[j - 1] = left + part * width;
    momentAt[j] = moment[cell] + share * mass * value(left + (part / 2) * width);
  }
  return { edges, moments: Float64Array.from({ length: count }, (_, j) => momentAt[j + 1] - momentAt[j]) };
}
