import type { ModelParams } from '../model/params.ts';
import type { SeriesLayout } from '../model/series.ts';
import type { Moments } from '../numerics/stats/moments.ts';

/** Everything one run found out. Sums are merged in chunk order, so the bits depend on the job alone. */
export interface SimResult {
  readonly layout: SeriesLayout;
  /** What is needed to read the numbers: clock, discount rate per period, money spent to win one founder. */
  readonly terms: Pick<ModelParams, 'periodsPerYear' | 'discount' | 'acquisitionCost'>;
  /** Founders simulated, and asked for: fewer are simulated in a partial result (`finishMerge`) only. */
  readonly founders: number;
  readonly requested: number;
  /** All customers simulated: founders, their friends, friends of friends … */
  readonly persons: number;
  /** Families in which some friends were not simulated because the budget was used up: family values lack them. */
  readonly cutFamilies: number;
  /** Own value per founder: discounted margin less costs, no rewards, no friends. */
  readonly own: Moments;
  /** Own value and everything that follows from referrals: rewards paid, friends, their friends. */
  readonly family: Moments;
  /** family − own, per founder. */
  readonly referral: Moments;
  /** Founders whose family value reaches the acquisition cost. */
  readonly paidBack: number;
  /** Totals over all customers: Float64Array [series × period], see `seriesAt`. */
  readonly series: Float64Array;
  /** Totals of the first worlds, `size` founders in each: Float64Array [series × period] per world. */
  readonly worlds: { readonly size: number; readonly series: readonly Float64Array[] };
  /** Values of the first founders: own and family, Float64Array [founder]. */
  readonly ownValues: Float64Array;
  readonly familyValues: Float64Array;
  /** The family values in ascending order: Float64Array [rank]. */
  readonly sortedFamilyValues: Float64Array;
  /** Number of families with 1, 2 … 63, and 64 or more members: Float64Array [64]. */
  readonly familySizes: Float64Array;
  /** 8 hex characters over the bits of the sums above. */
  readonly fingerprint: string;
}

/** What can be read of a run as of the exact twin, whose expectations are totals of one founder. */
export type Totals = Pick<SimResult, 'layout' | 'terms' | 'founders' | 'series'>;
