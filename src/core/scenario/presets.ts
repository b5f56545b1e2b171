import { blankScenario, scenarioWith } from './blankScenario.ts';
import { LADDERS } from './ladders.ts';
import type { PresetId } from './presetIds.ts';
import type { Scenario } from './scenario.ts';

/** Yearly hazard −ln r of retention .65, .90 and .50: only ratios between types matter. */
const HAZARD_65 = 0.430782916092454;
const HAZARD_90 = 0.105360515657826;
const HAZARD_50 = 0.693147180559945;

/**
 * Every preset by its frozen id. Values never change under an id: a better preset gets the next number. The eight
 * businesses are illustrative (figures from public filings, trade reports and assumptions: the page lists which); the
 * four cohorts are published.
 */
export const PRESETS: Readonly<Record<PresetId, Scenario>> = {
  'blank.1': blankScenario,

  'pizza.1': scenarioWith({
    preset: 'pizza.1',
    modules: ['difference', 'referral'],
    periodsPerYear: '12',
    retentionRate: 0.7,
    spendPerYear: 396,
    contributionRate: 0.3,
    acquisitionCost: 12,
    referralRate: 0.05,
    referredHazardMultiplier: 0.82,
    crossSellRate: 0.2,
    addOnMargin: 0.25,
    differenceLaw: 'types',
    types: [
      { share: 0.8, hazard: HAZARD_65, spend: 1 },
      { share: 0.2, hazard: HAZARD_90, spend: 800 / 396 },
    ],
  }),

  'saas.1': scenarioWith({
    preset: 'saas.1',
    modules: ['causes'],
    periodsPerYear: '12',
    horizonYears: 20,
    retentionRate: 0.85,
    spendPerYear: 1200,
    contributionRate: 0.78,
    acquisitionCost: 2112,
    marginGrowth: 0.05,
    causes: [
      { cause: 'price', share: 0.2, removed: 0, final: false },
      { cause: 'product', share: 0.3, removed: 0, final: false },
      { cause: 'neglect', share: 0.25, removed: 0, final: false },
      { cause: 'closure', share: 0.15, removed: 0, final: true },
      { cause: 'rival', share: 0.1, removed: 0, final: false },
    ],
  }),

  'cosmetics.1': scenarioWith({
    preset: 'cosmetics.1',
    modules: ['referral'],
    periodsPerYear: '12',
    currency: 'CNY',
    retentionRate: 0.6,
    spendPerYear: 900,
    contributionRate: 0.45,
    acquisitionCost: 40,
    referralRate: 0.1,
    referredHazardMultiplier: 0.82,
  }),

  'milk.1': scenarioWith({
    preset: 'milk.1',
    modules: ['referral', 'milestones'],
    periodsPerYear: '12',
    currency: 'CNY',
    horizonYears: 4,
    retentionRate: 0.693842360995438,
    spendPerYear: 7680,
    contributionRate: 0.5,
    acquisitionCost: 300,
    referralRate: 0.15,
    referredHazardMultiplier: 1,
    milestones: [
      { month: 6, exit: 0.1 },
      { month: 12, exit: 0.1 },
      { month: 36, exit: 0.1 },
    ],
  }),

  'hotel.1': scenarioWith({
    preset: 'hotel.1',
    modules: ['difference'],
    periodsPerYear: '4',
    retentionRate: 0.5,
    spendPerYear: 660,
    contributionRate: 0.4,
    acquisitionCost: 59,
    frailtyVariance: 0.5,
  }),

  'industrial.1': scenarioWith({
    preset: 'industrial.1',
    modules: ['tenure', 'relatedSales'],
    horizonYears: 20,
    retentionRate: 0.88,
    spendPerYear: 18_000,
    contributionRate: 0.25,
    acquisitionCost: 6000,
    crossSellRate: 0,
    tenureShape: 'list',
    marginByTenure: [1, 99 / 45, 121 / 45, 144 / 45, 168 / 45],
  }),

  'card.1': scenarioWith({
    preset: 'card.1',
    modules: ['tenure', 'spread'],
    horizonYears: 20,
    retentionRate: 0.85,
    spendPerYear: 360,
    contributionRate: 0.2,
    acquisitionCost: 275,
    walletSigma: 1.3,
    winBackRate: 1 / 3,
    winBackCost: 0,
    winBackDecay: 0,
    giveUpRate: 1,
    secondLifeHazard: 1,
    tenureShape: 'list',
    marginByTenure: [1, 101 / 72, 106 / 72, 118 / 72, 132 / 72],
  }),

  'mobile.1': scenarioWith({
    preset: 'mobile.1',
    modules: ['causes'],
    periodsPerYear: '12',
    retentionRate: 0.900452672193,
    spendPerYear: 600,
    contributionRate: 0.55,
    acquisitionCost: 350,
    causes: [
      { cause: 'price', share: 0.35, removed: 0, final: false },
      { cause: 'network', share: 0.25, removed: 0, final: false },
      { cause: 'service', share: 0.2, removed: 0, final: false },
      { cause: 'move', share: 0.1, removed: 0, final: true },
      { cause: 'neglect', share: 0.1, removed: 0, final: false },
    ],
  }),

  'highEnd.1': betaCohort('highEnd.1', 0.66809, 3.8061),
  'regular.1': betaCohort('regular.1', 0.70408, 1.18204),

  'twoTypes.1': scenarioWith({
    preset: 'twoTypes.1',
    modules: ['difference'],
    horizonYears: 20,
    retentionRate: 19 / 30,
    spendPerYear: 100,
    contributionRate: 1,
    acquisitionCost: 100,
    differenceLaw: 'types',
    types: [
      { share: 1, hazard: HAZARD_90, spend: 1 },
      { share: 2, hazard: HAZARD_50, spend: 1 },
    ],
  }),

  'recency.1': scenarioWith({
    preset: 'recency.1',
    discountRate: 0.2,
    spendPerYear: 40,
    contributionRate: 1,
    acquisitionCost: 20,
    stages: LADDERS.recency,
  }),
};

