import type { ModelParams } from '../../src/core/model/params.ts';

/**
 * The program a tutorial would write for the same model: one object per customer, month by month, states as strings,
 * `Math.random`, `Math.exp`. The measure of how much the kernel's design buys; never used for results.
 */
export function naiveTwin(params: ModelParams, founders: number): { mean: number; active: number[] } {
  const names = params.stages.map((stage, i) => `${stage.kind}-${i}`);
  const active = new Array<number>(params.periods).fill(0);
  let total = 0;
  for (let founder = 0; founder < founders; founder++) {
    const queue = [newCustomer(params, names, 0, false)];
    for (let customer = queue.pop(); customer !== undefined; customer = queue.pop()) {
      for (let t = customer.birth; t < params.periods && customer.state !== 'gone'; t++) {
        total += month(customer, params, names, t, queue, active);
      }
    }
  }
  return { mean: total / founders, active };
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

function month(
  customer: Customer,
  params: ModelParams,
  names: string[],
  t: number,
  queue: Customer[],
  active: number[],
): number {
  const v = Math.pow(1 + params.discount, -t);
  let stage = params.stages[names.indexOf(customer.state)];
  let value = 0;
  if (stage.kind === 'lapsed') {
    value -= v * stage.cost;
    if (Math.random() < 1 - Math.exp(-stage.winBackRate[customer.trial])) {
      customer.state = names[stage.winBackTo]!;
      customer.life++;
      customer.age = 0;
      customer.products = 1;
      if (!params.winBackAtOnce) return value;
      stage = params.stages[names.indexOf(customer.state)]!;
    } else {
      customer.trial++;
      if (Math.random() < 1 - Math.exp(-stage.giveUpRate)) customer.state = 'gone';
      return value;
    }
  }
  active[t] = (active[t] ?? 0) + 1;
  const factor = (customer.referred ? params.referredTenureFactor : params.tenureFactor)[customer.age];
  const bought =
    params.purchaseProbability < 1 || params.periodSpendSigma > 0
      ? Math.random() < params.purchaseProbability
        ? logNormal(params.periodSpendSigma) / params.purchaseProbability
        : 0
      : 1;
  const spend =
    stage.spend * (1 + params.crossSell.addOn * (customer.products - 1)) * customer.wallet * factor * bought;
  value += v * (params.contributionRate * spend - stage.cost - customer.service);
  for (let friends = poisson(stage.referralRate); friends > 0; friends--) {
    value -= v * params.referralReward;
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
    const next = params.stages[stage.lapsesTo];
    customer.state = cause.final || next.kind !== 'lapsed' ? 'gone' : names[stage.lapsesTo];
    customer.trial = 0;
    return value;
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
  return value;
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
