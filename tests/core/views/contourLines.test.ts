import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contourLines } from '../../../src/core/views/contourLines.ts';

function grid(columns: number, rows: number, value: (column: number, row: number) => number) {
  const values = Array.from({ length: columns * rows }, (_, at) =>
    value(at % columns, Math.floor(at / columns)),
  );
  return { columns, rows, values };
}

test('on a slope the line is where the slope reaches the level, from border to border', () => {
  const lines = contourLines(
    grid(6, 4, (column) => column),
    2.25,
  );
  expect(lines).toHaveLength(1);
  const [line] = lines;
  for (const [column] of line) expect(column).toBeCloseTo(2.25, 12);
  const rows = line.map(([, row]) => row);
  expect([Math.min(...rows), Math.max(...rows)]).toEqual([0, 3]);
});

test('a summit has a closed line round it', () => {
  const summit = grid(9, 9, (column, row) => -((column - 4) ** 2) - (row - 4) ** 2);
  const lines = contourLines(summit, -5);
  expect(lines).toHaveLength(1);
  expect(lines[0].at(-1)).toEqual(lines[0][0]);
});

test('a ridge across the grid has two open lines, one on each side', () => {
  const lines = contourLines(
    grid(9, 5, (column) => -Math.abs(column - 4)),
    -1.5,
  );
  expect(lines).toHaveLength(2);
  expect(lines.map((line) => line[0][0]).sort()).toEqual([2.5, 5.5]);
});

test('no line where every value is on one side of the level', () => {
  const slope = grid(4, 4, (column, row) => column + row);
  expect(contourLines(slope, -1)).toEqual([]);
  expect(contourLines(slope, 7)).toEqual([]);
});

test('on a plane every point of every line lies inside the grid and on the level', () => {
  const slopes = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(slopes, slopes, fc.double({ min: -20, max: 20, noNaN: true }), (a, b, level) => {
      const lines = contourLines(
        grid(7, 5, (column, row) => a * column + b * row),
        level,
      );
      for (const [column, row] of lines.flat()) {
        expect(column).toBeGreaterThanOrEqual(0);
        expect(column).toBeLessThanOrEqual(6);
        expect(row).toBeGreaterThanOrEqual(0);
        expect(row).toBeLessThanOrEqual(4);
        expect(Math.abs(a * column + b * row - level)).toBeLessThan(1e-9);
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});
