import { describe, expect, test } from 'vitest';
import { fieldText, sliderScale, typedValue } from '../../../src/app/controls/fieldScale.ts';
import { FIELDS, NUMBER_FIELD_IDS, type NumberField } from '../../../src/core/scenario/fields.ts';

describe('every slider', () => {
  test.each(NUMBER_FIELD_IDS)('%s begins and ends where its field says', (id) => {
    const field: NumberField = FIELDS[id];
    const scale = sliderScale(field);
    expect(scale.valueAt(scale.min)).toBe(field.from);
    expect(scale.valueAt(scale.max)).toBe(field.to);
    expect(scale.shareOf(field.from)).toBe(0);
    expect(scale.shareOf(field.to)).toBe(1);
  });

  test.each(NUMBER_FIELD_IDS)('%s has only legal positions, each larger than the one before', (id) => {
    const field: NumberField = FIELDS[id];
    const scale = sliderScale(field);
    const count = Math.round((scale.max - scale.min) / scale.step);
    const values = Array.from({ length: count + 1 }, (_, i) => scale.valueAt(scale.min + i * scale.step));
    expect(values.every((value) => value >= field.min && value <= field.max)).toBe(true);
    expect(values.every((value, i) => i === 0 || value >= values[i - 1])).toBe(true);
  });

  test('whose field spans decades gives each decade the same way', () => {
    const scale = sliderScale(FIELDS.spendPerYear);
    expect(scale.shareOf(1000) - scale.shareOf(100)).toBeCloseTo(scale.shareOf(100) - scale.shareOf(10), 10);
  });
});

describe('a typed number', () => {
  test('in per cent is stored as a share, without binary dust', () => {
    expect(typedValue(FIELDS.retentionRate, 80.1)).toEqual({ value: 0.801, moved: 'none' });
  });

  test('outside what is legal is moved to the edge, and the reader learns which', () => {
    expect(typedValue(FIELDS.retentionRate, 140)).toEqual({ value: 1, moved: 'max' });
    expect(typedValue(FIELDS.retentionRate, -1)).toEqual({ value: 0, moved: 'min' });
  });

  test('beyond the slider but legal is taken as it is', () => {
    expect(typedValue(FIELDS.acquisitionCost, 250_000)).toEqual({ value: 250_000, moved: 'none' });
  });

  test('of something counted is a whole one', () => {
    expect(typedValue(FIELDS.horizonYears, 7.6)).toEqual({ value: 8, moved: 'whole' });
  });
});

test('a value is shown without more decimals than mean anything', () => {
  expect(fieldText(FIELDS.retentionRate, 0.693842360995438)).toBe('69.384');
  expect(fieldText(FIELDS.retentionRate, 0.8)).toBe('80');
  expect(fieldText(FIELDS.referralRate, 0.05)).toBe('0.05');
});
