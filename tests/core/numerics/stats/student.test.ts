import { expect, it, test } from 'vitest';
import { normalQuantile } from '../../../../src/core/numerics/normal.ts';
import { studentQuantile } from '../../../../src/core/numerics/stats/student.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper critical values of Student's t.
it.each([
  { p: 0.975, freedom: 4, table: 2.776, within: 1e-2 },
  { p: 0.975, freedom: 7, table: 2.365, within: 1e-3 },
  { p: 0.99, freedom: 7, table: 2.998, within: 2e-3 },
  { p: 0.9, freedom: 7, table: 1.415, within: 1e-3 },
  { p: 0.975, freedom: 15, table: 2.131, within: 5e-4 },
  { p: 0.975, freedom: 30, table: 2.042, within: 5e-4 },
  { p: 0.975, freedom: 100, table: 1.984, within: 5e-4 },
])('a share $p of Student’s law of $freedom lies below $table', ({ p, freedom, table, within }) => {
  expect(Math.abs(studentQuantile(p, freedom) / table - 1)).toBeLessThan(within);
  expect(studentQuantile(1 - p, freedom)).toBeCloseTo(-studentQuantile(p, freedom), 12);
});

test('with numbers enough it is the normal law, and with half of the share below it nothing', () => {
  expect(studentQuantile(0.975, 1e9)).toBeCloseTo(normalQuantile(0.975), 8);
  expect(studentQuantile(0.5, 7)).toBe(0);
});

it.each([
  [0.975, 3],
  [0.975, NaN],
  [0.999, 7],
  [0, 7],
  [NaN, 7],
])('of %d with freedom %d is refused', (p, freedom) => {
  expect(() => studentQuantile(p, freedom)).toThrow(RangeError);
});
