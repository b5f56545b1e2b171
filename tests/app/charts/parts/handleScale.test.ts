import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handleScale } from '../../../../src/app/charts/parts/handleScale.ts';

const retention = handleScale({ extent: [0.3, 0.98], step: 0.005, kind: 'linear' });
const spend = handleScale({ extent: [10, 100_000], step: 1, kind: 'log' });

test('a key moves a linear lever by its step', () => {
  expect(retention.valueOf(retention.positionOf(0.8) + 1, 0.8)).toBe(0.805);
  expect(retention.positions).toBe(136);
});

test('a key always moves the lever, also where steps of ratio are smaller than the smallest change', () => {
  for (let value = 10; value < 100;) {
    const next = spend.valueOf(Math.round(spend.positionOf(value)) + 1, value);
    expect(next).toBeGreaterThan(value);
    value = next;
  }
});

test('a value under the pointer is put on a step and inside the range', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 2, noNaN: true }), (value) => {
      const settled = retention.settle(value);
      expect(settled).toBeGreaterThanOrEqual(0.3);
      expect(settled).toBeLessThanOrEqual(0.98);
      expect(Math.abs(settled / 0.005 - Math.round(settled / 0.005))).toBeLessThan(1e-6);
    }),
    { seed: 13 },
  );
});

test('a stop may be chosen though it is on no step', () => {
  const line = handleScale({ extent: [0, 1000], step: 10, kind: 'linear', stops: [123.45] });
  expect(line.settle(123.45)).toBe(123.45);
  expect(line.settle(123.4)).toBe(120);
});

test('the ends of a logarithmic range are its first and last position', () => {
  expect(spend.valueOf(0, 50)).toBe(10);
  expect(spend.valueOf(spend.positions, 50)).toBe(100_000);
});
