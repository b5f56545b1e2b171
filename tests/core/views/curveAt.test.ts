import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveAt } from '../../../src/core/views/curveAt.ts';

const at = [0, 1, 2.5, 3, 5, 8];

test('a curve is what it is at its points and what its ends are beyond them', () => {
  const values = [3, -1, 4, 1, -5, 9];
  at.forEach((x, point) => expect(curveAt(at, values, x)).toBe(values[point]));
  expect(curveAt(at, values, -1)).toBe(3);
  expect(curveAt(at, values, 100)).toBe(9);
});

test('between its points a cubic is read exactly', () => {
  const cubic = (x: number): number => 2 - x + 0.5 * x * x - 0.1 * x * x * x;
  const values = at.map(cubic);
  for (const x of [0.3, 1.7, 2.9, 4.4, 7.5]) expect(curveAt(at, values, x)).toBeCloseTo(cubic(x), 10);
});

test('two points make a straight line, one a constant', () => {
  expect(curveAt([0, 10], [0, 5], 4)).toBeCloseTo(2, 12);
  expect(curveAt([7], [5], 4)).toBe(5);
});

test('a curve that ends in a pole, as LTV over retention does, is read to two hundredths of a percent', () => {
  const points = Array.from({ length: 41 }, (_, i) => 0.3 + 0.017 * i);
  const ltv = (r: number): number => 300 / (1 - r / 1.1);
  fc.assert(
    fc.property(fc.double({ min: 0.3, max: 0.98, noNaN: true }), (r) => {
      expect(Math.abs(curveAt(points, points.map(ltv), r) / ltv(r) - 1)).toBeLessThan(2e-4);
    }),
    { seed: 1 },
  );
});
