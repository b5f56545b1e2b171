import type { ModelParams, StageParams } from '../model/params.ts';
import { pow } from '../numerics/elementary.ts';
import { probabilityOfRate } from '../numerics/random/exponential.ts';
import { awayOf } from './away.ts';
import type { Away } from './away.ts';

/**
 * The active part of a customer's life as a sparse Markov chain: one state per stage, number of products and kind of
 * life that can be reached, no more. State 0 is where everybody starts. Age is not in it: what
 * depends on age (`Ageing`) is the same for all states.
 */
export interface Chain {
  readonly size: number;
  /** Of each state: stage, spend per period at multiple 1, exit hazard at θ = 1, whether the life is the first. */
  readonly stage: Int32Array;
  readonly spend: Float64Array;
  readonly exitRate: Float64Array;
  readonly first: Uint8Array;
  /** Where those who stay are next: edges `edgeStart[state]` … `edgeStart[state + 1] − 1`; shares of a state sum to 1. */
  readonly edgeStart: Int32Array;
  readonly edgeTo: Int32Array;
  readonly edgeShare: Float64Array;
  /** Index in `aways` of what winnable leavers of the state enter; `aways.length`: the gone stage. */
  readonly leavesTo: Int32Array;
  readonly aways: readonly Away[];
  /** Index of the state that the regained of an away enter; −1: nobody is regained. */
  readonly entry: Int32Array;
  /** Share of exits whose cause is not final. */
  readonly winnable: number;
}

/** A state while the chain grows. */
interface Draft {
  readonly stage: number;
  readonly products: number;
  readonly first: boolean;
  readonly edges: Map<number, number>;
  leavesTo: number;
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
  const winnable = 1 - params.causes.reduce((sum, cause) => sum + (cause.final ? cause.probability : 0), 0);
  const anyExtra = params.extraExitRate.some((rate) => rate > 0);
  const livesDiffer = splitLives || params.laterLifeHazard !== 1;

  const drafts: Draft[] = [];
  const indexOf = new Map<number, number>();
  const aways: Away[] = [];
  const entry: number[] = [];
  const stateAt = (stage: number, products: number, first: boolean): number => {
    const merged = first || !livesDiffer;
    const key = ((merged ? 0 : 1) * stages.length + stage) * (productsMax + 1) + products;
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, drafts.length);
    return drafts.push({ stage, products, first: merged, edges: new Map(), leavesTo: -1 }) - 1;
  };
  const awayAt = (stage: number): number => {
    const known = aways.findIndex((away) => away.stage === stage);
    if (known >= 0) return known;
    const away = awayOf(params, stage);
    entry.push(away.backTo < 0 ? -1 : stateAt(away.backTo, 1, false));
    return aways.push(away) - 1;
  };

  stateAt(0, 1, true);
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index];
    const stage = stages[draft.stage];
    const leaves = winnable > 1e-15 && (stage.exitRate > 0 || anyExtra);
    if (leaves && stages[stage.lapsesTo].kind === 'lapsed') draft.leavesTo = awayAt(stage.lapsesTo);
    const oneMore = draft.products < productsMax ? buys : 0;
    for (const [products, share] of [
      [draft.products, 1 - oneMore],
      [draft.products + 1, oneMore],
    ] as const) {
      if (share === 0) continue;
      for (const [to, chance] of destinations(stages, draft.stage)) {
        const state = stateAt(to, products, draft.first);
        draft.edges.set(state, (draft.edges.get(state) ?? 0) + share * chance);
      }
    }
  }

  const edges = drafts.flatMap((draft) => [...draft.edges]);
  const edgeStart = new Int32Array(drafts.length + 1);
  drafts.forEach((draft, index) => (edgeStart[index + 1] = edgeStart[index] + draft.edges.size));
  return {
    size: drafts.length,
    stage: Int32Array.from(drafts, ({ stage }) => stage),
    spend: Float64Array.from(
      drafts,
      ({ stage, products }) => stages[stage].spend * (1 + crossSell.addOn * (products - 1)),
    ),
    exitRate: Float64Array.from(
      drafts,
      ({ stage, products, first }) =>
        stages[stage].exitRate *
        pow(crossSell.hazardFactor, products - 1) *
        (first ? 1 : params.laterLifeHazard),
    ),
    first: Uint8Array.from(drafts, ({ first }) => (first ? 1 : 0)),
    edgeStart,
    edgeTo: Int32Array.from(edges, ([to]) => to),
    edgeShare: Float64Array.from(edges, ([, share]) => share),
    leavesTo: Int32Array.from(drafts, ({ leavesTo }) => (leavesTo < 0 ? aways.length : leavesTo)),
    aways,
    entry: Int32Array.from(entry),
    winnable,
  };
}

/** Where those who stay in a stage are next, with probabilities that sum to 1; impossible moves left out. */
function destinations(stages: readonly StageParams[], from: number): readonly (readonly [number, number])[] {
  const { moveRate, moveTo } = stages[from];
  const moves = probabilityOfRate(moveRate);
  const found: (readonly [number, number])[] = moves < 1 ? [[from, 1 - moves]] : [];
  if (moves === 0) return found;
  moveTo.forEach((share, to) => {
    if (!(share > 0)) return;
    if (stages[to].kind !== 'active') {
      throw new RangeError(`moveTo of stage ${from} must name active stages, got stage ${to}`);
    }
    found.push([to, moves * share]);
  });
  return found;
}
