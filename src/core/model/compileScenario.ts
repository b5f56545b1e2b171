import { exp, log1p, pow } from '../numerics/elementary.ts';
import { CERTAIN_RATE } from '../numerics/random/exponential.ts';
import { lapsedStage } from '../scenario/ladders.ts';
import type { Scenario, Stage } from '../scenario/scenario.ts';
import { NEVER_STAYS, yearlyHazard } from './hazardLevel.ts';
import type { CauseParams, ModelParams, StageParams, ThetaLaw } from './params.ts';

/**
 * Turns what the reader said (per year, with options and modules) into what the mathematics needs (per period).
 *
 * Rates are converted once, here: a yearly probability p becomes the hazard −ln(1−p)/k per period, an intensity λ/k,
 * the discount rate (1+d)^(1/k) − 1, money m/k. A module that is off contributes its neutral value, so it cannot
 * change a bit of the result.
 *
 * @param scenario legal (see `parseScenario`)
 * @source  theory of the clock: MODEL.md, "One clock"
 */
export function compileScenario(scenario: Scenario): ModelParams {
  const { modules } = scenario;
  const perYear = Number(scenario.periodsPerYear);
  const periods = Math.round(scenario.horizonYears * perYear);
  const theta = thetaLaw(scenario);
  const tenureFactor = tenureFactors(scenario, periods, perYear);
  return {
    periods,
    periodsPerYear: perYear,
    discount: pow(1 + scenario.discountRate, 1 / perYear) - 1,
    acquisitionCost: scenario.acquisitionCost,
    stages: compileStages(scenario, yearlyHazard(scenario.retentionRate, theta), periods, perYear),
    theta,
    contributionRate: scenario.contributionRate,
    tenureFactor,
    referredTenureFactor: modules.referral
      ? tenureFactor.map(
          (factor, age) =>
            factor *
            (1 + scenario.referredMarginPremium * exp((-scenario.referredPremiumDecay * age) / perYear)),
        )
      : tenureFactor,
    serviceCost: scenario.costToServe / perYear,
    walletSigma: modules.spread ? scenario.walletSigma : 0,
    serviceCostSigma: modules.spread ? scenario.costToServeSigma : 0,
    purchaseProbability: modules.spread ? scenario.purchaseProbability : 1,
    periodSpendSigma: modules.spread ? scenario.periodSpendSigma : 0,
    crossSell: modules.relatedSales
      ? {
          rate: hazardPerPeriod(scenario.crossSellRate, perYear),
          productsMax: scenario.productsMax,
          addOn: scenario.addOnMargin,
          hazardFactor: scenario.switchingCostFactor,
        }
      : { rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 },
    referralReward: modules.referral ? scenario.referralReward : 0,
    referredHazard: modules.referral ? scenario.referredHazardMultiplier : 1,
    laterLifeHazard: modules.winBack ? scenario.secondLifeHazard : 1,
    winBackAtOnce: !modules.winBack || scenario.winBackTiming === 'atOnce',
    causes: compileCauses(scenario),
    extraExitRate: milestoneRates(scenario, periods, perYear),
  };
}

/** Hazard per period of an event with a yearly probability; certain events stay certain on every clock. */
function hazardPerPeriod(yearlyProbability: number, perYear: number): number {
  return yearlyProbability >= 1 ? CERTAIN_RATE : Math.min(CERTAIN_RATE, -log1p(-yearlyProbability) / perYear);
}

/** Exit hazard per year of a stage with its own yearly exit probability. */
function yearlyExitOf(probability: number): number {
  return probability >= 1 ? NEVER_STAYS : -log1p(-probability);
}

/**
 * Smallest shape of the Beta law. Below it nearly everybody has retention 0 or 1, and quadratures become endless; the
 * concentration is then raised until both shapes reach it, which keeps the mean.
 */
const SMALLEST_SHAPE = 0.02;

/** Variance of θ that cannot be told from none: it moves no value by more than this share. */
const SMALLEST_VARIANCE = 1e-20;

/** Retention rate below which a Beta law round it is nobody's: its shapes would overflow, and everybody leaves anyway. */
const SMALLEST_RETENTION = 1e-100;

function thetaLaw(scenario: Scenario): ThetaLaw {
  const { retentionRate: r, betaConcentration, types } = scenario;
  if (!scenario.modules.difference) return { kind: 'none' };
  switch (scenario.differenceLaw) {
    case 'gamma':
      return scenario.frailtyVariance > SMALLEST_VARIANCE
        ? { kind: 'gamma', variance: scenario.frailtyVariance }
        : { kind: 'none' };
    case 'beta': {
      if (!(r > SMALLEST_RETENTION && r < 1)) return { kind: 'none' };
      const concentration = Math.max(betaConcentration, SMALLEST_SHAPE / Math.min(r, 1 - r));
      return { kind: 'beta', alpha: (1 - r) * concentration, beta: r * concentration };
    }
    case 'types': {
      const total = types.reduce((sum, type) => sum + type.share, 0);
      return {
        kind: 'types',
        shares: types.map((type) => type.share / total),
        thetas: types.map((type) => type.hazard),
        spends: types.map((type) => type.spend),
      };
    }
  }
}

function tenureFactors(scenario: Scenario, periods: number, perYear: number): Float64Array {
  const factors = new Float64Array(periods).fill(1);
  if (!scenario.modules.tenure) return factors;
  const { marginByTenure: list } = scenario;
  return factors.map((_, age) =>
    scenario.tenureShape === 'list'
      ? (list[Math.min(Math.floor(age / perYear), list.length - 1)] ?? 1)
      : pow(1 + scenario.marginGrowth, age / perYear),
  );
}

