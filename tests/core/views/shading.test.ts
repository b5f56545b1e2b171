import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawableSums, shadingOf } from '../../../src/core/views/shading.ts';

const money = fc.double({ min: -1e9, max: 1e9, noNaN: true });
const fields = fc.array(money, { minLength: 1, maxLength: 60 }).map((values) => Float64Array.from(values));

test('the lowest value is 0, the highest 1, and more money is never darker', () => {
  fc.assert(
    fc.property(fields, (values) => {
      const { shade } = shadingOf(values);
      const order = Array.from(values, (_, index) => index).sort((a, b) => values[a] - values[b]);
      const sorted = order.map((index) => shade[index]);
      if (values[order[0]] === values[order[order.length - 1]]) {
        expect(sorted.every((one) => one === 0.5)).toBe(true);
      } else {
        expect(sorted[0]).toBe(0);
        expect(sorted.at(-1)).toBe(1);
        expect(sorted.every((one, index) => index === 0 || one >= sorted[index - 1])).toBe(true);
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('lines stand at few round sums strictly between lowest and highest, also when all are losses', () => {
  fc.assert(
    fc.property(fields, (values) => {
      const { levels } = shadingOf(values);
      expect(levels.length).toBeLessThanOrEqual(12);
      for (const level of levels) {
        expect(level).toBeGreaterThan(Math.min(...values));
        expect(level).toBeLessThan(Math.max(...values));
      }
      expect([...levels].sort((a, b) => a - b)).toEqual(levels);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('an even field is shaded evenly, with even lines', () => {
  const { shade, levels } = shadingOf(Float64Array.from({ length: 101 }, (_, index) => index));
  expect(shade[25]).toBe(0.25);
  expect(levels).toEqual([20, 40, 60, 80]);
});

test('a field over many powers of ten is shaded by ratios, with lines at 1, 2 and 5', () => {
  const decades = Float64Array.from({ length: 61 }, (_, index) => 10 ** (index / 20));
  const { shade, levels } = shadingOf(decades);
  expect(shade[30]).toBeGreaterThan(0.35);
  expect(shade[30]).toBeLessThan(0.65);
  expect(levels).toEqual([2, 5, 10, 20, 50, 100, 200, 500]);
});

test('losses beside great gains keep the line at zero', () => {
  const field = Float64Array.from({ length: 60 }, (_, index) => 10 ** (index / 12) - 30);
  expect(shadingOf(field).levels).toContain(0);
});

test('values beyond all numbers and below a cent are shaded too', () => {
  const endless = Float64Array.from([1, 2, 3, 4, 5, 1e200, Infinity]);
  const { shade, levels } = shadingOf(drawableSums(endless));
  expect(shade.every((one) => one >= 0 && one <= 1)).toBe(true);
  expect(levels.length).toBeGreaterThan(0);
  const nothing = shadingOf(Float64Array.from([0, 0, 0, 0, 5e-324]));
  expect([...nothing.shade]).toEqual([0, 0, 0, 0, 1]);
});
