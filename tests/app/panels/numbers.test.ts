import { expect, it, test } from 'vitest';
import { figures } from '../../../src/app/panels/numbers.ts';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { simulatedBy } from '../../../src/core/analysis/convention.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
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
