import { expect, test } from 'vitest';
import { curveShape } from '../../../src/core/views/curveShape.ts';

const at = Array.from({ length: 41 }, (_, i) => i / 40);
const shapeOf = (curve: (x: number) => number, place = 0.5, step = 0.01) =>
  curveShape({ at, ltv: at.map(curve) }, place, step);

test('on a curve that bends upwards every further step adds more', () => {
  expect(shapeOf((x) => 100 / (1.5 - x))).toMatchObject({ kind: 'slope', next: 'more', from: 0.5, to: 0.51 });
});

test('on a curve that flattens every further step adds less', () => {
  expect(shapeOf((x) => Math.sqrt(x + 0.1))).toMatchObject({ next: 'less' });
});

test('on a straight line every further step is worth the same, up or down', () => {
  const up = shapeOf((x) => 10 + 3 * x);
  const down = shapeOf((x) => 10 - 3 * x);
  expect(up).toMatchObject({ next: 'same' });
  expect(down).toMatchObject({ next: 'same' });
  expect(up.kind === 'slope' && up.gain).toBeCloseTo(0.03, 10);
  expect(down.kind === 'slope' && down.gain).toBeCloseTo(-0.03, 10);
});

test('a falling curve that flattens takes less with every step', () => {
  expect(shapeOf((x) => 1 / (1 + 3 * x))).toMatchObject({ next: 'less' });
});

test('nothing is promised of further steps where the curve bends both ways or has no further steps', () => {
  expect(shapeOf((x) => x + 0.07 * Math.sin(12 * x))).toMatchObject({ next: 'mixed' });
  expect(shapeOf((x) => 1 / (1.5 - x), 1)).toMatchObject({ from: 0.99, to: 1, next: 'mixed' });
});

test('a curve that is highest inside has a peak there', () => {
  expect(shapeOf((x) => 1 - (x - 0.4) * (x - 0.4))).toMatchObject({ kind: 'peak', at: 0.4, high: 1 });
});

test('a change of less than a thousandth is no change', () => {
  expect(shapeOf((x) => 1000 + 0.5 * x)).toEqual({ kind: 'flat' });
  expect(shapeOf(() => 0)).toEqual({ kind: 'flat' });
});
