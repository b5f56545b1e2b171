import { advance, enteredAways, newBooks, stayByAge, stayProbabilities } from './advance.ts';
import { lastChange } from './ageing.ts';
import { heldCustomers } from './away.ts';
import { beginDate, dateAt } from './dates.ts';
import type { Kind } from './kind.ts';
import { lifeFrom } from './life.ts';
import { milestoneAges, stayPastMilestones } from './milestones.ts';
import type { Lives } from './milestones.ts';
import { absencesOf, addLapsed, addReturns } from './returns.ts';
import type { Room } from './room.ts';
import type { ThetaNode } from './thetaNodes.ts';
import { zeros } from './zeros.ts';

/**
 * How one person of a kind passes through the states on average, by own age t: periods since he or she joined. Nothing
 * in it depends on what customers cost, refer or earn, so models that differ in these alone share it.
 */
export interface Flow {
  /** Customers active: [period × state]. */
  readonly people: readonly number[];
  /** The same counted by their own multiple of spend; `people` itself when all multiples are 1. */
  readonly wallets: readonly number[];
  /** Exits: [period] per door of the chain. */
  readonly exits: readonly (readonly number[])[];
  /** Newly lapsed at the start of the period, and all who begin it away: [period] per away. */
  readonly entered: readonly (readonly number[])[];
  readonly held: readonly (readonly number[])[];
  /** Spend at tenure factor 1 in period t of lives aged a ≤ t, at t (t + 1) / 2 + a; empty unless the kind wants it. */
  readonly spendByAge: Float64Array;
}

/**
 * Flow by plain forward recursion over own age, all nodes at once.
 *
 * Cost: periods × nodes × edges; periods² / 2 × nodes more for win-back odds that change from trial to trial, and for
 * each state in which lives begin when spend must be known by age; periods × nodes × states for each milestone and state
 * in which lives begin.
 *
 * @param room for what is void afterwards
 */
export function flowOf(kind: Kind, room: Room): Flow {
  const { chain, survival, nodes } = kind;
  const { size, entry } = chain;
  const periods = survival.length;
  const count = nodes.length;
  const stay = stayProbabilities(chain, kind.hazard, nodes, room);
  const books = newBooks(chain, count, periods, room);
  const absences = absencesOf(chain, count, periods, room);
  // While nobody comes back, or hazards do not depend on it, the age of a life is own age.
  const ages = absences.length > 0 && lastChange(survival) > 0 ? milestoneAges(survival) : [];
  const starts = [...new Set([0, ...absences.map(({ away }) => entry[away])])];
  const dates = kind.byAge || ages.length > 0 ? periods : 1;
  const lives = starts.map((state): Lives => ({
    state,
    begun: room(dates * count),
    life: lifeFrom(state, kind, stay, ages, room),
  }));
  /** Where the returns of each absence are booked, and the lives that can begin after the first period. */
  const begunFrom = absences.map(({ away }) => lives[starts.indexOf(entry[away])].begun);
  const renewed = lives.filter(({ begun }) => begunFrom.includes(begun));
  for (let k = 0; k < count; k++) lives[0].begun[k] = nodes[k].weight;
  const wallets = nodes.every(({ spend }) => spend === 1) ? books.people : zeros(periods * size);

  const stayAt = stayByAge(stay, survival);
  const mixed = room(ages.length > 0 ? size * count : 0);
  let now = room(size * count);
  let next = room(size * count);
  for (let t = 0; t < periods; t++) {
    if (t > 0) {
      for (const { begun } of renewed) beginDate(begun, count, t);
      for (let index = 0; index < absences.length; index++) {
        addLapsed(chain, books, absences[index], t);
        addReturns(chain, absences[index], t, begunFrom[index]);
      }
    }
    for (const { state, begun } of t === 0 ? lives : renewed) {
      const at = dateAt(begun, count, t);
      for (let k = 0; k < count; k++) now[state * count + k] += begun[at + k];
    }
    if (wallets !== books.people) addWallets(now, nodes, wallets, t * size);
    if (ages.length > 0) stayPastMilestones(lives, ages, survival, t, stay, now, mixed);
    advance(chain, books, t, ages.length > 0 ? mixed : stayAt(t), now, next);
    [now, next] = [next, now];
  }
  const entered = enteredAways(chain, books);
  return {
    people: books.people,
    wallets,
    exits: books.exits,
    entered,
    held: entered.map((lapsed, away) => heldCustomers(chain.aways[away], lapsed)),
    spendByAge: kind.byAge ? spendOfLives(lives, periods, count) : new Float64Array(0),
  };
}

/** Adds customers of each state, counted by their multiple of spend, to `wallets` from `at` on. */
function addWallets(now: Float64Array, nodes: readonly ThetaNode[], wallets: number[], at: number): void {
  const count = nodes.length;
  for (let from = 0; from < now.length; from += count, at++) {
    for (let k = 0; k < count; k++) wallets[at] += now[from + k] * nodes[k].spend;
  }
}

/** Sum over lives and nodes of begun(t − a) × spend at age a, laid out like `Flow.spendByAge`. */
function spendOfLives(lives: readonly Lives[], periods: number, nodes: number): Float64Array {
  const sums = new Float64Array((periods * (periods + 1)) / 2);
  for (const { begun, life } of lives) {
    for (let t = 0, at = 0; t < periods; t++) {
      for (let age = 0; age <= t; age++, at++) {
        const date = (t - age) * nodes;
        const from = age * nodes;
        let sum = 0;
        for (let k = 0; k < nodes; k++) sum += begun[date + k] * life.spend[from + k];
        sums[at] += sum;
      }
    }
  }
  return sums;
}
