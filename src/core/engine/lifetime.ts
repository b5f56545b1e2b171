import { seriesAt } from '../model/series.ts';
import { emptyMoments, mergeMoments } from '../numerics/stats/moments.ts';
import type { Moments } from '../numerics/stats/moments.ts';
import type { Totals } from './result.ts';

/**
 * How long founders are in their first life, cut at the horizon. Who leaves at the end of period t has stayed t + 1, who
 * never leaves all T: counts of first exits tell it of every founder, so mean and spread are those of all of them.
 *
 * @param totals simulated, or expected per founder
 * @returns      moments in periods
 * @source       own derivation
 */
export function lifetimeMoments({ layout, series, founders }: Totals): Moments {
  const exits = seriesAt(layout, 'firstExits');
  let lives = emptyMoments;
  let staying = founders;
  for (let t = 0; t < layout.periods; t++) {
    const leaving = t === layout.periods - 1 ? staying : series[exits + t];
    lives = mergeMoments(lives, { count: leaving, mean: t + 1, m2: 0 });
    staying -= leaving;
  }
  return lives;
}
