import type { ModelParams } from '../model/params.ts';
import type { Chain } from './chain.ts';
import type { Flow } from './flow.ts';
import { zeros } from './zeros.ts';

/** What one kind of person earns and brings on average. Every list is [own age], length T; money is not discounted. */
export interface Person {
  readonly chain: Chain;
  readonly flow: Flow;
  /** Friends referred per period. */
  readonly friends: readonly number[];
  /** Spend. */
  readonly revenue: readonly number[];
  /** Margin less costs of the person; rewards not deducted. */
  readonly cash: readonly number[];
}

/** Puts prices on a flow: friends, spend and costs of those who are there. */
export function personOf(params: ModelParams, chain: Chain, flow: Flow, tenureFactor: Float64Array): Person {
  const { stages, serviceCost, contributionRate, periods } = params;
  const { size, stage, spend } = chain;
  const { people, wallets, spendByAge, held } = flow;
  const brings = stage.map((at) => stages[at].referralRate);
  const costs = stage.map((at) => stages[at].cost + serviceCost);
  const friends = zeros(periods);
  const revenue = zeros(periods);
  const cash = zeros(periods);
  for (let t = 0, at = 0; t < periods; t++) {
    let friend = 0;
    let money = 0;
    let cost = 0;
    for (let state = 0; state < size; state++, at++) {
      friend += brings[state] * people[at];
      money += spend[state] * wallets[at];
      cost += costs[state] * people[at];
    }
    friends[t] = friend;
    revenue[t] = spendByAge.length > 0 ? spendOfAges(spendByAge, tenureFactor, t) : money * tenureFactor[t];
    cash[t] = contributionRate * revenue[t] - cost;
  }
  held.forEach((customers, away) => {
    const { cost } = stages[chain.aways[away].stage];
    if (cost !== 0) for (let t = 0; t < periods; t++) cash[t] -= cost * customers[t];
  });
  return { chain, flow, friends, revenue, cash };
}

/** Spend of period t, each life by its own age. */
function spendOfAges(spendByAge: Float64Array, tenureFactor: Float64Array, t: number): number {
  const row = (t * (t + 1)) / 2;
  let sum = 0;
  for (let age = 0; age <= t; age++) sum += tenureFactor[age] * spendByAge[row + age];
  return sum;
}
