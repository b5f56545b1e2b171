import type { ModelParams } from '../model/params.ts';
import { probabilityOfRate } from '../numerics/random/exponential.ts';
import { lastChange } from './ageing.ts';
import { carve } from './carve.ts';
import { sameNumbers } from './sameNumbers.ts';

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
  /** Odds of the (j+1)-th trial: success, and failure without being written off. Float64Array [trial], length T. */
  readonly win: Float64Array;
  readonly hold: Float64Array;
  /** First trial from which the odds change no more; 0 when they are the same in all. */
  readonly settled: number;
  /** Of those who enter: share that comes to the (j+1)-th trial, Float64Array [trial], length T. */
  readonly held: Float64Array;
  /** Share regained in it, and share written off in it: Float64Array [trial], length T. */
  readonly regained: Float64Array;
  readonly writtenOff: Float64Array;
}

/** The fate of those who enter the lapsed stage with that index. */
export function awayOf(params: ModelParams, stage: number): Away {
  const { winBackRate, giveUpRate, winBackTo } = params.stages[stage];
  const { periods } = params;
  const giveUp = probabilityOfRate(giveUpRate);
  const [win, hold, held, regained, writtenOff] = carve([periods, periods, periods, periods, periods]);
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
 * @param entered newly lapsed at the start of each period: Float64Array [period]
 * @returns Float64Array [period]
 */
export function heldCustomers(away: Away, entered: Float64Array): Float64Array {
  const held = new Float64Array(entered.length);
  if (away.settled > 0) return addConvolved(entered, away.held, held);
  const hold = away.hold[0];
  let before = 0;
  for (let t = 0; t < held.length; t++) held[t] = before = entered[t] + hold * before;
  return held;
}

/**
 * Sum over dates: total[t] += Σ amount[u] · share[t − u − delay], u ≤ t − delay.
 *
 * @returns `total`
 */
export function addConvolved(
  amount: Float64Array,
  share: Float64Array,
  total: Float64Array,
  delay = 0,
): Float64Array {
  const periods = total.length;
  for (let u = 0; u + delay < periods; u++) {
    const here = amount[u];
    if (here === 0) continue;
    for (let t = u + delay; t < periods; t++) total[t] += here * share[t - u - delay];
  }
  return total;
}
