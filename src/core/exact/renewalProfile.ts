import { advance, enteredTotals, newFlow } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Chain } from './chain.ts';
import type { Ageing, Profile } from './profile.ts';
import { addReturns } from './returns.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** What one life begun in a given state yields, by age and node: Float64Array [age × node]. */
interface LifeYield {
  readonly first: boolean;
  readonly tallies: readonly Float64Array[];
  readonly revenue: Float64Array;
  readonly exits: Float64Array;
  /** Newly lapsed at that age: Float64Array [age × (away + 1) × node], ages 0 … T. */
  readonly entered: Float64Array;
}

/**
 * Profile of people who come back while something depends on the age of a life: spend by tenure, milestones.
 *
 * All lives begun in the same state are alike but for their date, so one is worked out; what people do at own age t is
 * the sum over the dates u ≤ t at which their lives began. Cost: periods² / 2 × nodes × (rows + aways + 1) per state
 * in which lives begin.
 *
 * @param hazard  factor on every exit hazard
 * @param weights rows to tally: Float64Array [stage]
 */
export function renewalProfile(
  chain: Chain,
  hazard: number,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  weights: readonly Float64Array[],
): Profile {
  const periods = ageing.tenureFactor.length;
  const count = nodes.length;
  const { aways, entry } = chain;
  const flow = newFlow(chain, hazard, nodes, periods);
  const starts = [...new Set([0, ...entry.filter((state) => state >= 0)])];
  const lives = starts.map((state) => lifeYield(chain, flow, ageing, nodes, weights, state));
  /** Lives begun in each of those states: Float64Array [period × node]. */
  const begun = starts.map(() => new Float64Array(periods * count));
  for (let k = 0; k < count; k++) begun[0][k] = nodes[k].weight;

  const waiting = new Float64Array(aways.length * count);
  for (let t = 0; t < periods; t++) {
    for (let away = 0; away < aways.length; away++) {
      if (entry[away] < 0) continue;
      const life = starts.indexOf(entry[away]);
      addReturns(aways, away, t, count, flow.entered, waiting, begun[life], t * count);
    }
    lives.forEach((life, index) => addLapsing(life, begun[index], t, chain, flow));
  }

  const total = (pick: (life: LifeYield) => Float64Array, first?: boolean): Float64Array => {
    const sum = new Float64Array(periods);
    lives.forEach((life, index) => {
      if (first === undefined || first === life.first) addRenewed(begun[index], pick(life), count, sum);
    });
    return sum;
  };
  return {
    chain,
    tallies: weights.map((_, row) => total((life) => life.tallies[row])),
    revenue: total((life) => life.revenue),
    firstExits: total((life) => life.exits, true),
    laterExits: total((life) => life.exits, false),
    entered: enteredTotals(chain, flow, periods),
  };
}

/** One life begun in `start` by each node, alone, without its sequels. */
function lifeYield(
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

/** Books those who are newly lapsed at t + 1, from lives begun at any date u ≤ t. */
function addLapsing(life: LifeYield, begun: Float64Array, t: number, chain: Chain, flow: Flow): void {
  const { nodes, entered } = flow;
  const row = (chain.aways.length + 1) * nodes;
  for (let u = 0; u <= t; u++) {
    const date = u * nodes;
    for (let away = 0; away < row - nodes; away += nodes) {
      const to = (t + 1) * row + away;
      const from = (t + 1 - u) * row + away;
      for (let k = 0; k < nodes; k++) entered[to + k] += begun[date + k] * life.entered[from + k];
    }
  }
}

/** Adds Σ over dates u ≤ t and nodes of begun(u) × yields(t − u) to `sum` [period]. */
function addRenewed(begun: Float64Array, yields: Float64Array, nodes: number, sum: Float64Array): void {
  for (let u = 0; u < sum.length; u++) {
    const date = u * nodes;
    for (let t = u; t < sum.length; t++) {
      const age = (t - u) * nodes;
      let here = 0;
      for (let k = 0; k < nodes; k++) here += begun[date + k] * yields[age + k];
      sum[t] += here;
    }
  }
}
