import type { ModelParams, StageParams } from '../../src/core/model/params.ts';
import { rateOf } from './params.ts';

/** What the pairing and speed tables vary about the plain model; monthly probabilities and factors. */
export interface PlainModel {
  /** Mean monthly retention of a customer at stage factor 1; the Beta law keeps alpha + beta = 20. */
  readonly retention: number;
  readonly promotion: number;
  readonly referral: number;
  readonly winBack: number;
  readonly purchase: number;
  readonly margin: number;
  /** Cost of a month, whether or not something is bought. */
  readonly monthCost: number;
  readonly spend: 'wallet' | 'monthly' | 'mean';
}

const BASE: PlainModel = {
  retention: 0.94,
  promotion: 1,
  referral: 1,
  winBack: 0.02,
  purchase: 0.45,
  margin: 1,
  monthCost: 1,
  spend: 'monthly',
};

const MONTHS = 60;
const GONE: StageParams = {
  kind: 'gone',
  spend: 0,
  cost: 0,
  exitRate: 0,
  referralRate: 0,
  lapsesTo: 5,
  moveRate: 0,
  moveTo: [],
  winBackRate: new Float64Array(0),
  giveUpRate: 0,
  winBackTo: 0,
};

/**
 * The plain model of the speed and pairing tables: ladder first → repeat → client → advocate and lapsed, Beta law,
 * a law of spend, referral, win-back; 60 months, discount .99 a month.
 */
export function plainModel(changes: Partial<PlainModel> = {}): ModelParams {
  const model = { ...BASE, ...changes };
  const base = -Math.log(model.retention);
  const up = [0.12, 0.07, 0.04, 0].map((share) => share * model.promotion);
  const down = [0, 0, 0.03, 0.02];
  const active = (index: number, factor: number, friends: number, spend: number): StageParams => {
    const moving = up[index] + down[index];
    const moveTo = [0, 0, 0, 0, 0, 0];
    if (up[index] > 0) moveTo[index + 1] = up[index] / moving;
    if (down[index] > 0) moveTo[index - 1] = down[index] / moving;
    return {
      ...GONE,
      kind: 'active',
      spend: spend * model.margin * (model.purchase / BASE.purchase),
      cost: model.monthCost,
      exitRate: base * factor,
      referralRate: friends * model.referral,
      lapsesTo: 4,
      moveRate: rateOf(moving),
      moveTo,
    };
  };
  return {
    periods: MONTHS,
    periodsPerYear: 12,
    discount: 1 / 0.99 - 1,
    acquisitionCost: 50,
    stages: [
      active(0, 1.6, 0.002, 8),
      active(1, 1, 0.005, 10),
      active(2, 0.7, 0.012, 13),
      active(3, 0.45, 0.03, 15),
      {
        ...GONE,
        kind: 'lapsed',
        winBackRate: new Float64Array(MONTHS).fill(rateOf(model.winBack)),
        giveUpRate: rateOf(0.08 / (1 - model.winBack)),
        winBackTo: 1,
      },
      GONE,
    ],
    theta: { kind: 'beta', alpha: (1 - model.retention) * 20, beta: model.retention * 20 },
    contributionRate: 1,
    tenureFactor: new Float64Array(MONTHS).fill(1),
    referredTenureFactor: new Float64Array(MONTHS).fill(1),
    serviceCost: 0,
    walletSigma: model.spend === 'wallet' ? 0.65 : 0,
    serviceCostSigma: 0,
    purchaseProbability: model.spend === 'monthly' ? model.purchase : 1,
    periodSpendSigma: model.spend === 'monthly' ? 0.65 : 0,
    crossSell: { rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 },
    referralReward: 0,
    referredHazard: 1,
    laterLifeHazard: 1,
    winBackAtOnce: false,
    causes: [{ id: 'unspecified', probability: 1, final: false }],
    extraExitRate: new Float64Array(MONTHS),
  };
}
