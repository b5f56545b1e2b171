import fc from 'fast-check';
import {
  CHOICES,
  FIELDS,
  MODULE_IDS,
  NUMBER_FIELD_IDS,
  type ChoiceId,
  type ModuleId,
  type NumberFieldId,
} from '../../src/core/scenario/fields.ts';
import { cleanText } from '../../src/core/scenario/parse/cleanText.ts';
import { PRESET_IDS } from '../../src/core/scenario/presetIds.ts';
import {
  CAUSE_IDS,
  LTV_CONVENTIONS,
  type Document,
  type Scenario,
  type Stage,
  type StageKind,
} from '../../src/core/scenario/scenario.ts';
import {
  CAUSE_NUMBERS,
  MAX_PERIODS,
  MILESTONE_NUMBERS,
  NAME_LENGTH,
  STAGE_NUMBERS,
  STAGE_OVERRIDES,
  TABLE_LIMITS,
  TENURE_MULTIPLE,
  TYPE_NUMBERS,
  type NumberRange,
} from '../../src/core/scenario/tableLimits.ts';

/** How wild the numbers are: anywhere in the legal range with its ends, or where the page's sliders can stand. */
type Reach = 'legal' | 'slider';

const choiceIds = Object.keys(CHOICES) as ChoiceId[];

/** A number of a range that is nobody's slider: round, at an end, or anything between. Never −0. */
function within({ min, max, whole }: NumberRange): fc.Arbitrary<number> {
  if (whole) return fc.integer({ min, max });
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.double({ min, max, noNaN: true }) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }).map((k) => min + ((max - min) * k) / 100) },
      { weight: 1, arbitrary: fc.constantFrom(min, max) },
    )
    .map((value) => value + 0);
}

function fieldNumber(id: NumberFieldId, reach: Reach): fc.Arbitrary<number> {
  const field = FIELDS[id];
  const { from, to, step, scale, whole } = { whole: false, ...field };
  const positions = Math.floor((to - from) / step);
  const onSlider =
    scale === 'log'
      ? fc.nat(1000).map((k) => from * (to / from) ** (k / 1000))
      : fc.integer({ min: 0, max: positions }).map((k) => Number((from + k * step).toPrecision(12)));
  const sensible = onSlider.map((value) => (whole ? Math.round(value) : value) + 0);
  return reach === 'slider' ? sensible : fc.oneof(sensible, within(field));
}

function orNull(arbitrary: fc.Arbitrary<number>): fc.Arbitrary<number | null> {
  return fc.oneof(fc.constant(null), arbitrary);
}

const arbitraryName = fc
  .oneof(
    fc.constantFrom(
      'firstTime',
      'repeat',
      'recency2',
      'VIP',
      '',
      'Stammkunde',
      '老客户',
      '會員 ⭐',
      '<b>&amp;',
    ),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  .map((name) => cleanText(name, NAME_LENGTH));

/** A row of moves among the stages: none, or weights on active ones that sum to 1 as well as floating point can. */
function movesAmong(kinds: readonly StageKind[]): fc.Arbitrary<readonly number[]> {
  const weights = fc.tuple(
    ...kinds.map((kind) => (kind === 'active' ? fc.integer({ min: 0, max: 10 }) : fc.constant(0))),
  );
  return fc.oneof(
    fc.constant([]),
    weights.map((row) => {
      const sum = row.reduce((total, weight) => total + weight, 0);
      return sum === 0 ? [] : row.map((weight) => weight / sum);
    }),
  );
}

function stageOf(kinds: readonly StageKind[], index: number): fc.Arbitrary<Stage> {
  const pointing = (...wanted: readonly StageKind[]) =>
    fc.constantFrom(null, ...kinds.flatMap((kind, i) => (wanted.includes(kind) ? [i] : [])));
  return fc.record({
    name: arbitraryName,
    kind: fc.constant(kinds[index]),
    spend: fc.oneof(fc.constant(1), within({ ...STAGE_NUMBERS.spend, max: 5 }), within(STAGE_NUMBERS.spend)),
    cost: fc.oneof(fc.constant(0), within({ ...STAGE_NUMBERS.cost, max: 100 }), within(STAGE_NUMBERS.cost)),
    hazard: fc.oneof(
      fc.constant(1),
      within({ ...STAGE_NUMBERS.hazard, max: 3 }),
      within(STAGE_NUMBERS.hazard),
    ),
    referral: fc.oneof(
      fc.constant(1),
      within({ ...STAGE_NUMBERS.referral, max: 3 }),
      within(STAGE_NUMBERS.referral),
    ),
    exit: orNull(within(STAGE_OVERRIDES.exit)),
    winBack: orNull(within(STAGE_OVERRIDES.winBack)),
    giveUp: orNull(within(STAGE_OVERRIDES.giveUp)),
    lapsesTo: pointing('lapsed', 'gone'),
    winBackTo: pointing('active'),
    moves: movesAmong(kinds),
  });
}

/** A ladder of legal stages. */
const arbitraryStages: fc.Arbitrary<readonly Stage[]> = fc
  .array(fc.constantFrom<StageKind>('active', 'active', 'lapsed', 'gone'), {
    minLength: 0,
    maxLength: TABLE_LIMITS.stages.max - 1,
  })
  .map((others): readonly StageKind[] => ['active', ...others])
  .chain((kinds) => fc.tuple(...kinds.map((_, i) => stageOf(kinds, i))));

const arbitraryTypes = fc
  .array(
    fc.record({
      share: within({ ...TYPE_NUMBERS.share, max: 10 }),
      hazard: fc.oneof(within({ ...TYPE_NUMBERS.hazard, max: 5 }), within(TYPE_NUMBERS.hazard)),
      spend: fc.oneof(within({ ...TYPE_NUMBERS.spend, max: 5 }), within(TYPE_NUMBERS.spend)),
    }),
    { minLength: TABLE_LIMITS.types.min, maxLength: TABLE_LIMITS.types.max },
  )
  .filter((types) => types.some(({ share }) => share > 0));

const arbitraryCauses = fc
  .uniqueArray(
    fc.record({
      cause: fc.constantFrom(...CAUSE_IDS),
      share: within({ ...CAUSE_NUMBERS.share, max: 1 }),
      removed: fc.oneof(fc.constant(0), within(CAUSE_NUMBERS.removed)),
      final: fc.boolean(),
    }),
    {
      selector: ({ cause }) => cause,
      minLength: TABLE_LIMITS.causes.min,
      maxLength: TABLE_LIMITS.causes.max,
    },
  )
  .filter((causes) => causes.some(({ share }) => share > 0));

const arbitraryMilestones = fc.array(
  fc.record({ month: within(MILESTONE_NUMBERS.month), exit: within(MILESTONE_NUMBERS.exit) }),
  { minLength: TABLE_LIMITS.milestones.min, maxLength: TABLE_LIMITS.milestones.max },
);

const arbitraryTenure = fc.array(fc.oneof(within({ ...TENURE_MULTIPLE, max: 4 }), within(TENURE_MULTIPLE)), {
  minLength: TABLE_LIMITS.marginByTenure.min,
  maxLength: TABLE_LIMITS.marginByTenure.max,
});

/** Ranges for a few numbers, low ≤ high. */
const arbitraryRanges: fc.Arbitrary<Scenario['ranges']> = fc
  .subarray(
    NUMBER_FIELD_IDS.filter((id) => FIELDS[id].mayBeUncertain),
    { maxLength: 4 },
  )
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fieldNumber(id, 'legal'), fieldNumber(id, 'legal'))
          .map(([a, b]) => [id, [Math.min(a, b), Math.max(a, b)]] as const),
      ),
    ),
  )
  .map((pairs) => Object.fromEntries(pairs));

