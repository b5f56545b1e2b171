import { FIELDS, NUMBER_FIELD_IDS } from '../scenario/fields.ts';
import type { FieldGroup, ModuleId, NumberField, NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * The scenario with one number changed and that number made to matter: its module is switched on, and where it belongs
 * to one law or shape of several, that law or shape is chosen. Otherwise the answer to a lever that is off would be flat.
 *
 * @param value in the field's own unit; taken as it is, not clamped
 */
export function withLever(scenario: Scenario, lever: NumberFieldId, value: number): Scenario {
  return { ...leverOn(scenario, lever), [lever]: value };
}

/** The scenario with everything switched on that the lever needs to matter, its value unchanged; itself if nothing. */
export function leverOn(scenario: Scenario, lever: NumberFieldId): Scenario {
  const group = FIELDS[lever].group;
  const module = isModule(group, scenario) && !scenario.modules[group] ? group : null;
  const choice = CHOICE_OF_LEVER[lever];
  const modules = module === null ? {} : { modules: { ...scenario.modules, [module]: true } };
  return module === null && (choice === undefined || chosen(scenario, choice))
    ? scenario
    : { ...scenario, ...modules, ...choice };
}

/** Whether the number acts in the scenario as it stands: its module is on and its law or shape is the chosen one. */
export function leverActs(scenario: Scenario, lever: NumberFieldId): boolean {
  return leverOn(scenario, lever) === scenario;
}

/** Whether expected LTV can depend on the number at all: spread scatters single customers round the same mean. */
export function leverMovesMean(lever: NumberFieldId): boolean {
  const field: NumberField = FIELDS[lever];
  return field.group !== 'spread';
}

/** The field behind a lever: unit, range, step, scale; for rooms that may not read the table themselves. */
export function leverField(lever: NumberFieldId): NumberField {
  return FIELDS[lever];
}

/**
 * Levers worth an axis of expected LTV, in page order: those that can move the mean and, of a law or shape with several
 * forms, belong to the chosen one. Modules that are off are no obstacle.
 */
export function meanLevers(scenario: Scenario): NumberFieldId[] {
  return NUMBER_FIELD_IDS.filter((lever) => {
    const choice = CHOICE_OF_LEVER[lever];
    return leverMovesMean(lever) && (choice === undefined || chosen(scenario, choice));
  });
}

/** The choice without which a lever does nothing, beside its module. */
const CHOICE_OF_LEVER: Readonly<Partial<Record<NumberFieldId, Partial<Scenario>>>> = {
  frailtyVariance: { differenceLaw: 'gamma' },
  betaConcentration: { differenceLaw: 'beta' },
  marginGrowth: { tenureShape: 'growth' },
};

function chosen(scenario: Scenario, choice: Partial<Scenario>): boolean {
  return Object.entries(choice).every(([key, value]) => scenario[key as keyof Scenario] === value);
}

function isModule(group: FieldGroup, scenario: Scenario): group is ModuleId {
  return Object.hasOwn(scenario.modules, group);
}
