/** How a number is shown and typed: a share (stored 0–1, shown in %), money, a count, a factor, or a time. */
export type Unit =
  | 'sharePerYear'
  | 'share'
  | 'moneyPerYear'
  | 'money'
  | 'perYear'
  | 'count'
  | 'factor'
  | 'logSd'
  | 'variance'
  | 'years'
  | 'months';

/** The parts of the model that can be switched off; each is exactly neutral when off. */
export const MODULE_IDS = [
  'relatedSales',
  'referral',
  'winBack',
  'difference',
  'causes',
  'tenure',
  'spread',
  'milestones',
] as const;
export type ModuleId = (typeof MODULE_IDS)[number];

/** Where a field lives on the page: a module, or one of the parts that are always on. */
export type FieldGroup = ModuleId | 'retention' | 'money' | 'acquisition' | 'time';

/** One number of a scenario. */
export interface NumberField {
  readonly unit: Unit;
  readonly group: FieldGroup;
  /** Smallest and largest legal value; a file or link outside is clamped with an issue. */
  readonly min: number;
  readonly max: number;
  /** The slider's own range, in which every position is sensible. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  readonly initial: number;
  readonly whole?: true;
  /** Whether a 90 % range may stand in place of the value. */
  readonly mayBeUncertain: boolean;
}

/**
 * Every number of a scenario, once. Ids are frozen: they are in people's links and files.
 * Rates are per year whatever the clock; `compileScenario` converts them.
 */
export const FIELDS = {
  retentionRate: field('retention', 'sharePerYear', [0, 1], [0.3, 0.98], 0.005, 0.8),
  spendPerYear: field('money', 'moneyPerYear', [0, 1e9], [10, 100_000], 1, 1000, 'log'),
  contributionRate: field('money', 'share', [0, 1], [0.05, 1], 0.01, 0.3),
  costToServe: field('money', 'moneyPerYear', [0, 1e9], [0, 1000], 1, 0),
  discountRate: field('time', 'sharePerYear', [0, 1], [0, 0.3], 0.005, 0.1),
  horizonYears: certain('time', 'years', [1, 200], [1, 40], 1, 10),
  acquisitionCost: field('acquisition', 'money', [0, 1e9], [1, 10_000], 1, 150, 'log'),

  crossSellRate: field('relatedSales', 'sharePerYear', [0, 1], [0, 0.6], 0.01, 0.15),
  addOnMargin: field('relatedSales', 'share', [0, 5], [0, 1], 0.01, 0.4),
  productsMax: certain('relatedSales', 'count', [1, 8], [1, 6], 1, 3),
  switchingCostFactor: field('relatedSales', 'factor', [0.1, 1], [0.5, 1], 0.01, 0.8),

  referralRate: field('referral', 'perYear', [0, 5], [0, 0.3], 0.005, 0.05),
  referralReward: field('referral', 'money', [0, 1e6], [0, 200], 1, 0),
  referredHazardMultiplier: field('referral', 'factor', [0, 3], [0.5, 1.2], 0.01, 0.82),
  referredMarginPremium: field('referral', 'share', [0, 5], [0, 0.5], 0.01, 0),
  referredPremiumDecay: field('referral', 'perYear', [0, 10], [0, 3], 0.1, 0.5),

  winBackRate: field('winBack', 'sharePerYear', [0, 1], [0, 0.6], 0.01, 0.33),
  winBackCost: field('winBack', 'moneyPerYear', [0, 1e6], [0, 200], 1, 20),
  winBackDecay: field('winBack', 'perYear', [0, 10], [0, 3], 0.1, 1),
  giveUpRate: field('winBack', 'sharePerYear', [0, 1], [0, 1], 0.01, 0.3),
  secondLifeHazard: field('winBack', 'factor', [0, 5], [0.5, 2], 0.05, 1.2),

  frailtyVariance: field('difference', 'variance', [0, 4], [0, 2], 0.05, 0.5),
  betaConcentration: field('difference', 'factor', [0.1, 1000], [0.5, 100], 0.1, 4.5, 'log'),

  walletSigma: field('spread', 'logSd', [0, 2], [0, 1.5], 0.05, 0.6),
  costToServeSigma: field('spread', 'logSd', [0, 2], [0, 1.5], 0.05, 0),
  purchaseProbability: field('spread', 'share', [0.01, 1], [0.05, 1], 0.01, 1),
  periodSpendSigma: field('spread', 'logSd', [0, 2], [0, 1.5], 0.05, 0),

  marginGrowth: field('tenure', 'sharePerYear', [-0.5, 1], [-0.1, 0.3], 0.005, 0.05),
} as const satisfies Record<string, NumberField>;

/** Id of a number of the scenario. */
export type NumberFieldId = keyof typeof FIELDS;
/** All number ids in page and link order. */
export const NUMBER_FIELD_IDS = Object.keys(FIELDS) as readonly NumberFieldId[];

/** Every choice of a scenario with its legal values, the initial one first. Ids and values are frozen. */
export const CHOICES = {
  periodsPerYear: ['1', '4', '12'],
  currency: ['USD', 'CNY', 'TWD', 'HKD', 'EUR', 'JPY', 'GBP'],
  differenceLaw: ['gamma', 'beta', 'types'],
  tenureShape: ['growth', 'list'],
  winBackTiming: ['atOnce', 'nextPeriod'],
} as const;
/** Id of a choice of the scenario. */
export type ChoiceId = keyof typeof CHOICES;
/** Legal value of a choice. */
export type ChoiceValue<C extends ChoiceId> = (typeof CHOICES)[C][number];

type Span = readonly [number, number];

function field(
  group: FieldGroup,
  unit: Unit,
  [min, max]: Span,
  [from, to]: Span,
  step: number,
  initial: number,
  scale: 'linear' | 'log' = 'linear',
): NumberField {
  return { group, unit, min, max, from, to, step, scale, initial, mayBeUncertain: true };
}

function certain(
  group: FieldGroup,
  unit: Unit,
  range: Span,
  slider: Span,
  step: number,
  initial: number,
): NumberField {
  return { ...field(group, unit, range, slider, step, initial), whole: true, mayBeUncertain: false };
}
