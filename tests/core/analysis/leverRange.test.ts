import { expect, test } from 'vitest';
import { leverValues } from '../../../src/core/analysis/leverRange.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { FIELDS, NUMBER_FIELD_IDS } from '../../../src/core/scenario/fields.ts';

test('a curve runs over the whole slider, from its first position to its last', () => {
  for (const id of NUMBER_FIELD_IDS) {
    const values = leverValues(id, 9, blankScenario);
    expect(values[0], id).toBe(FIELDS[id].from);
    expect(values.at(-1), id).toBe(FIELDS[id].to);
  }
});

test('values rise and none comes twice', () => {
  for (const id of NUMBER_FIELD_IDS) {
    const values = leverValues(id, 40, blankScenario);
    expect(
      values.every((value, index) => index === 0 || value > values[index - 1]),
      id,
    ).toBe(true);
  }
});

test('money is looked at in equal ratios, shares in equal steps', () => {
  const spend = leverValues('spendPerYear', 5, blankScenario);
  expect(spend.map((value) => Math.round(value))).toEqual([10, 100, 1000, 10_000, 100_000]);
  const share = leverValues('addOnMargin', 5, blankScenario);
  expect(share).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test('a number of products or years is looked at as a whole number only', () => {
  expect(leverValues('productsMax', 20, blankScenario)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(leverValues('horizonYears', 3, blankScenario)).toEqual([1, 21, 40]);
});

test('a curve reaches the scenario’s own value when that lies off the slider', () => {
  const high = leverValues('retentionRate', 4, scenarioWith({ retentionRate: 0.995 }));
  expect(high.at(-1)).toBe(0.995);
  expect(high).toHaveLength(5);
  const low = leverValues('retentionRate', 4, scenarioWith({ retentionRate: 0.1 }));
  expect(low[0]).toBe(0.1);
  expect(low[1]).toBe(0.3);
});

test('fewer than two points is a programmer’s mistake', () => {
  for (const points of [1, 0, 2.5, NaN]) {
    expect(() => leverValues('retentionRate', points, blankScenario)).toThrow(/points must be/);
  }
});
