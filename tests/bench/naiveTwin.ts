import type { ModelParams } from '../../src/core/model/params.ts';

/**
 * The program a tutorial would write for the same model and the same findings: one object per customer, month by month,
 * states as strings, `Math.random`, `Math.exp`. The measure of how much the kernel's design buys; never used for
 * results.
 */
export function naiveTwin(params: ModelParams, founders: number): NaiveResult {
  const names = params.stages.map((stage, i) => `${stage.kind}-${i}`);
  const months = Array.from({ length: params.periods }, (): Month => {
    return {
      present: {},
      exits: {},
      firstExits: 0,
      writtenOff: 0,
      regained: 0,
      referrals: 0,
      revenue: 0,
      profit: 0,
      ownProfit: 0,
    };
  });
  const families: Family[] = [];
  for (let founder = 0; founder < founders; founder++) {
    const family: Family = { own: 0, value: 0, size: 0 };
    const queue = [newCustomer(params, names, 0, false)];
    for (let customer = queue.pop(); customer !== undefined; customer = queue.pop()) {
      family.size++;
      for (let t = customer.birth; t < params.periods && customer.state !== 'gone'; t++) {
        live(customer, params, names, t, queue, months[t], family);
      }
    }
    families.push(family);
  }
  return {
    months,
    own: meanAndVariance(families.map(({ own }) => own)),
    family: meanAndVariance(families.map(({ value }) => value)),
    referral: meanAndVariance(families.map(({ own, value }) => value - own)),
    paidBack: families.filter(({ value }) => value >= params.acquisitionCost).length,
    families,
  };
}

/** What the kernel reports, as a tutorial would keep it: money per founder, counts per month by name. */
export interface NaiveResult {
  readonly months: readonly Month[];
  readonly own: { mean: number; variance: number };
  readonly family: { mean: number; variance: number };
  readonly referral: { mean: number; variance: number };
  readonly paidBack: number;
  readonly families: readonly Family[];
}

interface Month {
  present: Record<string, number>;
  exits: Record<string, number>;
  firstExits: number;
  writtenOff: number;
  regained: number;
  referrals: number;
  revenue: number;
  profit: number;
  ownProfit: number;
}

interface Family {
  own: number;
  value: number;
  size: number;
}

interface Customer {
  state: string;
  readonly birth: number;
  readonly referred: boolean;
  readonly theta: number;
  readonly wallet: number;
  readonly service: number;
  age: number;
  products: number;
  life: number;
  trial: number;
}

function newCustomer(params: ModelParams, names: string[], birth: number, referred: boolean): Customer {
  return {
    state: names[0],
    birth,
    referred,
    theta: drawTheta(params),
    wallet: logNormal(params.walletSigma),
    service: params.serviceCost * logNormal(params.serviceCostSigma),
    age: 0,
    products: 1,
    life: 1,
    trial: 0,
  };
}

function live(
  customer: Customer,
  params: ModelParams,
  names: string[],
  t: number,
  queue: Customer[],
  month: Month,
  family: Family,
): void {
  const v = Math.pow(1 + params.discount, -t);
  let stage = params.stages[names.indexOf(customer.state)];
  if (stage.kind === 'lapsed') {
    month.present[customer.state] = (month.present[customer.state] ?? 0) + 1;
    earn(customer, month, family, v, -stage.cost);
    if (Math.random() < 1 - Math.exp(-stage.winBackRate[customer.trial])) {
      customer.state = names[stage.winBackTo]!;
      customer.life++;
      customer.age = 0;
      customer.products = 1;
      month.regained++;
      if (!params.winBackAtOnce) return;
      stage = params.stages[names.indexOf(customer.state)]!;
    } else {
      customer.trial++;
      if (Math.random() < 1 - Math.exp(-stage.giveUpRate)) {
        customer.state = 'gone';
        month.writtenOff++;
      }
      return;
    }
  }
  month.present[customer.state] = (month.present[customer.state] ?? 0) + 1;
  const factor = (customer.referred ? params.referredTenureFactor : params.tenureFactor)[customer.age];
  const bought =
    params.purchaseProbability < 1 || params.periodSpendSigma > 0
      ? Math.random() < params.purchaseProbability
        ? logNormal(params.periodSpendSigma) / params.purchaseProbability
        : 0
      : 1;
  const spend =
    stage.spend * (1 + params.crossSell.addOn * (customer.products - 1)) * customer.wallet * factor * bought;
  month.revenue += spend;
  earn(customer, month, family, v, params.contributionRate * spend - stage.cost - customer.service);
  for (let friends = poisson(stage.referralRate); friends > 0; friends--) {
    month.referrals++;
    month.profit -= params.referralReward;
    family.value -= v * params.referralReward;
    if (t + 1 < params.periods) queue.push(newCustomer(params, names, t + 1, true));
  }
  const hazard =
    customer.theta *
      stage.exitRate *
      Math.pow(params.crossSell.hazardFactor, customer.products - 1) *
      (customer.referred ? params.referredHazard : 1) *
      (customer.life > 1 ? params.laterLifeHazard : 1) +
    params.extraExitRate[customer.age];
  if (Math.random() < 1 - Math.exp(-hazard)) {
    let pick = Math.random();
    const cause = params.causes.find((row) => (pick -= row.probability) < 0) ?? params.causes[0];
    month.exits[cause.id] = (month.exits[cause.id] ?? 0) + 1;
    if (!customer.referred && customer.life === 1) month.firstExits++;
    const next = params.stages[stage.lapsesTo];
    customer.state = cause.final || next.kind !== 'lapsed' ? 'gone' : names[stage.lapsesTo];
    customer.trial = 0;
    return;
  }
  customer.age++;
  if (
    customer.products < params.crossSell.productsMax &&
    Math.random() < 1 - Math.exp(-params.crossSell.rate)
  ) {
    customer.products++;
  }
  if (Math.random() < 1 - Math.exp(-stage.moveRate)) {
    let pick = Math.random();
    const to = stage.moveTo.findIndex((share) => (pick -= share) < 0);
    if (to >= 0) customer.state = names[to]!;
  }
}

function earn(customer: Customer, month: Month, family: Family, v: number, profit: number): void {
  month.profit += profit;
  family.value += v * profit;
  if (!customer.referred) {
    month.ownProfit += profit;
    family.own += v * profit;
  }
}

function meanAndVariance(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

function drawTheta({ theta }: ModelParams): number {
  switch (theta.kind) {
    case 'none':
      return 1;
    case 'gamma':
      return gamma(1 / theta.variance) * theta.variance;
    case 'beta': {
      const stayed = gamma(theta.beta);
      const left = gamma(theta.alpha);
      return -Math.log(stayed / (stayed + left)) / -Math.log(theta.beta / (theta.alpha + theta.beta));
    }
    case 'types': {
      let pick = Math.random();
      const type = theta.shares.findIndex((share) => (pick -= share) < 0);
      return theta.thetas[Math.max(0, type)];
    }
  }
}

function gamma(shape: number): number {
  if (shape < 1) return gamma(shape + 1) * Math.pow(Math.random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal();
    const v = Math.pow(1 + c * z, 3);
    if (v > 0 && Math.log(Math.random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(Math.random())) * Math.cos(2 * Math.PI * Math.random());
}

function logNormal(sigma: number): number {
  return sigma > 0 ? Math.exp(sigma * normal() - (sigma * sigma) / 2) : 1;
}

function poisson(mean: number): number {
  let count = 0;
  for (let product = Math.random(); product > Math.exp(-mean); product *= Math.random()) count++;
  return count;
}
