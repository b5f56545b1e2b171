import type { SimJob } from '../../src/core/engine/planRun.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import type { EngineTables } from '../../src/core/engine/tables.ts';
import { seriesAt, seriesLayout } from '../../src/core/model/series.ts';
import type { ScalarSeries } from '../../src/core/model/series.ts';
import { toGrid, unitExponential } from '../../src/core/numerics/random/exponential.ts';
import {
  PURPOSE,
  childKey0,
  childKey1,
  counterOf,
  draw,
  founderKey0,
  founderKey1,
} from '../../src/core/numerics/random/keyed.ts';

interface Person {
  readonly k0: number;
  readonly k1: number;
  readonly birth: number;
  readonly referred: boolean;
}

/** What the slow twin reports: the same sums as a result, made the plain way. */
export interface SlowResult {
  readonly own: number[];
  readonly family: number[];
  readonly sizes: number[];
  readonly series: Float64Array;
}

/**
 * The kernel's plain twin: one period at a time, one rule after the other in the words of MODEL.md, with the same
 * draws. Events must agree exactly, money up to the order of additions.
 */
export function slowTwin(job: SimJob): SlowResult {
  const tables = buildTables(job);
  const { params } = job;
  const layout = seriesLayout(params.periods, params.stages.length, params.causes.length);
  const series = new Float64Array(layout.count * layout.periods);
  const own: number[] = [];
  const family: number[] = [];
  const sizes: number[] = [];
  for (let founder = 0; founder < job.founders; founder++) {
    const waiting: Person[] = [
      { k0: founderKey0(job.seed, founder), k1: founderKey1(job.seed, founder), birth: 0, referred: false },
    ];
    let total = 0;
    let size = 0;
    for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
      const { value, rewards } = live(person, tables, series, waiting);
      if (!person.referred) own.push(value);
      total += value - rewards;
      size++;
    }
    family.push(total);
    sizes.push(size);
  }
  return { own, family, sizes, series };
}

function live(person: Person, tables: EngineTables, series: Float64Array, waiting: Person[]) {
  const { params } = tables.job;
  const { stages, periods, crossSell } = params;
  const layout = seriesLayout(periods, stages.length, params.causes.length);
  const { k0, k1, referred } = person;
  const add = (name: ScalarSeries, t: number, amount: number) =>
    (series[seriesAt(layout, name) + t] += amount);
  const uniform = (purpose: number, life: number, index: number) =>
    draw(k0, k1, counterOf(purpose, life, index));
  const clock = (purpose: number, life: number, index: number) =>
    unitExponential(uniform(purpose, life, index));
  const pick = (thresholds: Float64Array, u: number) => thresholds.findIndex((threshold) => u < threshold);

  const u = uniform(PURPOSE.theta, 0, 0);
  const cell = Math.floor(u / 2 ** 20);
  const low = tables.theta[cell];
  const type = tables.typeTheta.length > 1 ? pick(tables.typeThreshold, uniform(PURPOSE.theta, 0, 1)) : 0;
  const theta = (low + (tables.theta[cell + 1] - low) * ((u % 2 ** 20) / 2 ** 20)) * tables.typeTheta[type];
  const purse = tables.wallet[Math.floor(uniform(PURPOSE.wallet, 0, 0) / 2 ** 20)] * tables.typeSpend[type];
  const service =
    params.serviceCost * tables.serviceCost[Math.floor(uniform(PURPOSE.serviceCost, 0, 0) / 2 ** 20)];

  let value = 0;
  let rewards = 0;
  const book = (t: number, spend: number, cost: number) => {
    const profit = params.contributionRate * spend - cost;
    value += profit * (1 + params.discount) ** -t;
    add('revenue', t, spend);
    add('profit', t, profit);
    if (!referred) add('ownProfit', t, profit);
  };

  let life = 0;
  let stage = 0;
  let age = 0;
  let product = 0;
  let visit = 0;
  let used = { exit: 0, move: 0, sell: 0, friend: 0 };
  let friends = 0;
  let friendAt = clock(PURPOSE.friend, 0, 0);
  let trial = -1;
  let winBackUsed = 0;
  let giveUpUsed = 0;

  for (let t = person.birth; t < periods; t++) {
    if (trial >= 0) {
      const here = stages[stage];
      series[seriesAt(layout, { stage }) + t] += 1;
      book(t, 0, here.cost);
      winBackUsed += toGrid(here.winBackRate[trial]);
      if (winBackUsed > clock(PURPOSE.winBack, life, 0)) {
        stage = here.winBackTo;
        life++;
        [age, product, visit, trial] = [0, 0, 0, -1];
        used = { ...used, exit: 0, move: 0, sell: 0 };
        const back = params.winBackAtOnce ? t : t + 1;
        if (back < periods) add('regained', back, 1);
        if (!params.winBackAtOnce) continue;
      } else {
        giveUpUsed += toGrid(here.giveUpRate);
        trial++;
        if (here.giveUpRate > 0 && giveUpUsed > clock(PURPOSE.giveUp, life, 0)) {
          add('writtenOff', t, 1);
          break;
        }
        continue;
      }
    }

    const here = stages[stage];
    const noise = tables.noisy ? tables.purchase[Math.floor(uniform(PURPOSE.spend, life, age) / 2 ** 20)] : 1;
    const factor = (referred ? params.referredTenureFactor : params.tenureFactor)[age];
    series[seriesAt(layout, { stage }) + t] += 1;
    book(t, here.spend * (1 + crossSell.addOn * product) * purse * factor * noise, here.cost + service);

    used.friend += toGrid(here.referralRate);
    while (friendAt < used.friend) {
      add('referrals', t, 1);
      add('profit', t, -params.referralReward);
      rewards += params.referralReward * (1 + params.discount) ** -t;
      if (t + 1 < periods) {
        waiting.push({
          k0: childKey0(k0, k1, friends),
          k1: childKey1(k0, k1, friends),
          birth: t + 1,
          referred: true,
        });
      }
      friends++;
      friendAt += clock(PURPOSE.friend, 0, friends);
    }

    const kind = (referred ? 2 : 0) + (life > 0 ? 1 : 0);
    const rate = theta * tables.exitRate[(kind * stages.length + stage) * crossSell.productsMax + product];
    used.exit += toGrid(Math.min(64, rate)) + tables.extraExitRate[age];
    if (used.exit > clock(PURPOSE.exit, life, 0)) {
      const cause = pick(tables.causeThreshold, uniform(PURPOSE.cause, life, 0));
      series[seriesAt(layout, { cause }) + t] += 1;
      if (!referred && life === 0) add('firstExits', t, 1);
      stage = here.lapsesTo;
      if (params.causes[cause].final || stages[stage].kind !== 'lapsed') break;
      [trial, winBackUsed, giveUpUsed] = [0, 0, 0];
      continue;
    }

    age++;
    used.move += toGrid(here.moveRate);
    const moves = here.moveRate > 0 && used.move > clock(PURPOSE.move, life, visit);
    if (product < crossSell.productsMax - 1 && crossSell.rate > 0) {
      used.sell += toGrid(crossSell.rate);
      if (used.sell > clock(PURPOSE.crossSell, life, product)) {
        product++;
        used.sell = 0;
      }
    }
    if (moves) {
      const row = tables.moveThreshold.slice(stage * stages.length, (stage + 1) * stages.length);
      stage = pick(row, uniform(PURPOSE.moveTo, life, visit));
      visit++;
      used.move = 0;
    }
  }
  return { value, rewards };
}
