import { expect, test } from 'vitest';
import { rowsOf } from '../../../src/app/charts/rowsOf.ts';

const wish = { top: 0, bottom: 260, width: 400, names: ['price', 'felt neglected'] };

test('rows share the height, but few rows do not grow fat', () => {
  const many = rowsOf({ ...wish, count: 13 });
  expect(many.y(0)).toBe(10);
  expect(many.y(12)).toBe(250);
  const few = rowsOf({ ...wish, count: 2 });
  expect(few.y(1) - few.y(0)).toBe(34);
  expect(few.thickness).toBeLessThan(34);
});

test('bars begin where the longest name ends, but never beyond the middle', () => {
  expect(rowsOf({ ...wish, count: 2 }).left).toBeGreaterThan(80);
  expect(rowsOf({ ...wish, count: 2, names: ['a very long name of a cause of leaving, indeed'] }).left).toBe(
    196,
  );
});

test('the row under the pointer is found, and none outside', () => {
  const rows = rowsOf({ ...wish, count: 13 });
  for (let row = 0; row < 13; row += 1) expect(rows.rowAt(rows.y(row))).toEqual([0, row]);
  expect(rows.rowAt(-1)).toBeNull();
  expect(rows.rowAt(261)).toBeNull();
});

test('a bar’s place does not depend on its direction, and an empty one can still be seen', () => {
  const { boxOf } = rowsOf({ ...wish, count: 13 });
  expect(boxOf(3, 200, 120)).toEqual(boxOf(3, 120, 200));
  expect(boxOf(3, 120, 120).width).toBeGreaterThan(0);
});