function scenarioWithin(reach: Reach): fc.Arbitrary<Scenario> {
  const numbers = fc.record(
    Object.fromEntries(NUMBER_FIELD_IDS.map((id) => [id, fieldNumber(id, reach)])) as Record<
      NumberFieldId,
      fc.Arbitrary<number>
    >,
  );
  const choices = fc.record(
    Object.fromEntries(choiceIds.map((id) => [id, fc.constantFrom(...CHOICES[id])])),
  ) as fc.Arbitrary<Pick<Scenario, ChoiceId>>;
  const tables = fc.record({
    preset: fc.constantFrom(...PRESET_IDS),
    modules: fc.record(
      Object.fromEntries(MODULE_IDS.map((id) => [id, fc.boolean()])) as Record<
        ModuleId,
        fc.Arbitrary<boolean>
      >,
    ),
    stages: arbitraryStages,
    types: arbitraryTypes,
    causes: arbitraryCauses,
    marginByTenure: arbitraryTenure,
    milestones: arbitraryMilestones,
    ranges: fc.oneof(fc.constant({}), arbitraryRanges),
  });
  return fc.tuple(numbers, choices, tables).map(([some, chosen, rest]) => {
    const scenario: Scenario = { ...some, ...chosen, ...rest };
    const longest = Math.floor(MAX_PERIODS / Number(scenario.periodsPerYear));
    return { ...scenario, horizonYears: Math.min(scenario.horizonYears, longest) };
  });
}

/** Every legal scenario: all fields, choices, modules and tables, up to the very ends of their ranges. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = scenarioWithin('legal');

/** Scenarios whose numbers the page's sliders can reach; choices, modules and tables as wild as the law allows. */
export const sliderScenario: fc.Arbitrary<Scenario> = scenarioWithin('slider');

/** Every legal document: one to four scenarios, seed, size and view. */
export const arbitraryDocument: fc.Arbitrary<Document> = documentOf(arbitraryScenario);

/** A document of one to four scenarios of that kind. */
export function documentOf(scenario: fc.Arbitrary<Scenario>): fc.Arbitrary<Document> {
  return fc.record({
    scenarios: fc.array(scenario, { minLength: 1, maxLength: 4 }),
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
    customers: fc.oneof(
      fc.constantFrom(1, 20_000, 1_000_000, 10_000_000),
      fc.integer({ min: 1, max: 10_000_000 }),
    ),
    view: fc.record({
      lever: fc.constantFrom(...NUMBER_FIELD_IDS),
      heatX: fc.constantFrom(...NUMBER_FIELD_IDS),
      heatY: fc.constantFrom(...NUMBER_FIELD_IDS),
      threshold: fc.oneof(fc.constant(null), within({ min: -1e6, max: 1e9 })),
      convention: fc.constantFrom(...LTV_CONVENTIONS),
    }),
  });
}
