/** A share as a title says it: whole percent from ten up, where a decimal would only claim precision; below as it is. */
export function wholePercent(share: number): number {
  return Math.abs(share) >= 0.1 ? Math.round(share * 100) / 100 : share;
}
