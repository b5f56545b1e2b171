import type { ModelParams } from '../model/params.ts';
import { stayProbabilities } from './advance.ts';
import { ageClasses } from './ageing.ts';
import type { Ageing } from './ageing.ts';
import type { Away } from './away.ts';
import type { Chain } from './chain.ts';
import { ownRoom } from './room.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Everything one kind of person can be in a period, with what it earns: the places of the backward recursion. A place
 * is an active state at an age class, or an away at a trial class; the last class stands for all later ones.
 *
 * Place of an active state: class · size + state; of an away: `awayAt[away]` + class.
 */
export interface Course {
  readonly chain: Chain;
  readonly aways: readonly Away[];
  /** Age classes, trial classes of each away, and the number of places. */
  readonly ages: number;
  readonly trials: readonly number[];
  readonly awayAt: readonly number[];
  readonly places: number;
  /** Margin before costs at spend multiple 1: Float64Array [age class × state]. */
  readonly margin: Float64Array;
  /** Cost of the stage and friends per period: Float64Array [state]. */
  readonly stageCost: Float64Array;
  readonly friends: Float64Array;
  /** Cost of the stage: [away]. */
  readonly awayCost: readonly number[];
  readonly serviceCost: number;
  /** Probability of staying at age class 0 without milestones: Float64Array [state × node]. */
  readonly stay: Float64Array;
  /** Factor on it: [age class]. */
  readonly survival: readonly number[];
  readonly nodes: readonly ThetaNode[];
  /** Multiple of spend: Float64Array [node]. */
  readonly spends: Float64Array;
  /** Room for one state: Float64Array [node]. */
  readonly room: { readonly stayMean: Float64Array; readonly stayVariance: Float64Array };
}

/** Places of one kind of person; `hazard` multiplies every exit hazard. */
export function courseOf(
  params: ModelParams,
  chain: Chain,
  hazard: number,
  ageing: Ageing,
  nodes: readonly ThetaNode[],
): Course {
  const { stages, contributionRate } = params;
  const { size, stage, spend, aways } = chain;
  const ages = ageClasses(ageing);
  const trials = aways.map((away) => away.settled + 1);
  const awayAt = trials.map((_, away) => ages * size + trials.slice(0, away).reduce((sum, n) => sum + n, 0));
  return {
    chain,
    aways,
    ages,
    trials,
    awayAt,
    places: ages * size + trials.reduce((sum, n) => sum + n, 0),
    margin: Float64Array.from(
      { length: ages * size },
      (_, place) => contributionRate * spend[place % size] * ageing.tenureFactor[Math.floor(place / size)],
    ),
    stageCost: Float64Array.from(stage, (index) => stages[index].cost),
    friends: Float64Array.from(stage, (index) => stages[index].referralRate),
    awayCost: aways.map((away) => stages[away.stage].cost),
    serviceCost: params.serviceCost,
    stay: stayProbabilities(chain, hazard, nodes, ownRoom),
    survival: ageing.survival,
    nodes,
    spends: Float64Array.from(nodes, (node) => node.spend),
    room: { stayMean: new Float64Array(nodes.length), stayVariance: new Float64Array(nodes.length) },
  };
}

/**
 * How often a recursion along this course works out one place for one node.
 *
 * @param periods longest time that is left
 * @param oneAge  whether only one age can occur with so much time left
 */
export function visitsOf(course: Course, periods: number, oneAge: boolean): number {
  const { ages, chain, trials, nodes } = course;
  const visits = (classes: number): number => periods * Math.min(classes, periods / 2 + 1);
  // A third and every further edge costs about a third of a place.
  const states = chain.size + 0.35 * Math.max(0, chain.edgeTo.length - 2 * chain.size);
  const away = trials.reduce((sum, classes) => sum + visits(classes), 0);
  return nodes.length * ((oneAge ? periods : visits(ages)) * states + away);
}
