import { CHOICES, FIELDS, MODULE_IDS, NUMBER_FIELD_IDS } from './fields.ts';
import type { ModuleId, NumberFieldId } from './fields.ts';
import { LADDERS } from './ladders.ts';
import type { CauseRow, CustomerType, DocumentView, Scenario } from './scenario.ts';

/**
 * Stated causes of leaving as one of the articles gives them (two lost digits restored so that the list sums to 100).
 * Shares of leavers as told, not measured causes.
 */
export const ARTICLE_CAUSES: readonly CauseRow[] = [
  { cause: 'death', share: 0.01, removed: 0, final: true },
  { cause: 'move', share: 0.03, removed: 0, final: true },
  { cause: 'taste', share: 0.04, removed: 0, final: false },
  { cause: 'friend', share: 0.05, removed: 0, final: false },
  { cause: 'price', share: 0.09, removed: 0, final: false },
  { cause: 'complaint', share: 0.1, removed: 0, final: false },
  { cause: 'neglect', share: 0.68, removed: 0, final: false },
];

const TWO_TYPES: readonly CustomerType[] = [
  { share: 0.3, hazard: 0.3, spend: 1.5 },
  { share: 0.7, hazard: 1.4, spend: 0.8 },
];

/** Every field at its initial value, every module off, one stage: the neutral scenario that others are changed from. */
export const blankScenario: Scenario = {
  preset: 'blank.1',
  ...(Object.fromEntries(NUMBER_FIELD_IDS.map((id) => [id, FIELDS[id].initial])) as Record<
    NumberFieldId,
    number
  >),
  periodsPerYear: CHOICES.periodsPerYear[0],
  currency: CHOICES.currency[0],
  differenceLaw: CHOICES.differenceLaw[0],
  tenureShape: CHOICES.tenureShape[0],
  winBackTiming: CHOICES.winBackTiming[0],
  modules: Object.fromEntries(MODULE_IDS.map((id) => [id, false])) as Record<ModuleId, boolean>,
  stages: LADDERS.one,
  types: TWO_TYPES,
  causes: ARTICLE_CAUSES,
  marginByTenure: [1, 1.2, 1.35, 1.45, 1.5],
  milestones: [],
  ranges: {},
};

/** The blank scenario with some parts changed; `modules` lists those that are on. */
export function scenarioWith(
  changes: Partial<Omit<Scenario, 'modules'>> & { readonly modules?: readonly ModuleId[] },
  base: Scenario = blankScenario,
): Scenario {
  const { modules, ...rest } = changes;
  const on = modules === undefined ? {} : Object.fromEntries(modules.map((id) => [id, true]));
  return { ...base, ...rest, modules: { ...base.modules, ...on } };
}

/** What is open on the page when nothing else is said. */
export const initialView: DocumentView = {
  lever: 'retentionRate',
  heatX: 'retentionRate',
  heatY: 'referralRate',
  threshold: null,
  convention: 'firstMargin',
};
