/** Expected money per founder, by the same conventions as `SimResult`: discounted to the founder's first period. */
export interface ExactValue {
  /** Own value: discounted margin less costs, no rewards, no friends. */
  readonly own: number;
  /** Own value and everything that follows from referrals. */
  readonly family: number;
  /** family − own */
  readonly referral: number;
  /** Expected margin less costs of the founder's first period. */
  readonly firstPeriod: number;
  /** Expected number of customers per founder within the horizon, founder included. */
  readonly persons: number;
}

/** Variances per founder of the values in `ExactValue`, money². Standard error of a run: √(variance / founders). */
export interface ExactSpread {
  readonly own: number;
  readonly family: number;
  readonly referral: number;
}

/** Why something has no exact value; each has the message key `exact.unavailable.<reason>`. */
export type UnavailableReason = 'varianceTooCostly' | 'valueTooCostly';

/** In place of something that has no exact value. */
export interface Unavailable {
  readonly unavailable: UnavailableReason;
}

/** How many friends one customer brings in person, expected, within a horizon that begins when he or she joins. */
export interface Offspring {
  readonly founder: number;
  /** k: of a customer who was referred. Below 1 families die out, from 1 on they grow as long as they may. */
  readonly referred: number;
  /** K_d: the same with every friend discounted to the start of the one who brings him. Below 1 a family's value is finite. */
  readonly discounted: number;
}

/** Everything the twin can say about one model. */
export interface ExactResult {
  readonly value: ExactValue;
  /** Expected series per founder: Float64Array [series × period], laid out like `SimResult.series`. */
  readonly series: Float64Array;
  readonly spread: ExactSpread | Unavailable;
  /** Whether families fizzle out or fly; missing where nobody asked. */
  readonly offspring?: Offspring;
}

/** `fast` serves curves and sliders (relative error about 1e-6), `reference` tests and printed values (about 1e-12). */
export type Accuracy = 'fast' | 'reference';
