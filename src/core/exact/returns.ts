import { leaversRow } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Chain } from './chain.ts';

/** Aways from which somebody returns. */
export function returningAways({ aways, entry }: Chain): readonly number[] {
  return aways.map((_, away) => away).filter((away) => entry[away] >= 0);
}

/** Periods for which leavers must be kept by node so that `addReturns` finds them; see `newFlow`. */
export function rowsForReturns(chain: Chain, periods: number): number {
  return returningAways(chain).every((away) => chain.aways[away].settled === 0) ? 1 : periods;
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
  const { settled, delay, regained, win, hold } = chain.aways[away];
  const { winnable, doors } = chain;
  const { nodes, leavers } = flow;
  const own = away * nodes;
  if (settled > 0) {
    for (let one = 0; one < doors.length; one++) {
      if (doors[one].leavesTo !== away) continue;
      for (let trial = 0; trial < t - delay; trial++) {
        const share = winnable * regained[trial];
        const from = leaversRow(chain, flow, t - delay - trial - 1) + one * nodes;
        for (let k = 0; k < nodes; k++) into[at + k] += share * leavers[from + k];
      }
    }
    return;
  }
  const [wins] = win;
  const [holds] = hold;
  if (delay === 1) for (let k = 0; k < nodes; k++) into[at + k] += wins * waiting[own + k];
  for (let k = 0; k < nodes; k++) waiting[own + k] *= holds;
  for (let one = 0; one < doors.length && t > 0; one++) {
    if (doors[one].leavesTo !== away) continue;
    const from = leaversRow(chain, flow, t - 1) + one * nodes;
    for (let k = 0; k < nodes; k++) waiting[own + k] += winnable * leavers[from + k];
  }
  if (delay === 0) for (let k = 0; k < nodes; k++) into[at + k] += wins * waiting[own + k];
}
