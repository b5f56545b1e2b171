import type { Life } from './life.ts';

/** Ages of a life at which some leave who would otherwise stay, ascending. */
export function milestoneAges(survival: readonly number[]): readonly number[] {
  return [...survival.keys()].filter((age) => survival[age] < 1);
}

/** Lives begun in one state. */
export interface Lives {
  readonly state: number;
  /** When they began: Float64Array [period × node]. */
  readonly begun: Float64Array;
  readonly life: Life;
}

/**
 * Probabilities of staying through period t for customers whose lives are of all ages: those of `stay`, for the share
 * that is left once whoever stands before a milestone has met it.
 *
 * @param ages milestones, those of which `Life.active` tells
 * @param now  customers active in period t: Float64Array [state × node]
 * @param into receives the probabilities, same shape
 */
export function stayPastMilestones(
  lives: readonly Lives[],
  ages: readonly number[],
  survival: readonly number[],
  t: number,
  stay: Float64Array,
  now: Float64Array,
  into: Float64Array,
): void {
  into.set(now);
  for (const { begun, life } of lives) {
    const nodes = begun.length / survival.length;
    for (let index = 0; index < ages.length && ages[index] <= t; index++) {
      const lost = 1 - survival[ages[index]];
      const date = (t - ages[index]) * nodes;
      const row = index * now.length;
      for (let at = 0; at < now.length; at += nodes) {
        for (let k = 0; k < nodes; k++) into[at + k] -= lost * begun[date + k] * life.active[row + at + k];
      }
    }
  }
  for (let at = 0; at < now.length; at++) {
    // What is left after rounding is not less than nobody.
    into[at] = now[at] > 0 ? (stay[at] * Math.max(0, into[at])) / now[at] : stay[at];
  }
}
