import { expect, test } from 'vitest';
import { contourLabels } from '../../../src/app/charts/contourLabels.ts';

const space = { left: 0, right: 300, top: 0, bottom: 200, taken: [] };
const across = (y: number): [number, number][] => [
  [0, y],
  [300, y],
];

test('a text stands in the middle of its line', () => {
  expect(contourLabels([{ text: '$500', points: across(80) }], space)).toEqual([
    { text: '$500', x: 150, y: 80 },
  ]);
});

test('the middle is that of the way along the line, not of its points', () => {
  const points: [number, number][] = [
    [0, 100],
    [10, 100],
    [20, 100],
    [200, 100],
  ];
  expect(contourLabels([{ text: 'x', points }], space)[0]?.x).toBe(100);
});

test('of two lines close together the second makes way', () => {
  const labels = contourLabels(
    [
      { text: '$1,000', points: across(80) },
      { text: '$2,000', points: across(86) },
    ],
    space,
  );
  expect(labels[0]?.x).toBe(150);
  expect(Math.abs((labels[1]?.x ?? 150) - 150)).toBeGreaterThan(35);
});

test('no text covers the ring', () => {
  const taken = [{ x: 150, y: 80, radius: 12 }];
  const [label] = contourLabels([{ text: '$500', points: across(80) }], { ...space, taken });
  expect(Math.abs((label?.x ?? 150) - 150)).toBeGreaterThan(24);
});

test('a text that would leave the picture is moved inside or left out', () => {
  const corner: [number, number][] = [
    [295, 0],
    [300, 5],
  ];
  expect(contourLabels([{ text: '$500', points: corner }], space)).toEqual([]);
  const steep: [number, number][] = [
    [150, -100],
    [150, 100],
  ];
  expect(contourLabels([{ text: '$500', points: steep }], space)[0]?.y).toBeGreaterThan(8);
});

test('a line of no length has no text to carry', () => {
  expect(() => contourLabels([{ text: 'x', points: [[5, 5]] }], space)).not.toThrow();
});
