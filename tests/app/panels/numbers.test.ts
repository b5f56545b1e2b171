import { expect, test } from 'vitest';
import { figures } from '../../../src/app/panels/numbers.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { catalogue } from '../../../src/i18n/catalogue.en.ts';
import { createWords } from '../../../src/i18n/words.ts';
import { findingsOf } from '../../helpers/findings.ts';

const words = createWords('en', catalogue);

test('LTV stands beside its exact value, or says why there is none', () => {
  const { params, result, exact } = findingsOf(PRESETS['pizza.1'], { bandFounders: 0 });
  const notes = (twin: Parameters<typeof figures>[2]) =>
    figures(summarize(result), params, twin, 'firstMargin', words, 'USD')[0].notes;
  expect(notes(exact)).toEqual([expect.stringMatching(/^± /), expect.stringMatching(/^exact \$/)]);
  expect(notes(null)).toEqual([expect.stringMatching(/^± /)]);
  expect(notes({ unavailable: 'valueTooCostly' })).toEqual([
    expect.stringMatching(/^± /),
    'The exact value would take too long to compute here.',
  ]);
});
