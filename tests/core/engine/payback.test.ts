import { describe, expect, it, test } from 'vitest';
import { earnedByPeriod, paybackOf, paybackYears } from '../../../src/core/engine/payback.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';

const periods = 4;
const layout = seriesLayout(periods, 2, 1);
const size = 64;

/** One block of series in which customers earn as much as that each, every period. */
function block(each: number, customers: number): Float64Array {
  const series = new Float64Array(layout.count * periods);
  const start = seriesAt(layout, 'profit');
  return series.fill(each * customers, start, start + periods);
}

/** Founders who earn 10 a period: 11 in every other of the worlds that were kept, and 9 in the rest. */
function run({ cost, founders = 512, worlds = 8 }: { cost: number; founders?: number; worlds?: number }) {
  return {
    layout,
    terms: { periodsPerYear: 1, discount: 0.3, acquisitionCost: cost },
    founders,
    series: block(10, founders),
    worlds: { size, series: Array.from({ length: worlds }, (_, i) => block(i % 2 === 0 ? 11 : 9, size)) },
  } as const;
}

describe('the money earned by each period', () => {
  test('is the mean of all, with the error that the worlds show', () => {
    // Deviations ±1, ±2, ±3, ±4 in 8 worlds: standard deviation k √(8/7), error of all eight k √(1/7).
    const { mean, error } = earnedByPeriod(run({ cost: 0 }));
    expect([...mean]).toEqual([10, 20, 30, 40]);
    error.forEach((value, t) => expect(value).toBeCloseTo((t + 1) * Math.sqrt(1 / 7), 12));
  });

  test('is known better the more founders there are beside those whose worlds were kept', () => {
    const { error } = earnedByPeriod(run({ cost: 0, founders: 512 * 100 }));
    expect(error[3]).toBeCloseTo((4 * Math.sqrt(1 / 7)) / 10, 12);
  });
});

describe('payback', () => {
  // Student's quantile of seven is 2.365: by period k at least 9.106 k and at most 10.894 k.
  it.each([
    { cost: 0, value: 0, earliest: 0, latest: 0 },
    { cost: 9, value: 0, earliest: 0, latest: 0 },
    { cost: 9.2, value: 0, earliest: 0, latest: 1 },
    { cost: 10.8, value: 1, earliest: 0, latest: 1 },
    { cost: 11, value: 1, earliest: 1, latest: 1 },
    { cost: 28, value: 2, earliest: 2, latest: 3 },
    { cost: 32, value: 3, earliest: 2, latest: 3 },
    { cost: 38, value: 3, earliest: 3, latest: null },
    { cost: 42, value: null, earliest: 3, latest: null },
    { cost: 44, value: null, earliest: null, latest: null },
  ])('of $cost comes after $value, from $earliest to $latest', ({ cost, value, earliest, latest }) => {
    expect(paybackOf(run({ cost }))).toEqual({ value, range: { earliest, latest } });
  });

  test('lies in a narrower range in a larger run', () => {
    expect(paybackOf(run({ cost: 32, founders: 2048 })).range).toEqual({ earliest: 3, latest: 3 });
  });

  test('has no range where too few worlds were kept', () => {
    expect(paybackOf(run({ cost: 32, worlds: 7 }))).toEqual({ value: 3, range: null });
    expect(paybackOf(run({ cost: 32, worlds: 0 }))).toEqual({ value: 3, range: null });
  });

  test('of expected money is that of one founder', () => {
    const { terms } = run({ cost: 32 });
    expect(paybackYears({ layout, terms, founders: 1, series: block(10, 1) })).toBe(3);
    // Ten times a tenth is a little less than one.
    const tenths = seriesLayout(10, 1, 0);
    const series = new Float64Array(tenths.count * 10).fill(0.1);
    const monthly = { periodsPerYear: 12, discount: 0, acquisitionCost: 1 } as const;
    expect(paybackYears({ layout: tenths, terms: monthly, founders: 1, series })).toBe(9 / 12);
  });
});
