import { lognormalTable, withMeanOne } from './lognormalLaw.ts';

const SLICES = 4096;

/**
 * Multiplier on one period's spend, mean 1, in 4096 slices of equal probability: 0 when nothing is bought, else the
 * size of the purchase (lognormal with the given log-sd). Float64Array [4096], ascending. The slice in which the
 * probability falls is mixed, so the probability need not be a multiple of 1/4096.
 *
 * @param probability of a purchase in a period, 0 < p ≤ 1; 1 with sigma 0 gives ones exactly
 * @param sigma       log-sd of its size, 0–5
 * @throws RangeError unless 0 < probability ≤ 1
 */
export function purchaseTable(probability: number, sigma: number): Float64Array {
  if (!(probability > 0 && probability <= 1)) {
    throw new RangeError(`purchaseTable: probability must be in (0, 1], got ${probability}`);
  }
  const sizes = lognormalTable(sigma);
  if (probability === 1) return sizes;
  const cumulated = new Float64Array(SLICES + 1);
  for (let i = 0; i < SLICES; i++) cumulated[i + 1] = cumulated[i] + sizes[i];
  const sizesUpTo = (share: number) => {
    const position = Math.min(Math.max(share, 0), 1) * SLICES;
    const slice = Math.min(Math.floor(position), SLICES - 1);
    return cumulated[slice] + (position - slice) * sizes[slice];
  };
  const boughtBelow = (u: number) => (u - (1 - probability)) / probability;
  return withMeanOne(
    new Float64Array(SLICES).map(
      (_, j) => sizesUpTo(boughtBelow((j + 1) / SLICES)) - sizesUpTo(boughtBelow(j / SLICES)),
    ),
  );
}
