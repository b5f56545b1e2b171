import { leaversRow } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Chain } from './chain.ts';

/** Aways from which somebody returns. */
export function returningAways({ aways, entry }: Chain): readonly number[] {
  return aways.map((_, away) => away).filter((away) => entry[away] >= 0);
}

/**
 * Adds those who come back from one away and are active again at period t, for each node.
 *
 * @param waiting customers away, kept from call to call for t = 0, 1, 2 …: Float64Array [away × node]
 * @param into    receives the regained from `into[at]` on, one per node
 */
export function addReturns(
  chain: Chain,
  flow: Flow,
  away: number,
  t: number,
  waiting: Float64Array,
  into: Float64Array,
  at: number,
): void {
  const { settled, delay, win, hold } = chain.aways[away];
  const { winnable, doorsTo } = chain;
  const { nodes } = flow;
  if (settled > 0) {
    for (const door of doorsTo[away]) addReturnsByTrial(chain, flow, away, door, t, into, at);
    return;
  }
  if (t === 0) return;
  const own = away * nodes;
  const { leavers, from } = leaversTo(chain, flow, away, t - 1);
  const wins = win[0];
  const holds = hold[0];
  for (let k = 0; k < nodes; k++) {
    const before = waiting[own + k];
    const after = winnable * leavers[from + k] + holds * before;
    waiting[own + k] = after;
    into[at + k] += wins * (delay === 0 ? after : before);
  }
}

/**
 * Those who left by one door and come back now, when odds change from trial to trial. Four trials share one pass over
 * the nodes: this is the longest loop of models whose win-back odds decay.
 */
function addReturnsByTrial(
  chain: Chain,
  flow: Flow,
  away: number,
  door: number,
  t: number,
  into: Float64Array,
  at: number,
): void {
  const { delay, regained } = chain.aways[away];
  const { nodes, leavers } = flow;
  const { winnable } = chain;
  const row = chain.doors.length * nodes;
  const trials = t - delay;
  let from = (trials - 1) * row + door * nodes;
  let trial = 0;
  for (; trial + 4 <= trials; trial += 4, from -= 4 * row) {
    const share0 = winnable * regained[trial];
    const share1 = winnable * regained[trial + 1];
    const share2 = winnable * regained[trial + 2];
    const share3 = winnable * regained[trial + 3];
    const from1 = from - row;
    const from2 = from1 - row;
    const from3 = from2 - row;
    for (let k = 0; k < nodes; k++) {
      into[at + k] +=
        share0 * leavers[from + k] +
        share1 * leavers[from1 + k] +
        (share2 * leavers[from2 + k] + share3 * leavers[from3 + k]);
    }
  }
  for (; trial < trials; trial++, from -= row) {
    const share = winnable * regained[trial];
    for (let k = 0; k < nodes; k++) into[at + k] += share * leavers[from + k];
  }
}

/** Leavers of a period towards one away, by node: where they stand, or their sum when several doors lead there. */
function leaversTo(
  chain: Chain,
  flow: Flow,
  away: number,
  t: number,
): { readonly leavers: Float64Array; readonly from: number } {
  const { nodes, leavers, stayed } = flow;
  const row = leaversRow(chain, flow, t);
  const leading = chain.doorsTo[away];
  if (leading.length === 1) return { leavers, from: row + leading[0] * nodes };
  stayed.fill(0);
  for (const door of leading) {
    for (let k = 0; k < nodes; k++) stayed[k] += leavers[row + door * nodes + k];
  }
  return { leavers: stayed, from: 0 };
}
