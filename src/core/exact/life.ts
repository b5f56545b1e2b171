import { advance } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** What one life begun in a given state yields, by age and node: Float64Array [age × node]. */
export interface LifeYield {
  readonly first: boolean;
  readonly tallies: readonly Float64Array[];
  readonly revenue: Float64Array;
  readonly exits: Float64Array;
  /** Newly lapsed at that age: Float64Array [age × (away + 1) × node], ages 0 … T. */
  readonly entered: Float64Array;
}

/** One life begun in `start` by each node, alone, without its sequels. */
export function lifeYield(
  chain: Chain,
  flow: Flow,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  weights: readonly Float64Array[],
  start: number,
): LifeYield {
  const { size, stage, spend, first } = chain;
  const { tenureFactor, survival } = ageing;
  const periods = tenureFactor.length;
  const count = nodes.length;
  const tallies = weights.map(() => new Float64Array(periods * count));
  const revenue = new Float64Array(periods * count);
  const exits = new Float64Array(periods * count);
  const entered = new Float64Array(flow.entered.length);
  const alone: Flow = { ...flow, entered };
  let now = new Float64Array(size * count);
  let next = new Float64Array(size * count);
  for (let k = 0; k < count; k++) now[start * count + k] = 1;
  for (let age = 0; age < periods; age++) {
    const at = age * count;
    for (let state = 0; state < size; state++) {
      const from = state * count;
      const money = spend[state] * tenureFactor[age];
      for (let k = 0; k < count; k++) {
        const people = now[from + k];
        revenue[at + k] += money * nodes[k].spend * people;
        exits[at + k] += people - people * flow.stay[from + k] * survival[age];
      }
      for (let row = 0; row < tallies.length; row++) {
        const weight = weights[row][stage[state]];
        if (weight === 0) continue;
        for (let k = 0; k < count; k++) tallies[row][at + k] += weight * now[from + k];
      }
    }
    advance(chain, alone, age, survival[age], now, next);
    [now, next] = [next, now];
  }
  return { first: first[start] === 1, tallies, revenue, exits, entered };
}

/** Adds Σ over dates u ≤ t and nodes of begun(u) × yields(t − u) to `sum` [period]. */
export function addRenewed(
  begun: Float64Array,
  yields: Float64Array,
  nodes: number,
  sum: Float64Array,
): void {
  for (let u = 0; u < sum.length; u++) {
    const date = u * nodes;
    if (isEmpty(begun, date, nodes)) continue;
    for (let t = u; t < sum.length; t++) {
      const age = (t - u) * nodes;
      let here = 0;
      for (let k = 0; k < nodes; k++) here += begun[date + k] * yields[age + k];
      sum[t] += here;
    }
  }
}

/** Whether nobody begins a life at a date: row of `nodes` entries from `start` on. */
function isEmpty(begun: Float64Array, start: number, nodes: number): boolean {
  for (let k = 0; k < nodes; k++) if (begun[start + k] !== 0) return false;
  return true;
}
