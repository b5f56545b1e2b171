import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leverValues } from '../../../src/core/analysis/leverRange.ts';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { NUMBER_FIELD_IDS, type NumberFieldId } from '../../../src/core/scenario/fields.ts';
import { gridOfValue, heatAxis, snapped, stepped, valueAtGrid } from '../../../src/core/views/heatAxis.ts';

function axisOf(lever: NumberFieldId, own?: number) {
  const scenario = own === undefined ? blankScenario : { ...blankScenario, [lever]: own };
  return heatAxis(lever, leverValues(lever, 20, scenario));
}

test('place and value are each other’s inverse on every lever', () => {
  for (const lever of NUMBER_FIELD_IDS) {
    const axis = axisOf(lever);
    const last = axis.values.length - 1;
    fc.assert(
      fc.property(fc.double({ min: 0, max: last, noNaN: true }), (place) => {
        expect(gridOfValue(axis, valueAtGrid(axis, place))).toBeCloseTo(place, 6);
      }),
      { seed: 1, numRuns: 40 },
    );
  }
});

test('values off the map stand at its edge', () => {
  const axis = axisOf('retentionRate');
  expect(gridOfValue(axis, -1)).toBe(0);
  expect(gridOfValue(axis, 2)).toBe(19);
});

test('cells meet halfway between their values: in ratios where the slider is logarithmic', () => {
  const share = axisOf('addOnMargin');
  expect(share.edges).toHaveLength(21);
  expect(share.edges[1]).toBeCloseTo(0.5 / 19, 12);
  const spend = axisOf('spendPerYear');
  expect((spend.edges[1] ?? 0) ** 2).toBeCloseTo((spend.values[0] ?? 0) * (spend.values[1] ?? 0), 6);
  for (const lever of NUMBER_FIELD_IDS) {
    const { edges } = axisOf(lever);
    expect(edges.every((edge, index) => index === 0 || edge > edges[index - 1])).toBe(true);
  }
});

test('a key press moves one step, and stops at the ends', () => {
  const retention = axisOf('retentionRate');
  expect(stepped(retention, 0.8, 1)).toBe(0.805);
  expect(stepped(retention, 0.805, -1)).toBe(0.8);
  expect(stepped(retention, 0.98, 1)).toBe(0.98);
  expect(stepped(retention, 0.3, -10)).toBe(0.3);
});

test('on a logarithmic axis a key press is a hundredth of the way, and never nothing', () => {
  const spend = axisOf('spendPerYear');
  expect(stepped(spend, 1000, 1)).toBe(1096);
  expect(stepped(spend, 10, 1)).toBe(11);
  expect(stepped(spend, 11, -1)).toBe(10);
});

test('every key press moves every lever until the end is reached', () => {
  for (const lever of NUMBER_FIELD_IDS) {
    const axis = axisOf(lever);
    const high = axis.values[axis.values.length - 1];
    let value = axis.values[0];
    for (let press = 0; press < 2000 && value < high; press += 1) {
      const next = stepped(axis, value, 1);
      expect(next, lever).toBeGreaterThan(value);
      value = next;
    }
    expect(value, lever).toBe(high);
  }
});

test('a place between two steps is put on the nearest, without dust', () => {
  expect(snapped(axisOf('referralRate'), 0.14712)).toBe(0.145);
  expect(snapped(axisOf('addOnMargin'), 0.3000001)).toBe(0.3);
});
