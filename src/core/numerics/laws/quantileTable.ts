import { exp } from '../elementary.ts';
import type { LineLaw } from './lineLaw.ts';

/** Cells of a quantile table; it has one knot more. */
export const QUANTILE_CELLS = 4096;

/** Largest relative change of the density across one panel of the cumulated law. */
const FINENESS = 0.12;

/** How far below the peak (in logarithms) the law is cumulated. */
const FLOOR = 42;

/**
 * Values of a law at u = j / 4096, made for linear interpolation: table[j] + (table[j+1] − table[j]) · (4096 u − j).
 *
 * Inner knots are quantiles, right to about 1e-8 of their value. The two outer knots cannot be (the last quantile is infinite): the
 * first is placed so that the first cell has its true mean, if it can be without falling below 0; the last so that the
 * whole interpolated law has the true mean, to rounding. So interpolation, which lies above the law where its quantile
 * function bends upwards, costs nothing in the mean; what it costs elsewhere is one part in 4096 of the customers,
 * whose value is spread evenly instead of with its own tail.
 *
 * @param law     a law of some x on the line
 * @param valueAt increasing function of x, > 0: the value whose quantiles are asked
 * @param mean    expected value, as exact as can be
 * @returns       Float64Array [4097], ascending, in the unit of the value
 * @source        own derivation: density cumulated by the sixth-order Hermite rule, inverted by quintic Hermite
 *                interpolation of x as a function of u
 */
export function quantileTable(law: LineLaw, valueAt: (x: number) => number, mean: number): Float64Array {
  const panels = cumulate(law);
  const table = new Float64Array(QUANTILE_CELLS + 1);
  const { x, share } = panels;
  let firstCellSum = 0;
  for (let j = 1, panel = 0; j < QUANTILE_CELLS; j++) {
    const u = j / QUANTILE_CELLS;
    for (; share[panel + 1] < u; panel++) {
      if (j === 1)
        firstCellSum += trapezoid(share[panel + 1] - share[panel], valueAt(x[panel]), valueAt(x[panel + 1]));
    }
    table[j] = valueAt(quantileInPanel(panels, panel, u));
    if (j === 1)
      firstCellSum += share[0] * valueAt(x[0]) + trapezoid(u - share[panel], valueAt(x[panel]), table[1]);
  }
  table[0] = Math.max(0, Math.min(table[1], 2 * QUANTILE_CELLS * firstCellSum - table[1]));
  let inner = 0;
  for (let j = 1; j < QUANTILE_CELLS; j++) inner += table[j];
  table[QUANTILE_CELLS] = 2 * (QUANTILE_CELLS * mean - inner) - table[0];
  return table;
}

function trapezoid(width: number, left: number, right: number): number {
  return 0.5 * width * (left + right);
}

/** Cumulated law at the ends of panels: place, share below, density, and slope of its logarithm; Float64Array [end]. */
interface Panels {
  readonly x: Float64Array;
  readonly share: Float64Array;
  readonly density: Float64Array;
  readonly slope: Float64Array;
}

function cumulate(law: LineLaw): Panels {
  const x = panelEnds(law);
  const density = x.map((place) => exp(law.logDensity(place)));
  const slope = x.map(law.slope);
  const bend = x.map((place, i) => slope[i] * slope[i] - law.curvature(place));
  const share = new Float64Array(x.length);
  let sum = density[0] / slope[0];
  share[0] = sum;
  for (let i = 1; i < x.length; i++) {
    const h = x[i] - x[i - 1];
    const [f, g] = [density[i - 1], density[i]];
    sum +=
      h *
      (0.5 * (f + g) +
        h * (0.1 * (f * slope[i - 1] - g * slope[i]) + (h / 120) * (f * bend[i - 1] + g * bend[i])));
    share[i] = sum;
  }
  const total = sum - density[x.length - 1] / slope[x.length - 1];
  return { x, share: share.map((s) => s / total), density: density.map((f) => f / total), slope };
}

/** Ends of panels from one negligible end of the law to the other, narrow where the density changes quickly. */
function panelEnds(law: LineLaw): Float64Array {
  const walk = (direction: number) => {
    const ends: number[] = [];
    let x = law.mode;
    for (;;) {
      const slope = law.slope(x);
      const curvature = law.curvature(x);
      // The fourth root stands for higher derivatives, which in flat stretches outlast slope and curvature.
      const bend = Math.sqrt(curvature);
      x += (direction * FINENESS) / (Math.abs(slope) + bend + Math.sqrt(bend));
      ends.push(x);
      if (!(law.logDensity(x) > -FLOOR)) return ends;
    }
  };
  return Float64Array.from([...walk(-1).reverse(), law.mode, ...walk(1)]);
}

/** x with share u below it, inside a panel: quintic Hermite interpolation with dx/du = 1/density, d²x/du² = −slope/density². */
function quantileInPanel({ x, share, density, slope }: Panels, panel: number, u: number): number {
  const width = share[panel + 1] - share[panel];
  const t = (u - share[panel]) / width;
  const rise = x[panel + 1] - x[panel];
  const [firstL, firstR] = [width / density[panel], width / density[panel + 1]];
  const [secondL, secondR] = [-slope[panel] * firstL * firstL, -slope[panel + 1] * firstR * firstR];
  const a = 0.5 * secondL;
  const c3 = 10 * rise - 6 * firstL - 4 * firstR - 1.5 * secondL + 0.5 * secondR;
  const c4 = -15 * rise + 8 * firstL + 7 * firstR + 1.5 * secondL - secondR;
  const c5 = 6 * rise - 3 * (firstL + firstR) - 0.5 * (secondL - secondR);
  return x[panel] + t * (firstL + t * (a + t * (c3 + t * (c4 + t * c5))));
}
