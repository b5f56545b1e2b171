import type { Chain } from './chain.ts';

/**
 * What one person does on average, by own age t: periods since he or she joined. Counts are people, money is per
 * period and not discounted; every array is [period], length T.
 */
export interface Profile {
  readonly chain: Chain;
  /** Σ over active customers of their stage's weight, one array per row of weights asked for. */
  readonly tallies: readonly Float64Array[];
  /** Spend. */
  readonly revenue: Float64Array;
  /** Exits, one array per door of the chain. */
  readonly exits: readonly Float64Array[];
  /** Customers newly lapsed at the start of each period, one array per away of the chain. */
  readonly entered: readonly Float64Array[];
}
