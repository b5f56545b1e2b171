import { expect, test } from 'vitest';
import { cornerAbove, roomFor, stackOf } from '../../../src/app/charts/stackedAreas.ts';

const xs = Array.from({ length: 41 }, (_, index) => 10 * index);
const y = (height: number): number => 200 - 200 * height;
const flat = (height: number): number[] => xs.map(() => height);

test('layers stand on one another, the first on zero', () => {
  const [first, second] = stackOf([
    [1, 2],
    [3, 4],
  ]);
  expect(first).toEqual({ low: [0, 0], high: [1, 2] });
  expect(second).toEqual({ low: [1, 2], high: [4, 6] });
  expect(stackOf([])).toEqual([]);
});

test('a name stands in the middle of a flat area, wherever it fits first', () => {
  const [, band] = stackOf([flat(0.2), flat(0.4)]);
  const room = roomFor('client', band, xs, y);
  expect(room?.y).toBeCloseTo(y(0.4), 9);
  expect(room?.x).toBeGreaterThan(15);
});

test('a name moves to where its area is highest', () => {
  const hill = xs.map((x) => Math.max(0, 1 - Math.abs(x - 300) / 200));
  expect(roomFor('client', stackOf([hill])[0], xs, y)?.x).toBe(300);
});

test('an area lower than a line of text, or narrower than its name, carries no name', () => {
  expect(roomFor('client', stackOf([flat(0.05)])[0], xs, y)).toBeNull();
  expect(roomFor('first-time buyer', stackOf([[1, 1, 1]])[0], [0, 10, 20], y)).toBeNull();
  const spike = xs.map((x) => (x === 200 ? 1 : 0));
  expect(roomFor('client', stackOf([spike])[0], xs, y)).toBeNull();
});

test('a whole name lies inside its area, not only its middle', () => {
  const slope = xs.map((x) => x / 400);
  const room = roomFor('first-time buyer', stackOf([slope])[0], xs, y);
  const half = 50;
  expect(y(((room?.x ?? 0) - half) / 400)).toBeLessThan((room?.y ?? 0) - 5);
});

test('what is missing above a falling stack is named in its corner, if there is one', () => {
  const falling = xs.map((x) => 1 - x / 500);
  expect(cornerAbove('gone', stackOf([falling])[0], xs, y, 0)).toMatchObject({ y: 17 });
  expect(cornerAbove('gone', stackOf([flat(0.95)])[0], xs, y, 0)).toBeNull();
});
