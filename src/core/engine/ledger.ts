import type { ModelParams } from '../model/params.ts';
import { seriesAt } from '../model/series.ts';
import type { ScalarSeries, SeriesLayout } from '../model/series.ts';

/**
 * Where the rows of a world's ledger start. A row is T + 1 entries; the first rows are those of the stages. Stage counts,
 * `revenueChange` and `costChange` are changes from one period to the next (a spell is two entries however long it is);
 * the rest is booked in its period. Rows of money come in pairs: founders, then referred customers.
 */
export interface LedgerRows {
  /** Length of a row: T + 1. */
  readonly row: number;
  readonly causes: number;
  readonly firstExits: number;
  readonly writtenOff: number;
  readonly regained: number;
  readonly referrals: number;
  readonly revenueChange: number;
  readonly revenueAt: number;
  readonly costChange: number;
  /** Entries of a ledger. */
  readonly size: number;
}

/** Rows of a ledger for results of that layout. */
export function ledgerRows({ periods, stageCount, causeCount }: SeriesLayout): LedgerRows {
  const row = periods + 1;
  const scalars = (stageCount + causeCount) * row;
  return {
    row,
    causes: stageCount * row,
    firstExits: scalars,
    writtenOff: scalars + row,
    regained: scalars + 2 * row,
    referrals: scalars + 3 * row,
    revenueChange: scalars + 4 * row,
    revenueAt: scalars + 6 * row,
    costChange: scalars + 8 * row,
    size: scalars + 10 * row,
  };
}

/**
 * Adds up the changes in one world's ledger, turns its rows into series, and wipes it for the next world.
 *
 * @param ledger see `ledgerRows`
 * @param worlds receives the world's series: Float64Array [world × series × period]
 */
export function closeLedger(
  ledger: Float64Array,
  params: ModelParams,
  layout: SeriesLayout,
  worlds: Float64Array,
  world: number,
): void {
  const { periods, stageCount, causeCount } = layout;
  const { contributionRate, referralReward } = params;
  const at = world * layout.count * periods;
  const { row, firstExits, writtenOff, regained, referrals, revenueChange, revenueAt, costChange } =
    ledgerRows(layout);
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
  const seriesOf = (name: ScalarSeries): number => at + seriesAt(layout, name);
  const toFirstExits = seriesOf('firstExits');
  const toWrittenOff = seriesOf('writtenOff');
  const toRegained = seriesOf('regained');
  const toReferrals = seriesOf('referrals');
  const toRevenue = seriesOf('revenue');
  const toProfit = seriesOf('profit');
  const toOwnProfit = seriesOf('ownProfit');
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
  ledger.fill(0);
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
