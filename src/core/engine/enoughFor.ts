/** Share of a cost that sums of money may miss by rounding alone. */
const ROUNDING = 1e-9;

/**
 * The least sum that counts as a cost covered. Ten margins of .1 add up to a little less than 1: whether money is back
 * must not hang on that.
 *
 * @param cost money, ≥ 0
 * @returns    money, a billionth of the cost below it
 */
export function enoughFor(cost: number): number {
  return cost * (1 - ROUNDING);
}
