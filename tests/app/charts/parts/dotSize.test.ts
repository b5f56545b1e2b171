import { expect, test } from 'vitest';
import { dotSize } from '../../../../src/app/charts/parts/dotSize.ts';
import { stackDots } from '../../../../src/core/views/stackDots.ts';

const room = { origin: 0, unitsPerPixel: 1, height: 200, largest: 22 };

test('dots that stand alone are as large as looks best', () => {
  expect(dotSize({ ...room, values: [0, 100, 200] })).toBe(22);
});

test('dots in one place are so small that their stack fits', () => {
  const values = Array<number>(50).fill(100);
  expect(dotSize({ ...room, values })).toBe(4);
});

test('the tallest stack fits whatever the spread', () => {
  for (let spread = 0; spread <= 400; spread += 20) {
    const values = Array.from({ length: 50 }, (_, i) => (i * spread) / 50);
    const size = dotSize({ ...room, values });
    const tallest = Math.max(...stackDots(values, size, 0).map(({ level }) => level + 1));
    expect(tallest * size).toBeLessThanOrEqual(200);
  }
});
