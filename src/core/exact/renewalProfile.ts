import { enteredTotals, newFlow } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import { addRenewed, lifeYield } from './life.ts';
import type { LifeYield } from './life.ts';
import type { Profile } from './profile.ts';
import { addReturns } from './returns.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Profile of people who come back while hazards depend on the age of a life (milestones).
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
