import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/core/scenario/canonicalText.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { parseScenario } from '../../../src/core/scenario/parseScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';

test('the order of keys is no difference, the order of a list is one', () => {
  expect(canonicalText({ a: 1, b: [{ c: 2, d: null }] })).toBe(
    canonicalText({ b: [{ d: null, c: 2 }], a: 1 }),
  );
  expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
  expect(canonicalText({ a: 1 })).not.toBe(canonicalText({ a: '1' }));
});

test.each(Object.entries(PRESETS))('%s is known again after it was read', (_, preset) => {
  const read = parseScenario(structuredClone(preset));
  expect(read.ok && canonicalText(read.value)).toBe(canonicalText(preset));
});

test.each(Object.entries(LADDERS))('the ladder %s is known again after it was read', (_, stages) => {
  const read = parseScenario({ ...PRESETS['blank.1'], stages });
  expect(read.ok && canonicalText(read.value.stages)).toBe(canonicalText(stages));
});
