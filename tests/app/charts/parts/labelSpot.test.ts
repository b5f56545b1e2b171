import { expect, test } from 'vitest';
import { labelSpot } from '../../../../src/app/charts/parts/labelSpot.ts';

const size = { width: 60, height: 16 };
const wedge = { x: [0, 100, 200, 300], top: [100, 80, 50, 20], bottom: [100, 120, 150, 180] };
const away = (): number => 1000;

test('a text goes where the strip is widest', () => {
  const spot = labelSpot(wedge, away, size)!;
  expect(spot.x).toBeGreaterThan(250);
  expect(spot.y).toBeCloseTo(100, 0);
});

test('it stands clear of the line through the strip', () => {
  const { y } = labelSpot(wedge, () => 100, size)!;
  expect(Math.abs(y - 100)).toBeGreaterThan(size.height / 2);
});

test('it makes way for what is there already', () => {
  const taken = { x: 270, y: 100, width: 120, height: 300 };
  const { x } = labelSpot(wedge, away, size, [taken])!;
  expect(x + size.width / 2).toBeLessThanOrEqual(taken.x - taken.width / 2 + 1e-9);
});

test('there is no text where none fits', () => {
  expect(labelSpot({ x: [0, 300], top: [50, 50], bottom: [60, 60] }, away, size)).toBeNull();
});
