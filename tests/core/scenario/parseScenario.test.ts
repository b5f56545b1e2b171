import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { parseScenario } from '../../../src/core/scenario/parseScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';

/** What is read, with the issues as `path code`. */
function read(input: unknown): { readonly scenario: Scenario; readonly issues: readonly string[] } {
  const result = parseScenario(input);
  if (!result.ok) throw new Error('not read at all');
  return { scenario: result.value, issues: result.issues.map(({ path, code }) => `${path} ${code}`) };
}

function blankWith(changes: object): { readonly scenario: Scenario; readonly issues: readonly string[] } {
  return read({ ...blankScenario, ...changes });
}

describe('a legal scenario', () => {
  test('comes back equal and without issues, whatever it says', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const result = parseScenario(scenario);
        expect(result).toEqual({ ok: true, value: scenario, issues: [] });
      }),
      { seed: 1, numRuns: 500 },
    );
  }, 60_000);

  test('every preset is one', () => {
    for (const preset of Object.values(PRESETS)) {
      expect(parseScenario(preset)).toEqual({ ok: true, value: preset, issues: [] });
    }
    for (const stages of Object.values(LADDERS)) expect(blankWith({ stages }).issues).toEqual([]);
  });

  test('survives a trip through JSON', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({
          ok: true,
          value: scenario,
          issues: [],
        });
      }),
      { seed: 2, numRuns: 200 },
    );
  }, 60_000);
});

describe('reading twice', () => {
  const damaged = arbitraryScenario.chain((scenario) =>
    fc
      .array(
        fc.tuple(
          fc.constantFrom(...Object.keys(scenario), 'extra'),
          fc.anything({ withNullPrototype: true }),
        ),
        {
          maxLength: 8,
        },
      )
      .map((changes) => ({ ...scenario, ...Object.fromEntries(changes) })),
  );

  test('changes nothing more: what was read once is legal', () => {
    fc.assert(
      fc.property(damaged, (input) => {
        const { scenario } = read(input);
        expect(parseScenario(scenario)).toEqual({ ok: true, value: scenario, issues: [] });
      }),
      { seed: 3, numRuns: 300 },
    );
  }, 60_000);

  test('holds for wild stages, too', () => {
    const wild = fc.oneof(fc.double(), fc.constant(null), fc.integer({ min: -2, max: 13 }));
    const stage = fc.record(
      {
        name: fc.string({ unit: 'binary' }),
        kind: fc.constantFrom('active', 'lapsed', 'gone', 'odd'),
        spend: wild,
        cost: wild,
        hazard: wild,
        referral: wild,
        exit: wild,
        winBack: wild,
        giveUp: wild,
        lapsesTo: wild,
        winBackTo: wild,
        moves: fc.array(fc.oneof(fc.double(), fc.nat(100))),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 15 }), (stages) => {
        const { scenario } = blankWith({ stages });
        expect(parseScenario(scenario)).toEqual({ ok: true, value: scenario, issues: [] });
      }),
      { seed: 4, numRuns: 300 },
    );
  }, 60_000);
});

describe('numbers', () => {
  test('a missing one is the value of the preset that is named', () => {
    const { retentionRate: _, ...rest } = PRESETS['card.1'];
    const { scenario, issues } = read(rest);
    expect(scenario.retentionRate).toBe(0.85);
    expect(issues).toEqual(['retentionRate missing']);
  });

  test.each([['.9'], [NaN], [Infinity], [null], [true], [[0.9]], [{}], [10n]])(
    '%s is no number, and does not sink the rest',
    (retentionRate) => {
      const { scenario, issues } = blankWith({ retentionRate, spendPerYear: 500 });
      expect(scenario.retentionRate).toBe(blankScenario.retentionRate);
      expect(scenario.spendPerYear).toBe(500);
      expect(issues).toEqual(['retentionRate notANumber']);
    },
  );

  test('one outside its range is brought to the nearest end', () => {
    const result = parseScenario({ ...blankScenario, retentionRate: 1.4, marginGrowth: -3 });
    expect(result.ok && [result.value.retentionRate, result.value.marginGrowth]).toEqual([1, -0.5]);
    expect(result.issues).toEqual([
      { path: 'retentionRate', code: 'clamped', params: { given: 1.4, min: 0, max: 1, used: 1 } },
      { path: 'marginGrowth', code: 'clamped', params: { given: -3, min: -0.5, max: 1, used: -0.5 } },
    ]);
  });

  test('a count is whole', () => {
    const { scenario, issues } = blankWith({ productsMax: 2.5, horizonYears: 0.4 });
    expect([scenario.productsMax, scenario.horizonYears]).toEqual([3, 1]);
    expect(issues).toEqual(['horizonYears clamped', 'productsMax notWhole']);
  });

  test('minus nought is nought', () => {
    const { scenario, issues } = blankWith({ costToServe: -0, productsMax: 1 });
    expect(Object.is(scenario.costToServe, 0)).toBe(true);
    expect(issues).toEqual([]);
  });

  test.each([100, 2000])(
    'a horizon of more than 1000 periods is shortened: %i years of months',
    (horizonYears) => {
      const { scenario, issues } = blankWith({ horizonYears, periodsPerYear: '12' });
      expect(scenario.horizonYears).toBe(83);
      expect(issues).toEqual(['horizonYears tooManyPeriods']);
    },
  );

  test('a horizon of years ends where its field does', () => {
    const { scenario, issues } = blankWith({ horizonYears: 2000, periodsPerYear: '1' });
    expect(scenario.horizonYears).toBe(200);
    expect(issues).toEqual(['horizonYears clamped']);
  });
});

