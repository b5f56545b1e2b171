import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackDots } from '../../../src/core/views/stackDots.ts';

const dots = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 60 });
const sorted = dots.map((values) => values.sort((a, b) => a - b));
const width = fc.double({ min: 0.5, max: 300, noNaN: true });
const line = fc.double({ min: -1200, max: 1200, noNaN: true });

test('dots within one width of each other stand on each other', () => {
  expect(stackDots([1, 2, 2.5, 11, 25], 10, 0)).toEqual([
    { value: 5, level: 0 },
    { value: 5, level: 1 },
    { value: 5, level: 2 },
    { value: 15, level: 0 },
    { value: 25, level: 0 },
  ]);
});

test('no dot is lost, moved by more than half its width, or drawn over another', () => {
  fc.assert(
    fc.property(sorted, width, line, (values, size, origin) => {
      const stacked = stackDots(values, size, origin);
      expect(stacked).toHaveLength(values.length);
      stacked.forEach((dot, i) => {
        expect(Math.abs(dot.value - values[i])).toBeLessThanOrEqual(size / 2 + 1e-6);
        const same = stacked.filter((other) => Math.abs(other.value - dot.value) < size * (1 - 1e-6));
        expect(new Set(same.map(({ level }) => level)).size).toBe(same.length);
      });
    }),
    { seed: 4 },
  );
});

test('a line at the origin has every dot on its own side', () => {
  fc.assert(
    fc.property(sorted, width, line, (values, size, origin) => {
      stackDots(values, size, origin).forEach((dot, i) => {
        expect(dot.value > origin).toBe(values[i] >= origin);
      });
    }),
    { seed: 5 },
  );
});
