import { exp } from '../numerics/elementary.ts';
import type { Chain } from './chain.ts';
import type { Room } from './room.ts';
import type { ThetaNode } from './thetaNodes.ts';
import { zeros } from './zeros.ts';

/** Largest part of an exit hazard that depends on θ; it is certain in every respect that can be noticed. */
const LARGEST_HAZARD = 64;

/**
 * Probability of staying through a period, milestones aside: Float64Array [state × node].
 *
 * @param factor on every exit hazard
 */
export function stayProbabilities(
  chain: Chain,
  factor: number,
  nodes: readonly ThetaNode[],
  room: Room,
): Float64Array {
  const count = nodes.length;
  const stay = room(chain.size * count).fill(1);
  for (let state = 0; state < chain.size; state++) {
    const rate = factor * chain.exitRate[state];
    if (rate === 0) continue;
    const same = chain.exitRate.indexOf(chain.exitRate[state]);
    if (same < state) {
      stay.copyWithin(state * count, same * count, (same + 1) * count);
      continue;
    }
    for (let k = 0; k < count; k++) {
      const hazard = nodes[k].theta * rate;
      stay[state * count + k] = exp(-(hazard < LARGEST_HAZARD ? hazard : LARGEST_HAZARD));
    }
  }
  return stay;
}

/**
 * Probabilities of staying at each age, asked for in rising order: those of `stay` times the survival of the age.
 *
 * @param survival factor on every probability of staying (milestones), 0–1: [age]
 */
export function stayByAge(stay: Float64Array, survival: readonly number[]): (age: number) => Float64Array {
  let factor = 1;
  let current = stay;
  return (age) => {
    if (survival[age] !== factor) {
      factor = survival[age];
      current = factor === 1 ? stay : stay.map((probability) => probability * factor);
    }
    return current;
  };
}

/** The books of a forward recursion. */
export interface Books {
  /** Number of nodes of the θ-law. */
  readonly nodes: number;
  /** Leavers of the period booked last, all causes: Float64Array [door × node]. */
  readonly leavers: Float64Array;
  /** Leavers of each period: [period] per door. */
  readonly exits: readonly number[][];
  /** Customers active in each period: [period × state]. */
  readonly people: number[];
  /** Room for those who stay in one state: Float64Array [node]. */
  readonly stayed: Float64Array;
}

/** Empty books of a chain over T periods; `room` is for what is void afterwards. */
export function newBooks({ doors, size }: Chain, nodes: number, periods: number, room: Room): Books {
  return {
    nodes,
    leavers: room(doors.length * nodes),
    exits: doors.map(() => zeros(periods)),
    people: zeros(periods * size),
    stayed: room(nodes),
  };
}

/**
 * One period of all active customers: exit, then the moves of those who stay.
 *
 * States with up to three edges (stay put, up, down) are done in one pass over the nodes that does no more than it must:
 * this took 0.55 of the time of the general loop.
 *
 * @param stay probability of staying in this period: Float64Array [state × node]
 * @param now  customers active in period t: Float64Array [state × node]
 * @param next receives those active in period t + 1 without the regained, same shape
 */
export function advance(
  chain: Chain,
  books: Books,
  t: number,
  stay: Float64Array,
  now: Float64Array,
  next: Float64Array,
): void {
  const { size, edgeStart, edgeTo, edgeShare, door } = chain;
  const { nodes, leavers, people, stayed } = books;
  next.fill(0);
  leavers.fill(0);
  for (let state = 0; state < size; state++) {
    const from = state * nodes;
    const lost = door[state] * nodes;
    const edge = edgeStart[state];
    const edges = edgeStart[state + 1] - edge;
    const to = edgeTo[edge] * nodes;
    const share = edgeShare[edge];
    let all = 0;
    if (edges === 1) {
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k];
        all += here;
        leavers[lost + k] += here - kept;
        next[to + k] += share * kept;
      }
    } else if (edges === 2) {
      const otherTo = edgeTo[edge + 1] * nodes;
      const otherShare = edgeShare[edge + 1];
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k];
        all += here;
        leavers[lost + k] += here - kept;
        next[to + k] += share * kept;
        next[otherTo + k] += otherShare * kept;
      }
    } else if (edges === 3) {
      const secondTo = edgeTo[edge + 1] * nodes;
      const secondShare = edgeShare[edge + 1];
      const thirdTo = edgeTo[edge + 2] * nodes;
      const thirdShare = edgeShare[edge + 2];
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k];
        all += here;
        leavers[lost + k] += here - kept;
        next[to + k] += share * kept;
        next[secondTo + k] += secondShare * kept;
        next[thirdTo + k] += thirdShare * kept;
      }
    } else {
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k];
        all += here;
        leavers[lost + k] += here - kept;
        stayed[k] = kept;
      }
      // A single life is in half the states at most.
      const end = all === 0 ? edge : edge + edges;
      let one = edge;
      for (; one + 1 < end; one += 2) {
        const oneTo = edgeTo[one] * nodes;
        const oneShare = edgeShare[one];
        const otherTo = edgeTo[one + 1] * nodes;
        const otherShare = edgeShare[one + 1];
        for (let k = 0; k < nodes; k++) {
          next[oneTo + k] += oneShare * stayed[k];
          next[otherTo + k] += otherShare * stayed[k];
        }
      }
      if (one < end) {
        const oneTo = edgeTo[one] * nodes;
        const oneShare = edgeShare[one];
        for (let k = 0; k < nodes; k++) next[oneTo + k] += oneShare * stayed[k];
      }
    }
    people[t * size + state] = all;
  }
  bookExits(books, t);
}

/** Adds up the leavers of a period over the nodes. */
function bookExits({ nodes, leavers, exits }: Books, t: number): void {
  for (let door = 0, at = 0; door < exits.length; door++) {
    let sum = 0;
    for (let k = 0; k < nodes; k++, at++) sum += leavers[at];
    exits[door][t] = sum;
  }
}

/** Newly lapsed at the start of each period: [period] per away. */
export function enteredAways({ doorsTo, winnable }: Chain, { exits }: Books): readonly number[][] {
  return doorsTo.map((leading) => {
    const entered = zeros(exits[0].length);
    for (const door of leading) {
      for (let t = 1; t < entered.length; t++) entered[t] += winnable * exits[door][t - 1];
    }
    return entered;
  });
}