function milestoneRates(scenario: Scenario, periods: number, perYear: number): Float64Array {
  const rates = new Float64Array(periods);
  if (!scenario.modules.milestones) return rates;
  for (const { month, exit } of scenario.milestones) {
    const age = Math.max(0, Math.ceil((month * perYear) / 12) - 1);
    if (age < periods) rates[age] = Math.min(CERTAIN_RATE, (rates[age] ?? 0) + hazardPerPeriod(exit, 1));
  }
  return rates;
}

function compileCauses(scenario: Scenario): readonly CauseParams[] {
  if (!scenario.modules.causes) return [{ id: 'unspecified', probability: 1, final: false }];
  const remaining = scenario.causes.map((row) => row.share * (1 - row.removed));
  const weights = remaining.some((share) => share > 0) ? remaining : scenario.causes.map((row) => row.share);
  const total = weights.reduce((sum, share) => sum + share, 0);
  return scenario.causes.map((row, i) => ({
    id: row.cause,
    probability: (weights[i] ?? 0) / total,
    final: row.final,
  }));
}

/** Part of the exit hazard that is left once causes are removed, 0–1. */
function remainingHazard(scenario: Scenario): number {
  if (!scenario.modules.causes) return 1;
  const total = scenario.causes.reduce((sum, row) => sum + row.share, 0);
  return scenario.causes.reduce((sum, row) => sum + row.share * (1 - row.removed), 0) / total;
}

function compileStages(
  scenario: Scenario,
  yearlyExit: number,
  periods: number,
  perYear: number,
): readonly StageParams[] {
  const { modules } = scenario;
  const needsLapsed = modules.winBack && !scenario.stages.some((stage) => stage.kind === 'lapsed');
  const ladder = needsLapsed ? [...scenario.stages, IMPLICIT_LAPSED] : scenario.stages;
  const goneIndex = ladder.length;
  const firstLapsed = ladder.findIndex((stage) => stage.kind === 'lapsed');
  const left = remainingHazard(scenario);
  const sharedWinBack = winBackRates(scenario, periods, perYear);

  const leaversEnter = (stage: Stage): number => {
    if (!modules.winBack) return goneIndex;
    if (stage.lapsesTo === null) return firstLapsed;
    return ladder[stage.lapsesTo]?.kind === 'lapsed' ? stage.lapsesTo : goneIndex;
  };

  const compileActive = (stage: Stage, index: number): StageParams => {
    const moves = ladder.map(
      (_, to) => stage.moves[to] ?? (stage.moves.length === 0 && to === index ? 1 : 0),
    );
    const staying = moves[index] ?? 1;
    const moving = 1 - staying;
    const exit = stage.exit === null ? yearlyExit * stage.hazard : yearlyExitOf(stage.exit);
    return {
      ...GONE,
      kind: 'active',
      spend: (scenario.spendPerYear * stage.spend) / perYear,
      cost: stage.cost / perYear,
      exitRate: (exit / perYear) * left,
      referralRate: modules.referral ? (scenario.referralRate * stage.referral) / perYear : 0,
      lapsesTo: leaversEnter(stage),
      moveRate: moving > 0 ? hazardPerPeriod(moving, perYear) : 0,
      moveTo: [...moves.map((share, to) => (to === index || !(moving > 0) ? 0 : share / moving)), 0],
    };
  };

  const compileLapsed = (stage: Stage): StageParams => ({
    ...GONE,
    kind: 'lapsed',
    cost: (stage.cost + (stage.winBack === null ? scenario.winBackCost : 0)) / perYear,
    lapsesTo: goneIndex,
    winBackRate:
      stage.winBack === null
        ? sharedWinBack
        : new Float64Array(periods).fill(hazardPerPeriod(stage.winBack, perYear)),
    giveUpRate: hazardPerPeriod(stage.giveUp ?? scenario.giveUpRate, perYear),
    winBackTo: stage.winBackTo ?? 0,
  });

  const compiled = ladder.map((stage, index) =>
    stage.kind === 'active'
      ? compileActive(stage, index)
      : stage.kind === 'lapsed' && modules.winBack
        ? compileLapsed(stage)
        : { ...GONE, lapsesTo: goneIndex },
  );
  return [...compiled, { ...GONE, lapsesTo: goneIndex }];
}

/** Hazard of coming back in each trial, of stages without odds of their own: Float64Array [trial], length T. */
function winBackRates(scenario: Scenario, periods: number, perYear: number): Float64Array {
  const { winBackRate, winBackDecay, modules } = scenario;
  if (!modules.winBack) return GONE.winBackRate;
  const rates = new Float64Array(periods);
  if (winBackDecay === 0) return rates.fill(hazardPerPeriod(winBackRate, perYear));
  return rates.map((_, trial) =>
    hazardPerPeriod(winBackRate * exp((-winBackDecay * trial) / perYear), perYear),
  );
}

const GONE: StageParams = {
  kind: 'gone',
  spend: 0,
  cost: 0,
  exitRate: 0,
  referralRate: 0,
  lapsesTo: 0,
  moveRate: 0,
  moveTo: [],
  winBackRate: new Float64Array(0),
  giveUpRate: 0,
  winBackTo: 0,
};

const IMPLICIT_LAPSED = lapsedStage('lapsed');
