import type { Books } from './advance.ts';
import type { Chain } from './chain.ts';
import { beginDate, dateAt } from './dates.ts';
import type { Room } from './room.ts';

/** People away from one stage, of whom some come back. */
export interface Absence {
  /** Index in the chain's `aways`. */
  readonly away: number;
  /** Newly lapsed at the start of each period, or of the last one only: Float64Array [date × node]. */
  readonly lapsed: Float64Array;
  /** Customers away at the start of the last period, kept while odds do not change: Float64Array [node]. */
  readonly waiting: Float64Array;
}

/** Aways from which somebody returns, all empty. */
export function absencesOf(
  { aways, entry }: Chain,
  nodes: number,
  periods: number,
  room: Room,
): readonly Absence[] {
  return aways.flatMap(({ settled }, away) =>
    entry[away] < 0
      ? []
      : [{ away, lapsed: room((settled > 0 ? periods : 1) * nodes), waiting: room(nodes) }],
  );
}

/** Books those who left in period t − 1 as newly lapsed at the start of period t. */
export function addLapsed(chain: Chain, books: Books, { away, lapsed }: Absence, t: number): void {
  const { nodes, leavers } = books;
  const { winnable } = chain;
  const at = beginDate(lapsed, nodes, t);
  for (const door of chain.doorsTo[away]) {
    const from = door * nodes;
    for (let k = 0; k < nodes; k++) lapsed[at + k] += winnable * leavers[from + k];
  }
}

/**
 * Adds those who come back and are active again at period t, for each node. To be called for t = 1, 2, 3 …
 *
 * @param into receives the regained: Float64Array [date × node]
 */
export function addReturns(chain: Chain, absence: Absence, t: number, into: Float64Array): void {
  const { away, lapsed, waiting } = absence;
  const { settled, delay, win, hold } = chain.aways[away];
  if (settled > 0) {
    addReturnsByTrial(chain, absence, t, into);
    return;
  }
  const nodes = waiting.length;
  const at = dateAt(into, nodes, t);
  const wins = win[0];
  const holds = hold[0];
  for (let k = 0; k < nodes; k++) {
    const before = waiting[k];
    const after = lapsed[k] + holds * before;
    waiting[k] = after;
    into[at + k] += wins * (delay === 0 ? after : before);
  }
}

/**
 * Those who come back now when odds change from trial to trial. Four trials share one pass over the nodes: this is the
 * longest loop of models whose win-back odds decay.
 */
function addReturnsByTrial(
  chain: Chain,
  { away, lapsed, waiting }: Absence,
  t: number,
  into: Float64Array,
): void {
  const { delay, regained } = chain.aways[away];
  const nodes = waiting.length;
  const at = dateAt(into, nodes, t);
  const trials = t - delay;
  let from = trials * nodes;
  let trial = 0;
  for (; trial + 4 <= trials; trial += 4, from -= 4 * nodes) {
    const share0 = regained[trial];
    const share1 = regained[trial + 1];
    const share2 = regained[trial + 2];
    const share3 = regained[trial + 3];
    const from1 = from - nodes;
    const from2 = from1 - nodes;
    const from3 = from2 - nodes;
    for (let k = 0; k < nodes; k++) {
      into[at + k] +=
        share0 * lapsed[from + k] +
        share1 * lapsed[from1 + k] +
        (share2 * lapsed[from2 + k] + share3 * lapsed[from3 + k]);
    }
  }
  for (; trial < trials; trial++, from -= nodes) {
    const share = regained[trial];
    for (let k = 0; k < nodes; k++) into[at + k] += share * lapsed[from + k];
  }
}