describe('choices, modules and the preset', () => {
  test('an unknown word leaves the choice of the preset', () => {
    const { scenario, issues } = read({
      ...PRESETS['pizza.1'],
      periodsPerYear: 12,
      differenceLaw: 'constructor',
    });
    expect([scenario.periodsPerYear, scenario.differenceLaw]).toEqual(['12', 'types']);
    expect(issues).toEqual(['periodsPerYear unknownChoice', 'differenceLaw unknownChoice']);
  });

  test('an unknown preset is the blank one', () => {
    const { scenario, issues } = blankWith({ preset: '__proto__' });
    expect(scenario).toEqual(blankScenario);
    expect(issues).toEqual(['preset unknownPreset']);
  });

  test('a module is on or off', () => {
    const { scenario, issues } = blankWith({
      modules: { ...blankScenario.modules, referral: 1, winBack: true },
    });
    expect([scenario.modules.referral, scenario.modules.winBack]).toEqual([false, true]);
    expect(issues).toEqual(['modules.referral unknownChoice']);
  });

  test('unknown keys are named, five of them at most', () => {
    const odd = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`odd${i}`, i]));
    expect(blankWith(odd).issues).toHaveLength(5);
    expect(blankWith({ churn: 0.2 }).issues).toEqual(['churn unknownField']);
  });
});

