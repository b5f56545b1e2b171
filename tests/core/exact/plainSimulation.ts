import type { ModelParams } from '../../../src/core/model/params.ts';
import { lognormalTable } from '../../../src/core/numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../../../src/core/numerics/laws/purchaseTable.ts';

/** What one simulated founder was worth. */
export interface SimulatedFounder {
  readonly own: number;
  readonly family: number;
}

/** What differs between customers at birth. */
export interface CustomerType {
  /** Multiplier on exit hazards. */
  readonly theta: number;
  /** Multiple of spend. */
  readonly spend: number;
}

/**
 * Simulates founders one by one in the words of the model, with one coin per event and period: no clocks, no keys, no
 * recursion over states, nothing shared with the twin but the tables of spend.
 *
 * @param type draws who a customer is; the caller's, so that each law is drawn by its own shortest way
 */
export function simulateFounders(
  params: ModelParams,
  founders: number,
  seed: number,
  type: (uniform: () => number) => CustomerType,
): readonly SimulatedFounder[] {
  const uniform = generator(seed);
  const wallets = lognormalTable(params.walletSigma);
  const services = lognormalTable(params.serviceCostSigma);
  const purchases = purchaseTable(params.purchaseProbability, params.periodSpendSigma);
  const from = (table: Float64Array): number => table[Math.floor(uniform() * table.length)];
  const happens = (rate: number): boolean => uniform() < 1 - Math.exp(-rate);
  const v = 1 / (1 + params.discount);
  const { stages, crossSell } = params;

  /** Own value of a person born at `birth`, seen from there; friends are appended by their dates of birth. */
  function live(birth: number, referred: boolean, friends: number[]): { own: number; rewards: number } {
    const self = type(uniform);
    const wallet = self.spend * from(wallets);
    const service = from(services);
    const tenure = referred ? params.referredTenureFactor : params.tenureFactor;
    let [own, rewards, stage, age, products, trial] = [0, 0, 0, 0, 1, 0];
    let life = 1;
    for (let t = birth; t < params.periods; t++) {
      const worth = v ** (t - birth);
      let here = stages[stage];
      if (here.kind === 'gone') break;
      if (here.kind === 'lapsed') {
        own -= worth * here.cost;
        const won = happens(here.winBackRate[trial]);
        const given = !won && happens(here.giveUpRate);
        trial++;
        if (given) break;
        if (won) [stage, age, products, life] = [here.winBackTo, 0, 1, life + 1];
        if (!won || !params.winBackAtOnce) continue;
        here = stages[stage];
      }
      const spend =
        here.spend * tenure[age] * (1 + crossSell.addOn * (products - 1)) * wallet * from(purchases);
      own += worth * (params.contributionRate * spend - here.cost - params.serviceCost * service);
      for (let left = uniform(), chance = Math.exp(-here.referralRate), k = 0; left >= chance; k++) {
        left -= chance;
        chance *= here.referralRate / (k + 1);
        rewards += worth * params.referralReward;
        friends.push(t + 1);
      }
      let hazard = self.theta * here.exitRate * crossSell.hazardFactor ** (products - 1);
      if (referred) hazard *= params.referredHazard;
      if (life > 1) hazard *= params.laterLifeHazard;
      if (happens(Math.min(64, hazard) + params.extraExitRate[age])) {
        let pick = uniform();
        const cause = params.causes.find(({ probability }) => (pick -= probability) < 0) ?? params.causes[0];
        if (cause.final) break;
        [stage, trial] = [here.lapsesTo, 0];
        continue;
      }
      if (products < crossSell.productsMax && happens(crossSell.rate)) products++;
      if (happens(here.moveRate)) {
        let pick = uniform();
        stage = Math.max(
          0,
          here.moveTo.findIndex((share) => (pick -= share) < 0),
        );
      }
      age++;
    }
    return { own, rewards };
  }

  return Array.from({ length: founders }, () => {
    const waiting: number[] = [];
    const founder = live(0, false, waiting);
    let family = founder.own - founder.rewards;
    for (let birth = waiting.pop(); birth !== undefined; birth = waiting.pop()) {
      if (birth >= params.periods) continue;
      const friend = live(birth, true, waiting);
      family += v ** birth * (friend.own - friend.rewards);
    }
    return { own: founder.own, family };
  });
}

/** Uniform numbers in [0, 1): the small fast counting generator of C. Doty-Humphrey (sfc32), warmed up. */
function generator(seed: number): () => number {
  let [a, b, c, d] = [seed, 0x9e3779b9, 0x243f6a88, 1];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}