/** What a preset rests on, for the page to say. Ids are message keys: `source.<id>` and `missing.<id>`. */
export interface PresetNotes {
  /** Numbers to be replaced by the reader's own, rather than a published cohort. */
  readonly illustrative: boolean;
  readonly sources: readonly string[];
  /** Parts of the business that today's model cannot express. */
  readonly missing: readonly string[];
}

/** Sources and gaps of every preset. */
export const PRESET_NOTES: Readonly<Record<PresetId, PresetNotes>> = {
  'blank.1': { illustrative: true, sources: [], missing: [] },
  'pizza.1': {
    illustrative: true,
    sources: ['articlePizza', 'heskett1994', 'schmitt2011', 'assumption'],
    missing: ['service', 'effort'],
  },
  'saas.1': { illustrative: true, sources: ['saasSurvey', 'assumption'], missing: ['levers', 'contract'] },
  'cosmetics.1': {
    illustrative: true,
    sources: ['articleCoupon', 'schmitt2011', 'assumption'],
    missing: ['care', 'coupon', 'people'],
  },
  'milk.1': { illustrative: true, sources: ['articleMilk', 'milkPrices', 'assumption'], missing: ['care'] },
  'hotel.1': {
    illustrative: true,
    sources: ['hotelRates', 'assumption'],
    missing: ['service', 'channel', 'rater'],
  },
  'industrial.1': {
    illustrative: true,
    sources: ['articleProfitByYear', 'distributionMargins', 'assumption'],
    missing: ['wallet', 'tiers'],
  },
  'card.1': {
    illustrative: true,
    sources: ['cardChurn', 'cardProfile1990', 'assumption'],
    missing: ['activation', 'saveDesk'],
  },
  'mobile.1': {
    illustrative: true,
    sources: ['telecomChurn', 'assumption'],
    missing: ['effort', 'handset'],
  },
  'highEnd.1': { illustrative: false, sources: ['faderHardie2007'], missing: [] },
  'regular.1': { illustrative: false, sources: ['faderHardie2007'], missing: [] },
  'twoTypes.1': { illustrative: false, sources: ['faderHardie2010'], missing: [] },
  'recency.1': { illustrative: false, sources: ['pfeiferCarraway2000'], missing: [] },
};

/** A published yearly cohort whose members' churn follows Beta(alpha, beta): 100 a year, all of it margin. */
function betaCohort(preset: PresetId, alpha: number, beta: number): Scenario {
  return scenarioWith({
    preset,
    modules: ['difference'],
    horizonYears: 12,
    retentionRate: beta / (alpha + beta),
    betaConcentration: alpha + beta,
    differenceLaw: 'beta',
    spendPerYear: 100,
    contributionRate: 1,
    acquisitionCost: 100,
  });
}