describe('the ladder', () => {
  const [stage] = LADDERS.one;
  const lapsed = { ...stage, kind: 'lapsed' };
  const stagesOf = (...stages: readonly unknown[]) => blankWith({ stages });

  test('starts with an active stage', () => {
    const { scenario, issues } = stagesOf(lapsed, stage);
    expect(scenario.stages.map(({ kind }) => kind)).toEqual(['active', 'active']);
    expect(issues).toEqual(['stages.0.kind noActiveStart']);
  });

  test('has one to twelve stages', () => {
    expect(stagesOf().scenario.stages).toEqual(blankScenario.stages);
    expect(stagesOf().issues).toEqual(['stages tooFew']);
    const many = stagesOf(...Array.from({ length: 20 }, () => stage));
    expect(many.scenario.stages).toHaveLength(12);
    expect(many.issues).toEqual(['stages tooMany']);
  });

  test('a stage that cannot be read keeps its place, so that pointers still mean what they meant', () => {
    const { scenario, issues } = stagesOf(stage, 'nonsense', { ...stage, winBackTo: 1 });
    expect(scenario.stages[1]).toMatchObject({ name: '', kind: 'active', hazard: 1, moves: [] });
    expect(scenario.stages[2].winBackTo).toBe(1);
    expect(issues).toEqual(['stages.1 notAnObject']);
  });

  test('leavers go to a lapsed or gone stage, and come back to an active one', () => {
    expect(stagesOf({ ...stage, lapsesTo: 1, winBackTo: 0 }, lapsed).issues).toEqual([]);
    const { scenario, issues } = stagesOf(
      { ...stage, lapsesTo: 0, winBackTo: 1 },
      { ...lapsed, lapsesTo: 2 },
    );
    expect(scenario.stages.map(({ lapsesTo, winBackTo }) => [lapsesTo, winBackTo])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(issues).toEqual([
      'stages.0.lapsesTo badIndex',
      'stages.0.winBackTo badIndex',
      'stages.1.lapsesTo badIndex',
    ]);
  });

  test.each([[-1], [0.5], ['1'], [NaN], ['length'], [{}]])('%s points at no stage', (lapsesTo) => {
    expect(stagesOf({ ...stage, lapsesTo }, lapsed).issues).toEqual(['stages.0.lapsesTo badIndex']);
  });

  test('moves are shares of those who stay', () => {
    const { scenario, issues } = stagesOf({ ...stage, moves: [20, 60] }, stage);
    expect(scenario.stages[0].moves).toEqual([0.25, 0.75]);
    expect(issues).toEqual(['stages.0.moves movesNormalised']);
  });

  test('a row that sums to 1 but for rounding keeps its bits', () => {
    const moves = [0.1, 0.2, 0.7000000005];
    const { scenario, issues } = stagesOf({ ...stage, moves }, stage, stage);
    expect(scenario.stages[0].moves).toEqual(moves);
    expect(issues).toEqual([]);
  });

  test('nobody who stays moves to a lapsed stage', () => {
    const { scenario, issues } = stagesOf({ ...stage, moves: [0.5, 0.5] }, { ...lapsed, moves: [0, 1] });
    expect(scenario.stages.map(({ moves }) => moves)).toEqual([[1, 0], []]);
    expect(issues).toEqual(['stages.0.moves movesNormalised', 'stages.1.moves movesNormalised']);
  });

  test('a row has one entry per stage', () => {
    const { scenario, issues } = stagesOf({ ...stage, moves: [1] }, { ...stage, moves: [0.5, 0.5, 0] });
    expect(scenario.stages.map(({ moves }) => moves)).toEqual([
      [1, 0],
      [0.5, 0.5],
    ]);
    expect(issues).toEqual(['stages.0.moves tooFew', 'stages.1.moves tooMany']);
  });

  test('names are plain text of at most 24 characters', () => {
    const { scenario, issues } = stagesOf(
      { ...stage, name: '\u202egnp.exe\u0000\n' },
      { ...stage, name: '🙂'.repeat(30) },
      { ...stage, name: '<img src=x onerror=1>' },
      { ...stage, name: 'half \ud83d of a pair' },
      { ...stage, name: 7 },
    );
    expect(scenario.stages.map(({ name }) => name)).toEqual([
      'gnp.exe',
      '🙂'.repeat(24),
      '<img src=x onerror=1>',
      'half  of a pair',
      '',
    ]);
    expect(issues).toEqual([
      'stages.0.name textCleaned',
      'stages.1.name textCleaned',
      'stages.3.name textCleaned',
      'stages.4.name notAText',
    ]);
  });
});

describe('tables', () => {
  test('shares that are all nought become equal', () => {
    const { scenario, issues } = blankWith({
      types: [
        { share: 0, hazard: 1, spend: 1 },
        { share: 0, hazard: 2, spend: 1 },
      ],
    });
    expect(scenario.types.map(({ share }) => share)).toEqual([1, 1]);
    expect(issues).toEqual(['types sharesEmpty']);
  });

  test('a cause is known and listed once', () => {
    const row = { cause: 'price', share: 1, removed: 0, final: false };
    const { scenario, issues } = blankWith({
      causes: [row, { ...row, share: 2 }, { ...row, cause: 'boredom' }],
    });
    expect(scenario.causes).toEqual([row]);
    expect(issues).toEqual(['causes.1 repeated', 'causes.2.cause unknownField']);
  });

  test('a table without a usable row is the one of the preset', () => {
    const { scenario, issues } = blankWith({
      causes: [null],
      types: 'two',
      marginByTenure: [],
      milestones: [3],
    });
    const { causes, types, marginByTenure } = blankScenario;
    expect(scenario).toMatchObject({ causes, types, marginByTenure, milestones: [] });
    expect(issues).toEqual([
      'types notAList',
      'causes.0 notAnObject',
      'causes tooFew',
      'marginByTenure tooFew',
      'milestones.0 notAnObject',
    ]);
  });

  test('an entry of the margins that cannot be read repeats the year before', () => {
    expect(blankWith({ marginByTenure: [1, 2, null] }).scenario.marginByTenure).toEqual([1, 2, 2]);
  });

  test('a range has a low and a high end of a number that may be uncertain', () => {
    const { scenario, issues } = blankWith({
      ranges: { retentionRate: [0.7, 1.2], spendPerYear: [9, 1], costToServe: 3, horizonYears: [1, 2] },
    });
    expect(scenario.ranges).toEqual({ retentionRate: [0.7, 1] });
    expect(issues).toEqual([
      'ranges.horizonYears unknownField',
      'ranges.retentionRate clamped',
      'ranges.spendPerYear notAList',
      'ranges.costToServe notAList',
    ]);
  });
});
