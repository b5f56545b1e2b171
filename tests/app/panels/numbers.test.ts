import { describe, expect, it, test } from 'vitest';
import { figures } from '../../../src/app/panels/numbers.ts';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { simulatedBy } from '../../../src/core/analysis/convention.ts';
import type { PaybackRange } from '../../../src/core/engine/payback.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { LtvConvention, Scenario } from '../../../src/core/scenario/scenario.ts';
import { catalogue } from '../../../src/i18n/catalogue.en.ts';
import { createWords } from '../../../src/i18n/words.ts';
import { findingsOf } from '../../helpers/findings.ts';

const words = createWords('en', catalogue);

test('LTV stands beside its exact value, or says why there is none', () => {
  const { params, result, exact } = findingsOf(PRESETS['pizza.1'], { bandFounders: 0 });
  const notes = (twin: Parameters<typeof figures>[2]) =>
    figures(summarize(result), { params, result }, twin, 'firstMargin', words, 'USD')[0].notes;
  expect(notes(exact)).toEqual([expect.stringMatching(/^± /), expect.stringMatching(/^exact \$/)]);
  expect(notes(null)).toEqual([expect.stringMatching(/^± /)]);
  expect(notes({ unavailable: 'valueTooCostly' })).toEqual([
    expect.stringMatching(/^± /),
    'The exact value would take too long to compute here.',
  ]);
});

it.each(['firstMargin', 'withoutFirst', 'arrears'] as const)(
  'errors are those of LTV counted %s',
  (convention) => {
    const { params, result } = findingsOf({ ...blankScenario, retentionRate: 0.3 }, { bandFounders: 0 });
    const [ltv, , ratio] = figures(summarize(result), { params, result }, null, convention, words, 'USD');
    const { error } = simulatedBy(result, convention);
    const said = (notes: readonly string[]) => Number(/^± \$?([\d.]+)$/.exec(notes[0])?.[1]);
    expect(said(ltv.notes)).toBeCloseTo(error, 1);
    expect(said(ratio.notes)).toBeCloseTo(error / params.acquisitionCost, 2);
  },
);

test('payback and who pay back follow the convention, or say that the first margin counts', () => {
  const { params, result } = findingsOf(
    { ...blankScenario, retentionRate: 0, acquisitionCost: 290, periodsPerYear: '1' },
    { bandFounders: 0 },
  );
  const row = (convention: 'firstMargin' | 'withoutFirst' | 'arrears') => {
    const all = figures(summarize(result), { params, result }, null, convention, words, 'USD');
    return all.filter(({ id }) => id === 'payback' || id === 'paidBack');
  };
  expect(row('firstMargin').map(({ value }) => value)).toEqual(['at once', '100%']);
  expect(row('arrears').map(({ value }) => value)).toEqual(['12 months', '0%']);
  for (const { notes } of row('withoutFirst')) expect(notes).toContain('first margin included');
});

describe('payback', () => {
  // A customer brings 25 a month at first, and three of ten stay a year: 100 is back after some months.
  const scenario: Scenario = {
    ...blankScenario,
    retentionRate: 0.3,
    acquisitionCost: 100,
    periodsPerYear: '12',
  };
  const { params, result, exact } = findingsOf(scenario, { bandFounders: 0 });
  const summary = summarize(result);
  interface Telling {
    readonly convention?: LtvConvention;
    readonly value?: number | null;
    readonly twin?: typeof exact;
  }
  const said = (range: PaybackRange | null, telling: Telling = {}) => {
    const { convention = 'firstMargin', value = 0.25, twin = exact } = telling;
    const told = { ...summary, payback: { value, range } };
    return figures(told, { params, result }, twin, convention, words, 'USD')[3];
  };

  test('is told with what the simulation is sure of, and the exact one', () => {
    const { value, notes } = figures(summary, { params, result }, exact, 'firstMargin', words, 'USD')[3];
    expect(summary.payback.range).not.toBeNull();
    expect(notes[0]).toBe('undiscounted average');
    expect(notes[1]).toMatch(/^95% sure/);
    expect(notes.slice(2)).toEqual([`exact ${value}`]);
  });

  it.each([
    ['95% sure', { earliest: 0.25, latest: 0.25 }],
    ['95% sure: 2–4 months', { earliest: 2 / 12, latest: 4 / 12 }],
    ['95% sure: 0–1 months', { earliest: 0, latest: 1 / 12 }],
    ['95% sure: 3 months or later', { earliest: 0.25, latest: null }],
    ['95% sure: at once or later', { earliest: 0, latest: null }],
    ['95% sure', { earliest: null, latest: null }],
  ])('%s', (note, range) => {
    expect(said(range).notes[1]).toBe(note);
  });

  test('comes a period later in arrears with all that is said of it', () => {
    const { value, notes } = said({ earliest: 0, latest: 0.25 }, { convention: 'arrears' });
    expect(value).toBe('4 months');
    expect(notes[1]).toBe('95% sure: 1–4 months');
    const never = said({ earliest: 0, latest: null }, { convention: 'arrears', value: null });
    expect([never.value, ...never.notes]).toEqual([
      'never',
      'not within 10 years',
      '95% sure: 1 month or later',
      expect.stringMatching(/^exact /),
    ]);
  });

  test('is told without a range where the run is too small', () => {
    expect(said(null, { twin: null }).notes).toEqual(['undiscounted average']);
  });
});

test('average lifetime is told with its error, where there is one', () => {
  const { params, result, exact } = findingsOf(blankScenario, { bandFounders: 0 });
  const summary = summarize(result);
  const notes = (error: number) => {
    const told = { ...summary, lifetimeYears: { ...summary.lifetimeYears, error } };
    return figures(told, { params, result }, exact, 'firstMargin', words, 'USD')[6].notes;
  };
  expect(notes(0.0512)).toEqual(['± 0.051, within 10 years', expect.stringMatching(/^exact .* years$/)]);
  expect(notes(NaN)[0]).toBe('within 10 years');
});
