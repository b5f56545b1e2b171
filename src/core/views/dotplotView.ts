import { paidBackBy } from '../analysis/convention.ts';
import { quantileDots } from '../numerics/stats/dotplot.ts';
import type { ChartView, Sentence } from './chartView.ts';
import { conventionFactor } from './conventionFactor.ts';
import type { Findings } from './findings.ts';

/** Dots of a quantile dotplot. */
export const DOTS_WIDE = 50;
/** The same on a phone. */
export const DOTS_NARROW = 20;

/** Single customers' LTV, sorted, and the customers that stand for them. Laid out once per run, not per threshold. */
export interface Outcomes {
  /** Ascending: Float64Array [founder], money. */
  readonly sorted: Float64Array;
  /** Ascending: Float64Array [dot], money; dot i is the (i + ½)-th of `dots` equal shares of customers. */
  readonly dots: Float64Array;
}

/** What one customer brings in, family included: one dot per fiftieth (or twentieth) of customers. */
export interface DotplotView extends ChartView {
  readonly dots: Float64Array;
  /** Money; dots at or above it are filled. */
  readonly threshold: number;
  /** True while the threshold stands at the acquisition cost. */
  readonly atCac: boolean;
  readonly acquisitionCost: number;
  /** Dots that reach the threshold. */
  readonly reaching: number;
  /** Share of all kept customers that reach it, 0–1. */
  readonly share: number;
  /** What is drawn, money: all dots but those `beyond`, and 0; the threshold too unless it is far away. */
  readonly extent: readonly [number, number];
  /** Dots left and right of the picture. */
  readonly beyond: { readonly low: number; readonly high: number };
  /** Mean over all customers, money. */
  readonly mean: number;
}

/**
 * Outcomes of the customers of a run whose values were kept.
 *
 * @param values Float64Array [founder], money, ascending
 * @param factor what the convention multiplies them by, > 0
 */
export function outcomesOf(values: Float64Array, dots: number, factor = 1): Outcomes {
  const sorted = factor === 1 ? values : values.map((value) => factor * value);
  return {
    sorted,
    dots: quantileDots(sorted, dots),
  };
}

/** View of the dotplot; null while nobody is simulated. */
export function dotplotView(
  { view, result, scenario }: Findings,
  { sorted, dots }: Outcomes,
  threshold: number = view.threshold ?? scenario.acquisitionCost,
): DotplotView | null {
  if (sorted.length === 0) return null;
  const acquisitionCost = scenario.acquisitionCost;
  const atCac = threshold === acquisitionCost;
  const reaching = dots.reduce((count, value) => count + (value >= threshold ? 1 : 0), 0);
  const { extent, beyond } = window(dots, threshold);
  return {
    dots,
    threshold,
    atCac,
    acquisitionCost,
    reaching,
    share:
      atCac && acquisitionCost === result.terms.acquisitionCost
        ? paidBackBy(result, view.convention).value
        : 1 - below(sorted, threshold) / sorted.length,
    extent,
    beyond,
    mean: conventionFactor({ view, result }) * result.family.mean,
    finding: findingOf(reaching, dots.length, threshold, atCac && acquisitionCost > 0),
    drawn: { key: 'chart.dotplot.drawn', params: { dots: dots.length } },
    table: {
      columns: [
        { heading: { key: 'chart.dotplot.column.dot', params: { dots: dots.length } }, unit: 'count' },
        { heading: { key: 'chart.column.ltv' }, unit: 'money' },
        {
          heading: {
            key: 'chart.dotplot.column.reaches',
            params: { threshold: { value: threshold, unit: 'money' } },
          },
          unit: 'text',
        },
      ],
      rows: Array.from(dots, (value, index) => [
        index + 1,
        value,
        { key: value >= threshold ? 'chart.yes' : 'chart.no' } as const,
      ]),
    },
  };
}

/** Number of customers below a value. */
function below(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What to draw. Few very large customers would press all others together: a tail of at most 6 % of the dots that takes
 * more room than the rest stays outside, counted.
 */
function window(dots: Float64Array, threshold: number): Pick<DotplotView, 'extent' | 'beyond'> {
  const last = dots.length - 1;
  const tail = Math.floor(0.06 * dots.length);
  const [first, end] = [dots[tail], dots[last - tail]];
  const body = end - first;
  const clipHigh = dots[last] - end > body;
  const clipLow = first - dots[0] > body;
  let low = Math.min(0, clipLow ? first : dots[0]);
  let high = Math.max(0, clipHigh ? end : dots[last]);
  const span = high - low;
  if (threshold > high) high = Math.min(threshold, high + span);
  if (threshold < low) low = Math.max(threshold, low - span);
  if (!(high > low)) high = low + 1;
  return {
    extent: [low, high],
    beyond: {
      low: dots.reduce((count, value) => count + (value < low ? 1 : 0), 0),
      high: dots.reduce((count, value) => count + (value > high ? 1 : 0), 0),
    },
  };
}

function findingOf(reaching: number, dots: number, threshold: number, paysBack: boolean): Sentence {
  const how = reaching === 0 ? 'none' : reaching === dots ? 'all' : 'some';
  return {
    key: paysBack ? 'chart.dotplot.paysBack' : 'chart.dotplot.reaches',
    params: { how, reaching, dots, threshold: { value: threshold, unit: 'money' } },
  };
}
