import { expect, it } from 'vitest';
import { enoughFor } from '../../../src/core/engine/enoughFor.ts';
import { scenarioWith, simulate, summarize } from '../../../src/core/index.ts';

it('is the cost but for rounding', () => {
  expect(enoughFor(300)).toBeLessThan(300);
  expect(enoughFor(300)).toBeGreaterThan(299.999999);
  expect(enoughFor(0)).toBe(0);
});

it.each([0.1, 0.3, 7.7, 33.3].flatMap((margin) => [3, 7, 10].map((periods) => ({ margin, periods }))))(
  'finds the money back when $periods margins of $margin have come that cost as much',
  ({ margin, periods }) => {
    const scenario = scenarioWith({
      retentionRate: 1,
      discountRate: 0,
      contributionRate: 1,
      spendPerYear: margin,
      acquisitionCost: periods * margin,
      horizonYears: periods + 2,
    });
    for (const horizonYears of [periods, periods + 2]) {
      const summary = summarize(simulate({ ...scenario, horizonYears }, { customers: 1000, seed: 1 }));
      const years = periods - 1;
      expect(summary.payback).toEqual({ value: years, range: { earliest: years, latest: years } });
      expect(summary.paidBackShare.value).toBe(1);
    }
  },
);
