import { exp } from '../numerics/elementary.ts';
import type { Chain } from './chain.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** Largest part of an exit hazard that depends on θ; it is certain in every respect that can be noticed. */
const LARGEST_HAZARD = 64;

/** Probability of staying through a period, milestones aside: Float64Array [state × node]. */
export function stayProbabilities(chain: Chain, hazard: number, nodes: readonly ThetaNode[]): Float64Array {
  const stay = new Float64Array(chain.size * nodes.length);
  for (let state = 0, at = 0; state < chain.size; state++) {
    const rate = hazard * chain.exitRate[state];
    for (let k = 0; k < nodes.length; k++, at++) {
      const all = nodes[k].theta * rate;
      stay[at] = rate === 0 ? 1 : exp(-(all < LARGEST_HAZARD ? all : LARGEST_HAZARD));
    }
  }
  return stay;
}

/** Customers at work in a forward recursion, by node of the θ-law. */
export interface Flow {
  /** Probability of staying: Float64Array [state × node]. */
  readonly stay: Float64Array;
  /** Number of nodes. */
  readonly nodes: number;
  /** Newly lapsed at the start of each period: Float64Array [(period + 1) × (away + 1) × node]; the last away is gone. */
  readonly entered: Float64Array;
  /** Customers of the period last advanced: Float64Array [state]. */
  readonly people: Float64Array;
  /** Exits of each period from first lives, and from later ones: Float64Array [period]. */
  readonly firstExits: Float64Array;
  readonly laterExits: Float64Array;
  /** Room for those who stay in one state: Float64Array [node]. */
  readonly stayed: Float64Array;
}

/** Empty flow of a chain over T periods; `hazard` multiplies every exit hazard. */
export function newFlow(chain: Chain, hazard: number, nodes: readonly ThetaNode[], periods: number): Flow {
  return {
    stay: stayProbabilities(chain, hazard, nodes),
    nodes: nodes.length,
    entered: new Float64Array((periods + 1) * (chain.aways.length + 1) * nodes.length),
    people: new Float64Array(chain.size),
    firstExits: new Float64Array(periods),
    laterExits: new Float64Array(periods),
    stayed: new Float64Array(nodes.length),
  };
}

/**
 * One period of all active customers: exit, then the moves of those who stay. People, exits and the newly lapsed are
 * booked in the flow.
 *
 * The first two edges of a state share one pass over the nodes: most states have no more, and it takes half the time.
 *
 * @param survival factor on every probability of staying in this period (milestones), 0–1
 * @param now      customers active in period t: Float64Array [state × node]
 * @param next     receives those active in period t + 1 without the regained, same shape
 */
export function advance(
  chain: Chain,
  flow: Flow,
  t: number,
  survival: number,
  now: Float64Array,
  next: Float64Array,
): void {
  const { size, edgeStart, edgeTo, edgeShare, leavesTo, first, winnable, aways } = chain;
  const { stay, nodes, entered, people, firstExits, laterExits, stayed } = flow;
  const lapsing = (t + 1) * (aways.length + 1) * nodes;
  next.fill(0);
  for (let state = 0; state < size; state++) {
    const from = state * nodes;
    const lost = lapsing + leavesTo[state] * nodes;
    const edge = edgeStart[state];
    const edges = edgeStart[state + 1] - edge;
    const to = edgeTo[edge] * nodes;
    const share = edgeShare[edge];
    let all = 0;
    let exits = 0;
    if (edges === 1) {
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k] * survival;
        const leaving = here - kept;
        all += here;
        exits += leaving;
        entered[lost + k] += winnable * leaving;
        next[to + k] += share * kept;
      }
    } else {
      const otherTo = edgeTo[edge + 1] * nodes;
      const otherShare = edgeShare[edge + 1];
      for (let k = 0; k < nodes; k++) {
        const here = now[from + k];
        const kept = here * stay[from + k] * survival;
        const leaving = here - kept;
        all += here;
        exits += leaving;
        entered[lost + k] += winnable * leaving;
        next[to + k] += share * kept;
        next[otherTo + k] += otherShare * kept;
        stayed[k] = kept;
      }
      for (let more = edge + 2; more < edge + edges; more++) {
        const moreTo = edgeTo[more] * nodes;
        const moreShare = edgeShare[more];
        for (let k = 0; k < nodes; k++) next[moreTo + k] += moreShare * stayed[k];
      }
    }
    people[state] = all;
    if (first[state] === 1) firstExits[t] += exits;
    else laterExits[t] += exits;
  }
}

/** Newly lapsed at the start of each period, over all nodes: Float64Array [period] per away. */
export function enteredTotals(chain: Chain, flow: Flow, periods: number): readonly Float64Array[] {
  const { nodes, entered } = flow;
  const row = (chain.aways.length + 1) * nodes;
  return chain.aways.map((_, away) => {
    const totals = new Float64Array(periods);
    for (let t = 0; t < periods; t++) {
      const from = t * row + away * nodes;
      for (let k = 0; k < nodes; k++) totals[t] += entered[from + k];
    }
    return totals;
  });
}
