import type { ModelParams } from '../model/params.ts';
import { SCALAR_SERIES, seriesAt } from '../model/series.ts';
import type { SeriesLayout } from '../model/series.ts';

/**
 * Rows of a world's ledger after those of stages and causes. A row is T + 1 entries. Stage counts, `revenueChange` and
 * `costChange` are changes from one period to the next (a spell is two entries however long it is); the rest is booked
 * in its period. Rows of money come in pairs: founders, then referred customers.
 */
export const LEDGER_ROWS = {
  firstExits: 0,
  writtenOff: 1,
  regained: 2,
  referrals: 3,
  revenueChange: 4,
  revenueAt: 6,
  costChange: 8,
  count: 10,
} as const;

/**
 * Adds up the changes of every world's ledger and turns its rows into series.
 *
 * @param ledger Float64Array [world × row × (T + 1)], left as it is
 * @returns      Float64Array [world × series × period]
 */
export function closeLedger(
  ledger: Float64Array,
  worldCount: number,
  params: ModelParams,
  layout: SeriesLayout,
): Float64Array {
  const { periods, stageCount, causeCount, count } = layout;
  const { contributionRate, referralReward } = params;
  const row = periods + 1;
  const rows = stageCount + causeCount + LEDGER_ROWS.count;
  const worlds = new Float64Array(worldCount * count * periods);
  const scalar = Object.fromEntries(SCALAR_SERIES.map((name) => [name, seriesAt(layout, name)])) as Record<
    (typeof SCALAR_SERIES)[number],
    number
  >;
  for (let world = 0; world < worldCount; world++) {
    const from = world * rows * row;
    const to = world * count * periods;
    for (let stage = 0; stage < stageCount; stage++) {
      let present = 0;
      for (let t = 0; t < periods; t++) {
        present += ledger[from + stage * row + t];
        worlds[to + stage * periods + t] = present;
      }
    }
    for (let cause = stageCount; cause < stageCount + causeCount; cause++) {
      for (let t = 0; t < periods; t++) worlds[to + cause * periods + t] = ledger[from + cause * row + t];
    }
    const at = from + (stageCount + causeCount) * row;
    const running = [0, 0, 0, 0];
    for (let t = 0; t < periods; t++) {
      for (let kind = 0; kind < 2; kind++) {
        running[kind] += ledger[at + (LEDGER_ROWS.revenueChange + kind) * row + t];
        running[2 + kind] += ledger[at + (LEDGER_ROWS.costChange + kind) * row + t];
      }
      const ownRevenue = running[0] + ledger[at + LEDGER_ROWS.revenueAt * row + t];
      const friendsRevenue = running[1] + ledger[at + (LEDGER_ROWS.revenueAt + 1) * row + t];
      const referrals = ledger[at + LEDGER_ROWS.referrals * row + t];
      const ownProfit = contributionRate * ownRevenue - running[2];
      worlds[to + scalar.firstExits + t] = ledger[at + LEDGER_ROWS.firstExits * row + t];
      worlds[to + scalar.writtenOff + t] = ledger[at + LEDGER_ROWS.writtenOff * row + t];
      worlds[to + scalar.regained + t] = ledger[at + LEDGER_ROWS.regained * row + t];
      worlds[to + scalar.referrals + t] = referrals;
      worlds[to + scalar.revenue + t] = ownRevenue + friendsRevenue;
      worlds[to + scalar.profit + t] =
        ownProfit + contributionRate * friendsRevenue - running[3] - referralReward * referrals;
      worlds[to + scalar.ownProfit + t] = ownProfit;
    }
  }
  return worlds;
}

/** Sum over worlds in world order: Float64Array [series × period]. */
export function sumWorlds(worlds: Float64Array, worldCount: number): Float64Array {
  const size = worlds.length / worldCount;
  const total = worlds.slice(0, size);
  for (let i = size; i < worlds.length; i++) total[i % size] += worlds[i];
  return total;
}
