import type { ModelParams } from '../model/params.ts';
import { pow } from '../numerics/elementary.ts';
import { probabilityOfRate } from '../numerics/random/exponential.ts';
import { awayOf, sameAway } from './away.ts';
import type { Away } from './away.ts';
import { sameNumbers } from './sameNumbers.ts';

/**
 * The active part of a customer's life as a sparse Markov chain: one state per stage, number of products and kind of
 * life that can be reached, no more. State 0 is where everybody starts. Age is not in it: what depends on age
 * (`Ageing`) is the same for all states.
 */
export interface Chain {
  readonly size: number;
  /** Of each state: stage, spend per period at multiple 1, exit hazard at θ = 1, whether the life is the first. */
  readonly stage: readonly number[];
  readonly spend: readonly number[];
  readonly exitRate: readonly number[];
  readonly first: readonly (0 | 1)[];
  /** Where those who stay are next: edges `edgeStart[state]` … `edgeStart[state + 1] − 1`; shares of a state sum to 1. */
  readonly edgeStart: readonly number[];
  readonly edgeTo: readonly number[];
  readonly edgeShare: readonly number[];
  /** Index in `aways` of what winnable leavers of the state enter; −1: the gone stage. */
  readonly leavesTo: readonly number[];
  readonly aways: readonly Away[];
  /** Index in `doors` of the door by which the state is left. */
  readonly door: readonly number[];
  readonly doors: readonly Door[];
  /** Indices of the doors that lead to each away. */
  readonly doorsTo: readonly (readonly number[])[];
  /** Index of the state that the regained of an away enter; −1: nobody is regained. */
  readonly entry: readonly number[];
  /** Share of exits whose cause is not final. */
  readonly winnable: number;
}

/** Exits that are counted together: those with the same destination, from first lives or from later ones. */
export interface Door {
  /** Index of the away that the winnable enter; −1: the gone stage. */
  readonly leavesTo: number;
  readonly first: boolean;
}

/**
 * Compiles the chain of everybody: referred customers differ from founders by a factor on all hazards.
 *
 * First and later lives share their states unless their hazards differ or `splitLives` asks for it.
 *
 * @throws RangeError if somebody can move to a stage that is not active
 */
export function compileChain(params: ModelParams, splitLives: boolean): Chain {
  const { stages, crossSell } = params;
  const productsMatter = crossSell.rate > 0 && (crossSell.addOn !== 0 || crossSell.hazardFactor !== 1);
  const productsMax = productsMatter ? Math.min(crossSell.productsMax, params.periods) : 1;
  const buys = probabilityOfRate(crossSell.rate);
  const final = params.causes.reduce((sum, cause) => sum + (cause.final ? cause.probability : 0), 0);
  const winnable = Math.max(0, 1 - final);
  const everybodyLeaves = params.extraExitRate.some((rate) => rate > 0);
  const livesDiffer = splitLives || params.laterLifeHazard !== 1;

  const stage: number[] = [];
  const products: number[] = [];
  const first: (0 | 1)[] = [];
  const known = new Int32Array(2 * stages.length * productsMax).fill(-1);
  const stateAt = (at: number, count: number, life: 0 | 1): number => {
    const key = ((1 - life) * stages.length + at) * productsMax + count - 1;
    if (known[key] < 0) {
      known[key] = stage.length;
      stage.push(at);
      products.push(count);
      first.push(life);
    }
    return known[key];
  };
  const aways: Away[] = [];
  const entry: number[] = [];
  const awayAt = (at: number): number => {
    const index = aways.findIndex((away) => away.stage === at);
    if (index >= 0) return index;
    const away = awayOf(params, at);
    entry.push(away.backTo < 0 ? -1 : stateAt(away.backTo, 1, livesDiffer ? 0 : 1));
    return aways.push(away) - 1;
  };

  const edgeStart: number[] = [0];
  const edgeTo: number[] = [];
  const edgeShare: number[] = [];
  const addEdge = (to: number, share: number): void => {
    edgeTo.push(to);
    edgeShare.push(share);
  };
  const leavesTo: number[] = [];
  stateAt(0, 1, 1);
  for (let state = 0; state < stage.length; state++) {
    const from = stage[state];
    const { exitRate, lapsesTo, moveRate, moveTo } = stages[from];
    // A share that is only what rounding left of several final causes sends nobody.
    const leaves = winnable > 1e-15 && (exitRate > 0 || everybodyLeaves);
    leavesTo.push(leaves && stages[lapsesTo].kind === 'lapsed' ? awayAt(lapsesTo) : -1);
    const moves = probabilityOfRate(moveRate);
    const oneMore = products[state] < productsMax ? buys : 0;
    for (let more = 0; more < 2; more++) {
      const share = more === 0 ? 1 - oneMore : oneMore;
      if (share === 0) continue;
      const count = products[state] + more;
      if (moves < 1) addEdge(stateAt(from, count, first[state]), share * (1 - moves));
      if (moves === 0) continue;
      for (let to = 0; to < moveTo.length; to++) {
        if (!(moveTo[to] > 0)) continue;
        if (stages[to].kind !== 'active') {
          throw new RangeError(`moveTo of stage ${from} must name active stages, got stage ${to}`);
        }
        addEdge(stateAt(to, count, first[state]), share * moves * moveTo[to]);
      }
    }
    edgeStart.push(edgeTo.length);
  }

  const doors: Door[] = [];
  const door = leavesTo.map((away, state) => {
    const found = { leavesTo: away, first: first[state] === 1 };
    const index = doors.findIndex((one) => one.leavesTo === found.leavesTo && one.first === found.first);
    return index < 0 ? doors.push(found) - 1 : index;
  });

  const spend = stage.map((at, state) => stages[at].spend * (1 + crossSell.addOn * (products[state] - 1)));
  const exitRate = stage.map((at, state) => {
    const life = first[state] === 1 ? 1 : params.laterLifeHazard;
    return stages[at].exitRate * pow(crossSell.hazardFactor, products[state] - 1) * life;
  });
  return {
    size: stage.length,
    stage,
    spend,
    exitRate,
    first,
    edgeStart,
    edgeTo,
    edgeShare,
    leavesTo,
    aways,
    door,
    doors,
    doorsTo: aways.map((_, away) => doors.flatMap((one, index) => (one.leavesTo === away ? [index] : []))),
    entry,
    winnable,
  };
}

/** Whether customers pass through both chains alike: all but spend is the same, number by number. */
export function sameChain(one: Chain, other: Chain): boolean {
  return (
    one.winnable === other.winnable &&
    sameNumbers(one.exitRate, other.exitRate) &&
    sameNumbers(one.edgeShare, other.edgeShare) &&
    sameNumbers(one.edgeTo, other.edgeTo) &&
    sameNumbers(one.edgeStart, other.edgeStart) &&
    sameNumbers(one.stage, other.stage) &&
    sameNumbers(one.first, other.first) &&
    sameNumbers(one.leavesTo, other.leavesTo) &&
    sameNumbers(one.entry, other.entry) &&
    one.aways.length === other.aways.length &&
    one.aways.every((away, index) => sameAway(away, other.aways[index]))
  );
}
