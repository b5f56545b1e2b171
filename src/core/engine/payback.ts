import { seriesAt } from '../model/series.ts';
import type { SeriesLayout } from '../model/series.ts';
import { momentsOf, standardDeviation } from '../numerics/stats/moments.ts';
import { studentQuantile } from '../numerics/stats/student.ts';
import { enoughFor } from './enoughFor.ts';
import type { SimResult, Totals } from './result.ts';

/** When the acquisition cost is covered, and how sure the simulation is of it. */
export interface Payback {
  /**
   * Years until the mean founder's margin (undiscounted, referrals included, leavers counted) has covered CAC: the end
   * of the period in which it does is not waited for, since margins come at the start. null: not within the horizon.
   */
  readonly value: number | null;
  /** Missing where the run has too few worlds to tell. */
  readonly range: PaybackRange | null;
}

/** Years between which the exact payback lies in about 95 of 100 runs, see `paybackOf`; null: not within the horizon. */
export interface PaybackRange {
  readonly earliest: number | null;
  readonly latest: number | null;
}

/** Totals of a run, and of its first worlds one by one. */
type TotalsByWorld = Totals & Pick<SimResult, 'worlds'>;

/** Fewer worlds than this do not show how much they differ. */
const FEWEST_WORLDS = 8;

/** Probability that the mean lies under an end of its interval, and over the other. */
const EACH_SIDE = 0.025;

/** Payback of a run with its Monte-Carlo interval. */
export function paybackOf(result: TotalsByWorld): Payback {
  return { value: paybackYears(result), range: rangeOf(result) };
}

/** Payback of totals, simulated or expected, years; null: not within the horizon. */
export function paybackYears({ series, founders, layout, terms }: Totals): number | null {
  return coveredAfter(earnedBy(series, founders, layout), terms);
}

/**
 * What the mean founder has earned by each period, undiscounted and before the acquisition cost, and how far a run may
 * be off. Worlds are independent of each other, so their spread is that of the mean: with s the standard deviation
 * between the kept worlds,
 *
 *   error = s √(founders of a world / founders of the run)
 *
 * @returns money per founder, Float64Array [period] each; the error is a Monte-Carlo standard error, NaN with fewer than
 *          two worlds. Cost: kept worlds × periods, 1 ms for 128 × 360
 * @source  own derivation
 */
export function earnedByPeriod({ series, founders, layout, worlds }: TotalsByWorld): {
  readonly mean: Float64Array;
  readonly error: Float64Array;
} {
  const each = worlds.series.map((world) => earnedBy(world, worlds.size, layout));
  const share = Math.sqrt(worlds.size / founders);
  const column = new Float64Array(each.length);
  const mean = earnedBy(series, founders, layout);
  const error = mean.map((_, t) => {
    each.forEach((world, index) => (column[index] = world[t]));
    return share * standardDeviation(momentsOf(column));
  });
  return { mean, error };
}

/**
 * Payback is a whole number of periods, so it has no ± of its own; what has one is the money earned by each period. The
 * earliest payback is that of mean + q error, the latest that of mean − q error, q being Student's quantile for the
 * number of worlds: an end is wrong where the money of one period, the last before the exact payback or that of it, is
 * off by more than that, 2.5 % of runs each. Where single periods bring less than q of their own error, several
 * periods may be the wrong one, and a little more than 5 % miss. More miss, nearly all of them late, where few customers
 * carry the money, so that sums of 64 are not normal: tests/laws/errorsOverSeeds.test.ts has the case.
 */
function rangeOf(result: TotalsByWorld): PaybackRange | null {
  const { worlds, terms } = result;
  if (worlds.series.length < FEWEST_WORLDS) return null;
  const { mean, error } = earnedByPeriod(result);
  const width = studentQuantile(1 - EACH_SIDE, worlds.series.length - 1);
  return {
    earliest: coveredAfter(
      mean.map((money, t) => money + width * error[t]),
      terms,
    ),
    latest: coveredAfter(
      mean.map((money, t) => money - width * error[t]),
      terms,
    ),
  };
}

/** Money earned by each period, per customer counted: Float64Array [period]. */
function earnedBy(series: Float64Array, customers: number, layout: SeriesLayout): Float64Array {
  const start = seriesAt(layout, 'profit');
  let earned = 0;
  return series.slice(start, start + layout.periods).map((profit) => (earned += profit / customers));
}

/** Years after which money earned by each period covers the cost for the first time. */
function coveredAfter(
  earned: Float64Array,
  { acquisitionCost, periodsPerYear }: Totals['terms'],
): number | null {
  const enough = enoughFor(acquisitionCost);
  const period = earned.findIndex((money) => money >= enough);
  return period < 0 ? null : period / periodsPerYear;
}
