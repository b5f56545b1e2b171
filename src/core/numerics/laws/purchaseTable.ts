import { normalQuantile } from '../normal.ts';
import { lognormalShares, settleAscendingMeanOne, SLICES } from './lognormalLaw.ts';

/**
 * What a customer spends in a period relative to the mean, as 4096 equally likely values: nothing with probability
 * 1 − p, otherwise 1/p times a lognormal amount.
 *
 * The lowest cells are 0, the others slice means of the purchase, so the table's mean is 1 whatever p. Where p · 4096 is
 * not whole, one cell holds a bit of both: its mean is right, so the share of empty periods is right to 1/4096. At p = 1
 * this is `lognormalTable(sigma)`; at p = 1 and sigma = 0 every entry is exactly 1.
 *
 * @param probability of buying at all in a period, in (0, 1]
 * @param sigma       standard deviation of the logarithm of an amount, ≥ 0
 * @returns           Float64Array [4096], ascending, mean 1 to two units in the last place
 * @throws            RangeError unless 0 < probability ≤ 1 and 0 ≤ sigma < Infinity
 * @source            own derivation
 */
export function purchaseTable(probability: number, sigma: number): Float64Array {
  if (!(probability > 0 && probability <= 1)) {
    throw new RangeError(`purchaseTable: probability must be in (0, 1], got ${probability}`);
  }
  if (!(sigma >= 0 && sigma < Infinity))
    throw new RangeError(`purchaseTable: sigma must be >= 0, got ${sigma}`);
  const buying = probability * SLICES;
  const cells = Math.ceil(buying);
  const table = new Float64Array(SLICES);
  if (sigma === 0) {
    table.fill(1 / probability, SLICES - cells);
    table[SLICES - cells] = SLICES - (cells - 1) / probability;
    return table;
  }
  // Edge j leaves cells − j cells above it: the amounts exceeded by a share (cells − j) / buying of the purchases.
  const edges = Float64Array.from({ length: cells + 1 }, (_, j) =>
    j === 0 ? -Infinity : -normalQuantile((cells - j) / buying),
  );
  table.set(lognormalShares(edges, sigma), SLICES - cells);
  settleAscendingMeanOne(table);
  return table;
}
