import type { SliderScale } from './fieldScale.ts';

/** How LTV answers to a lever: lever values ascending, and LTV at each, money. */
export interface TrackCurve {
  readonly at: readonly number[];
  readonly ltv: ArrayLike<number>;
}

/** Height of the lowest and the highest LTV in the track, per cent from the bottom. */
const LOW = 6;
const HIGH = 100;

/**
 * The area under the curve in a box of 100 × 100, as an SVG path. The bottom is zero when all of the curve is positive
 * and it still fills half of the track, else a little below the lowest LTV; a flat answer is a low even strip.
 */
export function trackPath({ at, ltv }: TrackCurve, scale: SliderScale): string {
  const values = Array.from(ltv);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '';
  const bottom = low >= 0 && low < high / 2 ? 0 : low;
  const span = high - bottom;
  const flat = !(span > 1e-6 * Math.max(1, Math.abs(high)));
  const y = (value: number) => (flat ? LOW * 3 : LOW + ((HIGH - LOW) * (value - bottom)) / span);
  const points = values.map(
    (value, index) => `${round(scale.shareOf(at[index]) * 100)} ${round(100 - y(value))}`,
  );
  return `M0 100L${points.join('L')}L100 100Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
