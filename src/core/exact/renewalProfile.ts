import { bookExits, enteredAways, newFlow, stayProbabilities } from './advance.ts';
import type { Flow } from './advance.ts';
import type { Ageing } from './ageing.ts';
import type { Chain } from './chain.ts';
import { addRenewed, lifeYield } from './life.ts';
import type { LifeYield } from './life.ts';
import type { Profile } from './profile.ts';
import { addReturns, returningAways } from './returns.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Profile of people who come back while hazards depend on the age of a life (milestones).
 *
 * All lives begun in the same state are alike but for their date, so one is worked out; what people do at own age t is
 * the sum over the dates u ≤ t at which their lives began. Cost: periods² / 2 × nodes × (rows + aways + 2) per state
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
  const stay = stayProbabilities(chain, hazard, nodes);
  const flow = newFlow(chain, count, periods);
  const returning = returningAways(chain);
  const starts = [...new Set([0, ...returning.map((away) => entry[away])])];
  const lives = starts.map((state) => lifeYield(chain, stay, ageing, nodes, weights, state));
  /** Lives begun in each of those states: Float64Array [period × node]. */
  const begun = starts.map(() => new Float64Array(periods * count));
  for (let k = 0; k < count; k++) begun[0][k] = nodes[k].weight;

  const waiting = new Float64Array(aways.length * count);
  for (let t = 0; t < periods; t++) {
    for (const away of returning) {
      addReturns(chain, flow, away, t, waiting, begun[starts.indexOf(entry[away])], t * count);
    }
    lives.forEach((life, index) => addLeavers(life, begun[index], t, chain, flow));
    bookExits(chain, flow, t);
  }

  const total = (pick: (life: LifeYield) => Float64Array): Float64Array => {
    const sum = new Float64Array(periods);
    lives.forEach((life, index) => addRenewed(begun[index], pick(life), count, sum));
    return sum;
  };
  return {
    chain,
    tallies: weights.map((_, row) => total((life) => life.tallies[row])),
    revenue: total((life) => life.revenue),
    exits: flow.exits,
    entered: enteredAways(chain, flow),
  };
}

/** Books those who leave in period t, from lives begun at any date u ≤ t. */
function addLeavers(life: LifeYield, begun: Float64Array, t: number, chain: Chain, flow: Flow): void {
  const { nodes, leavers } = flow;
  const row = chain.doors.length * nodes;
  for (let u = 0; u <= t; u++) {
    const date = u * nodes;
    for (let door = 0; door < row; door += nodes) {
      const to = t * row + door;
      const from = (t - u) * row + door;
      for (let k = 0; k < nodes; k++) leavers[to + k] += begun[date + k] * life.leavers[from + k];
    }
  }
}
