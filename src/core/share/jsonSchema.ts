import {
  CHOICES,
  FIELDS,
  MODULE_IDS,
  NUMBER_FIELD_IDS,
  type ChoiceId,
  type Unit,
} from '../scenario/fields.ts';
import { PRESET_IDS } from '../scenario/presetIds.ts';
import type { STAGE_KEYS } from '../scenario/parse/readStages.ts';
import { STAGE_KINDS } from '../scenario/parse/readStages.ts';
import { CAUSE_IDS, LTV_CONVENTIONS } from '../scenario/scenario.ts';
import {
  CAUSE_NUMBERS,
  MILESTONE_NUMBERS,
  MOVE_WEIGHT,
  NAME_LENGTH,
  STAGE_NUMBERS,
  STAGE_OVERRIDES,
  STAGE_POINTERS,
  TABLE_LIMITS,
  TENURE_MULTIPLE,
  TYPE_NUMBERS,
  type NumberRange,
  type TableId,
} from '../scenario/tableLimits.ts';
import { FILE_FORMAT, FILE_KIND, TITLE_LENGTH } from './file.ts';
import { CUSTOMERS, SCENARIO_PREFIXES, SEED, THRESHOLD } from './parseDocument.ts';

/** A JSON Schema, or a part of one: plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What the numbers of a unit mean, for people who write files by hand. */
const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  sharePerYear: 'share per year, 0.8 is 80 %',
  share: 'share, 0.3 is 30 %',
  moneyPerYear: 'money per year',
  money: 'money',
  perYear: 'times per year',
  count: 'count',
  factor: 'factor',
  logSd: 'standard deviation of the logarithm',
  variance: 'variance',
  years: 'years',
  months: 'months',
};

/**
 * The JSON Schema (2020-12) of what `scenarioFile` writes and of a bare scenario, made from the tables of fields.
 *
 * What a schema cannot say stands in descriptions: stage 0 is active, pointers name a stage of the right kind, moves sum
 * to 1, and at most 1000 periods fit into a run.
 */
export function jsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Loyalty Lab document or scenario',
    anyOf: [{ $ref: '#/$defs/document' }, { $ref: '#/$defs/scenario' }],
    $defs: {
      document: documentSchema(),
      scenario: scenarioSchema(),
      view: viewSchema(),
      stage: stageSchema(),
    },
  };
}

function documentSchema(): JsonSchema {
  return record(
    {
      $schema: { type: 'string' },
      kind: { const: FILE_KIND },
      format: { const: FILE_FORMAT },
      model: { type: 'integer', minimum: 1, description: 'Version of the model that the writer saw' },
      title: { type: 'string', maxLength: TITLE_LENGTH },
      fingerprints: {
        ...list({ type: 'string', pattern: '^[0-9a-f]{8}$' }, { min: 1, max: SCENARIO_PREFIXES.length }),
        description: 'Fingerprints of the results, one for each scenario',
      },
      seed: number(SEED),
      customers: { ...number(CUSTOMERS), description: 'Number of founding customers' },
      view: { $ref: '#/$defs/view' },
      scenarios: list({ $ref: '#/$defs/scenario' }, { min: 1, max: SCENARIO_PREFIXES.length }),
    },
    ['$schema', 'title', 'fingerprints'],
  );
}

function viewSchema(): JsonSchema {
  return record({
    lever: { enum: NUMBER_FIELD_IDS },
    heatX: { enum: NUMBER_FIELD_IDS },
    heatY: { enum: NUMBER_FIELD_IDS },
    threshold: { ...orNull(number(THRESHOLD)), description: 'Money; null: the acquisition cost' },
    convention: { enum: LTV_CONVENTIONS },
  });
}

function scenarioSchema(): JsonSchema {
  const choiceIds = Object.keys(CHOICES) as readonly ChoiceId[];
  const uncertain = NUMBER_FIELD_IDS.filter((id) => FIELDS[id].mayBeUncertain);
  return record(
    {
      $schema: { type: 'string' },
      preset: { enum: PRESET_IDS },
      ...mapped(NUMBER_FIELD_IDS, (id) => {
        const { unit, group, initial } = FIELDS[id];
        return { ...number(FIELDS[id]), default: initial, description: `${UNIT_WORDS[unit]} (${group})` };
      }),
      ...mapped(choiceIds, (id) => ({ enum: CHOICES[id], default: CHOICES[id][0] })),
      modules: record(mapped(MODULE_IDS, () => ({ type: 'boolean' }))),
      ...tableSchemas(),
      ranges: record(
        mapped(uncertain, (id) => list(number(FIELDS[id]), { min: 2, max: 2 })),
        uncertain,
      ),
    },
    ['$schema'],
  );
}

function tableSchemas(): Readonly<Record<TableId, JsonSchema>> {
  const cause = {
    cause: { enum: CAUSE_IDS },
    ...mapped(['share', 'removed'] as const, (id) => number(CAUSE_NUMBERS[id])),
    final: { type: 'boolean' },
  };
  return {
    stages: {
      ...list({ $ref: '#/$defs/stage' }, TABLE_LIMITS.stages),
      description: 'New customers start in stage 0, which is active',
    },
    types: list(
      record(mapped(['share', 'hazard', 'spend'] as const, (id) => number(TYPE_NUMBERS[id]))),
      TABLE_LIMITS.types,
    ),
    causes: { ...list(record(cause), TABLE_LIMITS.causes), description: 'Each cause at most once' },
    marginByTenure: list(number(TENURE_MULTIPLE), TABLE_LIMITS.marginByTenure),
    milestones: list(
      record(mapped(['month', 'exit'] as const, (id) => number(MILESTONE_NUMBERS[id]))),
      TABLE_LIMITS.milestones,
    ),
  };
}

function stageSchema(): JsonSchema {
  const pointer = (kinds: readonly string[]): JsonSchema => ({
    ...orNull(number({ min: 0, max: TABLE_LIMITS.stages.max - 1, whole: true })),
    description: `Index of a stage that is ${kinds.join(' or ')}`,
  });
  const cells: Readonly<Record<(typeof STAGE_KEYS)[number], JsonSchema>> = {
    name: { type: 'string', maxLength: NAME_LENGTH },
    kind: { enum: STAGE_KINDS },
    ...mapped(['spend', 'cost', 'hazard', 'referral'] as const, (id) => number(STAGE_NUMBERS[id])),
    ...mapped(['exit', 'winBack', 'giveUp'] as const, (id) => orNull(number(STAGE_OVERRIDES[id]))),
    ...mapped(['lapsesTo', 'winBackTo'] as const, (id) => pointer(STAGE_POINTERS[id])),
    moves: {
      ...list(number(MOVE_WEIGHT), { min: 0, max: TABLE_LIMITS.stages.max }),
      description: 'Empty, or one share for each stage, on active stages only, summing to 1',
    },
  };
  return record(cells);
}

function number({ min, max, whole }: NumberRange): JsonSchema {
  return { type: whole === true ? 'integer' : 'number', minimum: min, maximum: max };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function list(items: JsonSchema, { min, max }: { readonly min: number; readonly max: number }): JsonSchema {
  return { type: 'array', items, minItems: min, maxItems: max };
}

/** An object with exactly these keys, all but the optional ones required. */
function record(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: 'object', properties, required, additionalProperties: false };
}

function mapped<K extends string>(keys: readonly K[], schema: (key: K) => JsonSchema): Record<K, JsonSchema> {
  return Object.fromEntries(keys.map((key) => [key, schema(key)])) as Record<K, JsonSchema>;
}
