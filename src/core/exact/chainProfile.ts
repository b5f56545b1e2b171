import { advance, enteredAways, newFlow, stayByAge, stayProbabilities } from './advance.ts';
import { lastChange } from './ageing.ts';
import type { Ageing } from './ageing.ts';
import { carve } from './carve.ts';
import type { Chain } from './chain.ts';
import { addRenewed, lifeYield } from './life.ts';
import type { Profile } from './profile.ts';
import { addReturns, returningAways } from './returns.ts';
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
  const stay = stayProbabilities(chain, hazard, nodes);
  const flow = newFlow(chain, count, periods);
  const stayAt = stayByAge(stay, survival);
  const returning = returningAways(chain);
  const spendByLife = returning.length > 0 && lastChange(tenureFactor) > 0;
  /** Lives begun by coming back: Float64Array [period × node] per away that people return from. */
  const begun = returning.map(() => new Float64Array(spendByLife ? periods * count : 0));
  /** Customers counted by their multiple of spend: Float64Array [period × state]; undefined if all are 1. */
  const wallets = nodes.every((node) => node.spend === 1) ? undefined : new Float64Array(periods * size);

  const [first, second, waiting] = carve([size * count, size * count, aways.length * count]);
  let now = first;
  let next = second;
  for (let k = 0; k < count; k++) now[k] = nodes[k].weight;
  for (let t = 0; t < periods; t++) {
    for (let index = 0; index < returning.length; index++) {
      const away = returning[index];
      const to = entry[away] * count;
      if (!spendByLife) {
        addReturns(chain, flow, away, t, waiting, now, to);
        continue;
      }
      const from = t * count;
      addReturns(chain, flow, away, t, waiting, begun[index], from);
      for (let k = 0; k < count; k++) now[to + k] += begun[index][from + k];
    }
    if (wallets !== undefined) addWallets(now, nodes, wallets, t * size);
    advance(chain, flow, t, stayAt(t), now, next);
    [now, next] = [next, now];
  }
  return {
    chain,
    tallies: weights.map((row) => tallied(flow.people, stage, row)),
    revenue: spendByLife
      ? revenueOfLives(chain, stay, ageing, nodes, begun)
      : weighted(wallets ?? flow.people, spend, tenureFactor),
    exits: flow.exits,
    entered: enteredAways(chain, flow),
  };
}

/** Adds customers of each state, counted by their multiple of spend, to `wallets` from `at` on. */
function addWallets(now: Float64Array, nodes: readonly ThetaNode[], wallets: Float64Array, at: number): void {
  const count = nodes.length;
  for (let from = 0; from < now.length; from += count, at++) {
    for (let k = 0; k < count; k++) wallets[at] += now[from + k] * nodes[k].spend;
  }
}

/** Σ over states of people × the weight of their stage: Float64Array [period]. */
function tallied(people: Float64Array, stage: Int32Array, weights: Float64Array): Float64Array {
  const size = stage.length;
  const total = new Float64Array(people.length / size);
  for (let t = 0, at = 0; t < total.length; t++) {
    for (let state = 0; state < size; state++, at++) total[t] += weights[stage[state]] * people[at];
  }
  return total;
}

/** Σ over states of people × spend × the factor of the period: Float64Array [period]. */
function weighted(people: Float64Array, spend: Float64Array, factor: Float64Array): Float64Array {
  const size = spend.length;
  const total = new Float64Array(factor.length);
  for (let t = 0, at = 0; t < total.length; t++) {
    for (let state = 0; state < size; state++, at++) total[t] += spend[state] * people[at];
    total[t] *= factor[t];
  }
  return total;
}

/** Spend of first lives and of those `begun` by coming back, each by its own age: Float64Array [period]. */
function revenueOfLives(
  chain: Chain,
  stay: Float64Array,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
  begun: readonly Float64Array[],
): Float64Array {
  const revenue = new Float64Array(ageing.tenureFactor.length);
  const count = nodes.length;
  const yields = new Map<number, Float64Array>();
  const yieldFrom = (state: number): Float64Array => {
    const life = yields.get(state) ?? lifeYield(chain, stay, ageing, nodes, [], state).revenue;
    yields.set(state, life);
    return life;
  };
  const first = new Float64Array(revenue.length * count);
  for (let k = 0; k < count; k++) first[k] = nodes[k].weight;
  addRenewed(first, yieldFrom(0), count, revenue);
  returningAways(chain).forEach((away, index) => {
    addRenewed(begun[index], yieldFrom(chain.entry[away]), count, revenue);
  });
  return revenue;
}
