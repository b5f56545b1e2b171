import { advance, newFlow, stayByAge } from './advance.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** What one life begun in a given state yields, by age and node: Float64Array [age × node]. */
export interface LifeYield {
  readonly tallies: readonly Float64Array[];
  readonly revenue: Float64Array;
  /** Leavers at that age by door: Float64Array [age × door × node]. */
  readonly leavers: Float64Array;
}

/** One life begun in `start` by each node, alone, without its sequels. */
export function lifeYield(
  chain: Chain,
  stay: Float64Array,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  weights: readonly Float64Array[],
  start: number,
): LifeYield {
  const { size, stage, spend } = chain;
  const { tenureFactor, survival } = ageing;
  const periods = tenureFactor.length;
  const count = nodes.length;
  const flow = newFlow(chain, count, periods);
  const tallies = weights.map(() => new Float64Array(periods * count));
  const revenue = new Float64Array(periods * count);
  const stayAt = stayByAge(stay, survival);
  let now = new Float64Array(size * count);
  let next = new Float64Array(size * count);
  for (let k = 0; k < count; k++) now[start * count + k] = 1;
  for (let age = 0; age < periods; age++) {
    const at = age * count;
    for (let state = 0; state < size; state++) {
      const from = state * count;
      const money = spend[state] * tenureFactor[age];
      for (let k = 0; k < count; k++) {
        revenue[at + k] += money * nodes[k].spend * now[from + k];
      }
      for (let row = 0; row < tallies.length; row++) {
        const weight = weights[row][stage[state]];
        if (weight === 0) continue;
        for (let k = 0; k < count; k++) tallies[row][at + k] += weight * now[from + k];
      }
    }
    advance(chain, flow, age, stayAt(age), now, next);
    [now, next] = [next, now];
  }
  return { tallies, revenue, leavers: flow.leavers };
}

/** Adds Σ over dates u ≤ t and nodes of begun(u) × yields(t − u) to `sum` [period]. */
export function addRenewed(
  begun: Float64Array,
  yields: Float64Array,
  nodes: number,
  sum: Float64Array,
): void {
  const even = nodes - (nodes % 2);
  for (let u = 0; u < sum.length; u++) {
    const date = u * nodes;
    if (isEmpty(begun, date, nodes)) continue;
    for (let t = u, age = 0; t < sum.length; t++, age += nodes) {
      let here = 0;
      let other = 0;
      for (let k = 0; k < even; k += 2) {
        here += begun[date + k] * yields[age + k];
        other += begun[date + k + 1] * yields[age + k + 1];
      }
      if (even < nodes) here += begun[date + even] * yields[age + even];
      sum[t] += here + other;
    }
  }
}

/** Whether nobody begins a life at a date: row of `nodes` entries from `start` on. */
function isEmpty(begun: Float64Array, start: number, nodes: number): boolean {
  for (let k = 0; k < nodes; k++) if (begun[start + k] !== 0) return false;
  return true;
}
