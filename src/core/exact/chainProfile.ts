import { advance, enteredTotals, newFlow } from './advance.ts';
import { lastChange } from './ageing.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import { addRenewed, lifeYield } from './life.ts';
import type { Profile } from './profile.ts';
import { addReturns } from './returns.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Profile by plain forward recursion over own age, all nodes at once.
 *
 * Right when nobody comes back (age in life = own age), or when hazards do not depend on age. If spend does, and people
 * come back, their spend is summed life by life.
 *
 * Cost: periods × nodes × edges; and periods² / 2 × nodes once for win-back odds that change from trial to trial, once
 * for spend that changes with age in lives begun by coming back.
 *
 * @param hazard  factor on every exit hazard
 * @param weights rows to tally: Float64Array [stage]
 */
export function chainProfile(
  chain: Chain,
  hazard: number,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  weights: readonly Float64Array[],
): Profile {
  const { size, stage, spend, aways, entry } = chain;
  const { tenureFactor, survival } = ageing;
  const periods = tenureFactor.length;
  const count = nodes.length;
  const flow = newFlow(chain, hazard, nodes, periods);
  const waiting = new Float64Array(aways.length * count);
  const returning = aways.map((_, away) => away).filter((away) => entry[away] >= 0);
  /** Lives begun by coming back: Float64Array [period × node] per away that people return from. */
  const begun = returning.map(() => new Float64Array(periods * count));
  const spends = nodes.every((node) => node.spend === 1)
    ? undefined
    : Float64Array.from(nodes, (n) => n.spend);
  const tallies = weights.map(() => new Float64Array(periods));
  const revenue = new Float64Array(periods);

  let now = new Float64Array(size * count);
  let next = new Float64Array(size * count);
  for (let k = 0; k < count; k++) now[k] = nodes[k].weight;
  for (let t = 0; t < periods; t++) {
    for (let index = 0; index < returning.length; index++) {
      const away = returning[index];
      const from = t * count;
      addReturns(aways, away, t, count, flow.entered, waiting, begun[index], from);
      const to = entry[away] * count;
      for (let k = 0; k < count; k++) now[to + k] += begun[index][from + k];
    }
    const wallets = spends === undefined ? flow.people : walletsOf(now, spends, size);
    advance(chain, flow, t, survival[t], now, next);
    let spent = 0;
    for (let state = 0; state < size; state++) {
      const people = flow.people[state];
      spent += spend[state] * wallets[state];
      for (let row = 0; row < tallies.length; row++) tallies[row][t] += weights[row][stage[state]] * people;
    }
    revenue[t] = spent * tenureFactor[t];
    [now, next] = [next, now];
  }
  if (returning.length > 0 && lastChange(tenureFactor) > 0) {
    const first = lifeYield(chain, flow, ageing, nodes, [], 0).revenue;
    for (let t = 0; t < periods; t++) {
      revenue[t] = 0;
      for (let k = 0; k < count; k++) revenue[t] += nodes[k].weight * first[t * count + k];
    }
    for (const state of new Set(returning.map((away) => entry[away]))) {
      const later = lifeYield(chain, flow, ageing, nodes, [], state).revenue;
      returning.forEach((away, index) => {
        if (entry[away] === state) addRenewed(begun[index], later, count, revenue);
      });
    }
  }
  return {
    chain,
    tallies,
    revenue,
    firstExits: flow.firstExits,
    laterExits: flow.laterExits,
    entered: enteredTotals(chain, flow, periods),
  };
}

/** Customers of each state, counted by their multiple of spend: Float64Array [state]. */
function walletsOf(now: Float64Array, spends: Float64Array, size: number): Float64Array {
  const nodes = spends.length;
  const wallets = new Float64Array(size);
  for (let state = 0, at = 0; state < size; state++) {
    for (let k = 0; k < nodes; k++, at++) wallets[state] += now[at] * spends[k];
  }
  return wallets;
}
