import type { SCALAR_SERIES } from '../../../src/core/model/series.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { Printed } from '../../helpers/printed.ts';

/** A value of one founder; the last two are LTV by the other textbook conventions. */
export type FounderValue = 'own' | 'family' | 'referral' | 'withoutFirst' | 'arrears';

/** What a share of founders was found in: any of some stages, one series, or the leavers by one cause. */
export type Found = readonly number[] | (typeof SCALAR_SERIES)[number] | { readonly cause: number };

/** One expectation that the exact twin has in closed form and a simulation estimates. */
export type Measure =
  | { readonly kind: 'value'; readonly scenario: Scenario; readonly of: FounderValue }
  | { readonly kind: 'variance'; readonly scenario: Scenario; readonly of: 'own' | 'family' }
  /** Founders without friends only: then each is found there or not. */
  | { readonly kind: 'share'; readonly scenario: Scenario; readonly of: Found; readonly at: number };

/** One published number and what it says about the model. */
export interface PublishedRow {
  readonly about: string;
  readonly printed: Printed;
  /** Each of a scenario of its own, so that their simulations are independent. */
  readonly measures: readonly Measure[];
  /** The published number, given the measures. */
  readonly number: (measured: readonly number[]) => number;
}

/** Published numbers of one source. */
export interface PublishedTable {
  readonly source: string;
  readonly rows: readonly PublishedRow[];
}

/** Mean value per founder. */
export function value(scenario: Scenario, of: FounderValue = 'own'): Measure {
  return { kind: 'value', scenario, of };
}

/** Share of founders found somewhere at the start of, or during, period `at`. */
export function share(scenario: Scenario, of: Found, at: number): Measure {
  return { kind: 'share', scenario, of, at };
}

/** A published number that is one measure, or computed from it. */
export function row(
  about: string,
  printed: Printed,
  measure: Measure,
  number: (measured: number) => number = (measured) => measured,
): PublishedRow {
  return { about, printed, measures: [measure], number: ([measured]) => number(measured) };
}

/** A published standard deviation. */
export function deviationRow(
  about: string,
  printed: Printed,
  scenario: Scenario,
  of: 'own' | 'family' = 'own',
): PublishedRow {
  return row(about, printed, { kind: 'variance', scenario, of }, Math.sqrt);
}

/** A published number that compares two scenarios. */
export function comparison(
  about: string,
  printed: Printed,
  measures: readonly [Measure, Measure],
  number: (one: number, other: number) => number,
): PublishedRow {
  return { about, printed, measures, number: ([one, other]) => number(one, other) };
}
