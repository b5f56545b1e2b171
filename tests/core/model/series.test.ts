import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SCALAR_SERIES, seriesAt, seriesLayout } from '../../../src/core/model/series.ts';

test('series stand one after the other: stages, causes, then the rest in their order', () => {
  const layout = seriesLayout(10, 3, 2);
  expect(layout).toEqual({ periods: 10, stageCount: 3, causeCount: 2, count: 12 });
  expect([0, 1, 2].map((stage) => seriesAt(layout, { stage }))).toEqual([0, 10, 20]);
  expect([0, 1].map((cause) => seriesAt(layout, { cause }))).toEqual([30, 40]);
  expect(seriesAt(layout, 'firstExits')).toBe(50);
  expect(seriesAt(layout, 'writtenOff')).toBe(60);
  expect(seriesAt(layout, 'regained')).toBe(70);
  expect(seriesAt(layout, 'referrals')).toBe(80);
  expect(seriesAt(layout, 'revenue')).toBe(90);
  expect(seriesAt(layout, 'profit')).toBe(100);
  expect(seriesAt(layout, 'ownProfit')).toBe(110);
});

test('series of any model fill their room without gap or overlap', () => {
  const size = { min: 1, max: 13 };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer(size),
      fc.integer(size),
      (periods, stages, causes) => {
        const layout = seriesLayout(periods, stages, causes);
        const starts = [
          ...Array.from({ length: stages }, (_, stage) => seriesAt(layout, { stage })),
          ...Array.from({ length: causes }, (_, cause) => seriesAt(layout, { cause })),
          ...SCALAR_SERIES.map((name) => seriesAt(layout, name)),
        ];
        expect(starts).toEqual(Array.from({ length: layout.count }, (_, i) => i * periods));
      },
    ),
    { seed: 1 },
  );
});
