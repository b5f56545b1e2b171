import type { ModelParams } from '../model/params.ts';
import { seriesAt } from '../model/series.ts';
import type { ScalarSeries, SeriesLayout } from '../model/series.ts';

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
 * Adds up the changes in one world's ledger and turns its rows into series.
 *
 * @param ledger Float64Array [row × (T + 1)], left as it is
 * @param worlds receives the world's series from `at` on: Float64Array [world × series × period]
 */
export function closeLedger(
  ledger: Float64Array,
  params: ModelParams,
  layout: SeriesLayout,
  worlds: Float64Array,
  at: number,
): void {
  const { periods, stageCount, causeCount } = layout;
  const { contributionRate, referralReward } = params;
  const row = periods + 1;
  for (let stage = 0; stage < stageCount; stage++) {
    let present = 0;
    for (let t = 0; t < periods; t++) {
      present += ledger[stage * row + t];
      worlds[at + stage * periods + t] = present;
    }
  }
  for (let cause = stageCount; cause < stageCount + causeCount; cause++) {
    for (let t = 0; t < periods; t++) worlds[at + cause * periods + t] = ledger[cause * row + t];
  }
  const rowOf = (index: number): number => (stageCount + causeCount + index) * row;
  const seriesOf = (name: ScalarSeries): number => at + seriesAt(layout, name);
  const [firstExits, toFirstExits] = [rowOf(LEDGER_ROWS.firstExits), seriesOf('firstExits')];
  const [writtenOff, toWrittenOff] = [rowOf(LEDGER_ROWS.writtenOff), seriesOf('writtenOff')];
  const [regained, toRegained] = [rowOf(LEDGER_ROWS.regained), seriesOf('regained')];
  const [referrals, toReferrals] = [rowOf(LEDGER_ROWS.referrals), seriesOf('referrals')];
  const [revenueChange, toRevenue] = [rowOf(LEDGER_ROWS.revenueChange), seriesOf('revenue')];
  const [revenueAt, toProfit] = [rowOf(LEDGER_ROWS.revenueAt), seriesOf('profit')];
  const [costChange, toOwnProfit] = [rowOf(LEDGER_ROWS.costChange), seriesOf('ownProfit')];
  let ownSteady = 0;
  let friendsSteady = 0;
  let ownCost = 0;
  let friendsCost = 0;
  for (let t = 0; t < periods; t++) {
    ownSteady += ledger[revenueChange + t];
    friendsSteady += ledger[revenueChange + row + t];
    ownCost += ledger[costChange + t];
    friendsCost += ledger[costChange + row + t];
    const ownRevenue = ownSteady + ledger[revenueAt + t];
    const friendsRevenue = friendsSteady + ledger[revenueAt + row + t];
    const ownProfit = contributionRate * ownRevenue - ownCost;
    worlds[toFirstExits + t] = ledger[firstExits + t];
    worlds[toWrittenOff + t] = ledger[writtenOff + t];
    worlds[toRegained + t] = ledger[regained + t];
    worlds[toReferrals + t] = ledger[referrals + t];
    worlds[toRevenue + t] = ownRevenue + friendsRevenue;
    worlds[toProfit + t] =
      ownProfit + contributionRate * friendsRevenue - friendsCost - referralReward * ledger[referrals + t];
    worlds[toOwnProfit + t] = ownProfit;
  }
}

/** Sum over worlds in world order: Float64Array [series × period]. */
export function sumWorlds(worlds: Float64Array, worldCount: number): Float64Array {
  const size = worlds.length / worldCount;
  const total = worlds.slice(0, size);
  for (let from = size; from < worlds.length; from += size) {
    for (let i = 0; i < size; i++) total[i] += worlds[from + i];
  }
  return total;
}
