import { advance, newBooks, stayByAge } from './advance.ts';
import type { Kind } from './kind.ts';
import type { Room } from './room.ts';

/** One life begun in a given state by each node, alone, without its sequels. */
export interface Life {
  /** Spend at tenure factor 1: Float64Array [age × node]; empty unless the kind wants it. */
  readonly spend: Float64Array;
  /** Still active at the ages asked for: Float64Array [age asked for × state × node]. */
  readonly active: Float64Array;
}

const NOTHING_ASKED: Life = { spend: new Float64Array(0), active: new Float64Array(0) };

/**
 * Works out one life, as far as it is asked for.
 *
 * @param stay probabilities of staying, milestones aside: Float64Array [state × node]
 * @param ages ages at which to look, ascending
 * @param room for the life itself
 */
export function lifeFrom(
  start: number,
  kind: Kind,
  stay: Float64Array,
  ages: readonly number[],
  room: Room,
): Life {
  const { chain, survival, nodes, byAge } = kind;
  if (!byAge && ages.length === 0) return NOTHING_ASKED;
  const count = nodes.length;
  const width = chain.size * count;
  const spend = room(byAge ? survival.length * count : 0);
  const active = room(ages.length * width);
  const books = newBooks(chain, count, 1, room);
  const stayAt = stayByAge(stay, survival);
  let now = room(width);
  let next = room(width);
  for (let k = 0; k < count; k++) now[start * count + k] = 1;
  const end = byAge ? survival.length : 1 + Math.max(-1, ...ages);
  for (let age = 0, seen = 0; age < end; age++) {
    if (ages[seen] === age) active.set(now, seen++ * width);
    if (byAge) addSpend(kind, now, spend, age * count);
    advance(chain, books, 0, stayAt(age), now, next);
    [now, next] = [next, now];
  }
  return { spend, active };
}

/** Adds what those active `now` spend to `spend[at …]`, one per node. */
function addSpend({ chain, nodes }: Kind, now: Float64Array, spend: Float64Array, at: number): void {
  const count = nodes.length;
  for (let state = 0, from = 0; state < chain.size; state++, from += count) {
    const money = chain.spend[state];
    for (let k = 0; k < count; k++) spend[at + k] += money * nodes[k].spend * now[from + k];
  }
}
