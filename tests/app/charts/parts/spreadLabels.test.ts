import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadLabels } from '../../../../src/app/charts/parts/spreadLabels.ts';

test('labels that do not touch stay where they want to be', () => {
  expect(spreadLabels([10, 50, 90], 16, [0, 100])).toEqual([10, 50, 90]);
});

test('two labels at one place move apart by the same way', () => {
  expect(spreadLabels([50, 50], 16, [0, 100])).toEqual([42, 58]);
});

test('at the edge they are pushed inside', () => {
  expect(spreadLabels([99, 100], 16, [0, 100])).toEqual([84, 100]);
});

test('labels keep their order, their distance and inside the picture, however many there are', () => {
  const wanted = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(wanted, (places) => {
      const spread = spreadLabels(places, 16, [0, 300]);
      const gap = places.length > 1 ? Math.min(16, 300 / (places.length - 1)) : 16;
      const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
      order.forEach((label, i) => {
        expect(spread[label]).toBeGreaterThanOrEqual(-1e-9);
        expect(spread[label]).toBeLessThanOrEqual(300 + 1e-9);
        if (i > 0) expect(spread[label] - spread[order[i - 1]]).toBeGreaterThanOrEqual(gap - 1e-6);
      });
    }),
    { seed: 11 },
  );
});
