import type { ModelParams } from '../model/params.ts';
import { probabilityOfRate } from '../numerics/random/exponential.ts';
import { lastChange } from './ageing.ts';
import { sameNumbers } from './sameNumbers.ts';
import { zeros } from './zeros.ts';

/**
 * What becomes of customers who enter one lapsed stage. It depends on how long they have been away and on nothing else
 * about them, so it is the same for every θ.
 */
export interface Away {
  /** The lapsed stage. */
  readonly stage: number;
  /** Active stage that the regained enter; −1 when nobody ever comes back. */
  readonly backTo: number;
  /** Periods from beginning a period away to being active again, when its trial succeeds: 0 or 1. */
  readonly delay: number;
  /** Odds of the (j+1)-th trial: success, and failure without being written off. [trial], length T. */
  readonly win: readonly number[];
  readonly hold: readonly number[];
  /** First trial from which the odds change no more; 0 when they are the same in all. */
  readonly settled: number;
  /** Of those who enter: share that comes to the (j+1)-th trial, [trial], length T. */
  readonly held: readonly number[];
  /** Share regained in it, and share written off in it: [trial], length T. */
  readonly regained: readonly number[];
  readonly writtenOff: readonly number[];
}

/** The fate of those who enter the lapsed stage with that index. */
export function awayOf(params: ModelParams, stage: number): Away {
  const { winBackRate, giveUpRate, winBackTo } = params.stages[stage];
  const { periods } = params;
  const giveUp = probabilityOfRate(giveUpRate);
  const win = zeros(periods);
  const hold = zeros(periods);
  const held = zeros(periods);
  const regained = zeros(periods);
  const writtenOff = zeros(periods);
  let share = 1;
  for (let trial = 0; trial < periods; trial++) {
    const same = trial > 0 && winBackRate[trial] === winBackRate[trial - 1];
    const wins = same ? win[trial - 1] : probabilityOfRate(winBackRate[trial]);
    win[trial] = wins;
    hold[trial] = (1 - wins) * (1 - giveUp);
    held[trial] = share;
    regained[trial] = share * wins;
    writtenOff[trial] = share * (1 - wins) * giveUp;
    share *= hold[trial];
  }
  return {
    stage,
    backTo: winBackRate.some((rate) => rate > 0) ? winBackTo : -1,
    delay: params.winBackAtOnce ? 0 : 1,
    win,
    hold,
    settled: lastChange(winBackRate),
    held,
    regained,
    writtenOff,
  };
}

/** Whether the same becomes of those who enter. */
export function sameAway(one: Away, other: Away): boolean {
  return (
    one.stage === other.stage &&
    one.backTo === other.backTo &&
    one.delay === other.delay &&
    sameNumbers(one.win, other.win) &&
    sameNumbers(one.hold, other.hold)
  );
}

/**
 * Customers who begin each period away.
 *
 * @param entered newly lapsed at the start of each period: [period]
 * @returns [period]
 */
export function heldCustomers(away: Away, entered: readonly number[]): number[] {
  const held = zeros(entered.length);
  if (away.settled > 0) {
    addConvolved(entered, away.held, held);
    return held;
  }
  const hold = away.hold[0];
  let before = 0;
  for (let t = 0; t < held.length; t++) held[t] = before = entered[t] + hold * before;
  return held;
}

/**
 * Sum over dates: total[t] += Σ amount[u] · share[t − u − delay], u ≤ t − delay.
 */
export function addConvolved(
  amount: readonly number[],
  share: readonly number[],
  total: number[] | Float64Array,
  delay = 0,
): void {
  const periods = total.length;
  for (let u = 0; u + delay < periods; u++) {
    const here = amount[u];
    if (here === 0) continue;
    for (let t = u + delay; t < periods; t++) total[t] += here * share[t - u - delay];
  }
}
