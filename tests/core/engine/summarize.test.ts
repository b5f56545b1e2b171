import { describe, expect, it, test } from 'vitest';
import type { SimResult } from '../../../src/core/engine/result.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { seriesAt, seriesLayout, type ScalarSeries } from '../../../src/core/model/series.ts';
import { momentsOf } from '../../../src/core/numerics/stats/moments.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { simulate } from '../../../src/core/index.ts';

/** What a hand-made result says; values are family values, and own values too unless given. */
interface Sketch {
  readonly values: readonly number[];
  readonly own?: readonly number[];
  readonly series?: Partial<Record<ScalarSeries, readonly number[]>>;
  readonly periods?: number;
  readonly terms?: Partial<SimResult['terms']>;
  readonly persons?: number;
}

/** A result as a run would return it, made of numbers that can be followed by hand. */
function resultOf({
  values,
  own = values,
  series = {},
  periods = 4,
  terms = {},
  persons,
}: Sketch): SimResult {
  const layout = seriesLayout(periods, 2, 1);
  const all = new Float64Array(layout.count * periods);
  for (const [name, numbers] of Object.entries(series))
    all.set(numbers, seriesAt(layout, name as ScalarSeries));
  const cac = terms.acquisitionCost ?? 0;
  const moments = (numbers: readonly number[]) => momentsOf(Float64Array.from(numbers));
  return {
    layout,
    terms: { periodsPerYear: 1, discount: 0, acquisitionCost: 0, ...terms },
    founders: values.length,
    requested: values.length,
    persons: persons ?? values.length,
    cutFamilies: 0,
    own: moments(own),
    family: moments(values),
    referral: moments(values.map((value, i) => value - own[i])),
    paidBack: values.filter((value) => value >= cac).length,
    series: all,
    worlds: { size: 64, series: [] },
    ownValues: Float64Array.from(own),
    familyValues: Float64Array.from(values),
    sortedFamilyValues: Float64Array.from(values).sort(),
    familySizes: new Float64Array(64),
    fingerprint: '0badcafe',
  };
}

describe('values', () => {
  // Mean 4, deviations −3 −1 1 3: variance 20 / 3, error √(20 / 3 / 4).
  const summary = summarize(resultOf({ values: [1, 3, 5, 7], own: [1, 2, 3, 2], persons: 10 }));

  test('are means with their standard error s / √n', () => {
    expect(summary.ltv.value).toBe(4);
    expect(summary.ltv.error).toBeCloseTo(Math.sqrt(5 / 3), 12);
    expect(summary.ownValue.value).toBe(2);
    expect(summary.ownValue.error).toBeCloseTo(Math.sqrt(2 / 3 / 4), 12);
  });

  test('of referral have an error of their own, not the difference of two', () => {
    // 0, 1, 2, 5: mean 2, squares 4 + 1 + 0 + 9.
    expect(summary.referralValue.value).toBe(2);
    expect(summary.referralValue.error).toBeCloseTo(Math.sqrt(14 / 3 / 4), 12);
  });

  test('come with who was counted and the fingerprint of the run', () => {
    expect(summary).toMatchObject({ founders: 4, familySize: 2.5, fingerprint: '0badcafe' });
  });

  test('of one founder have no error to tell', () => {
    const { ltv, ownValue, paidBackShare, quantiles } = summarize(resultOf({ values: [7] }));
    expect(ltv).toEqual({ value: 7, error: NaN });
    expect(ownValue.error).toBeNaN();
    expect(paidBackShare).toEqual({ value: 1, error: 0 });
    expect(quantiles).toEqual([7, 7, 7, 7, 7]);
  });

  test('have quantiles between neighbours, in order', () => {
    // 0 … 20 in disorder: the quantile at p is 20 p.
    const values = Array.from({ length: 21 }, (_, i) => (i * 8) % 21);
    expect(summarize(resultOf({ values })).quantiles).toEqual([1, 5, 10, 15, 19]);
  });
});

describe('acquisition cost', () => {
  const values = [50, 100, 150, 300];

  test('divides LTV and its error alike', () => {
    const { ltv, ltvToCac, acquisitionCost } = summarize(
      resultOf({ values, terms: { acquisitionCost: 100 } }),
    );
    expect(acquisitionCost).toBe(100);
    expect(ltvToCac?.value).toBe(1.5);
    expect(ltvToCac?.error).toBeCloseTo(ltv.error / 100, 14);
  });

  test('of nothing has no ratio, and is repaid at once by all who lose nothing', () => {
    const summary = summarize(resultOf({ values, series: { profit: [1, 0, 0, 0] } }));
    expect(summary.ltvToCac).toBeNull();
    expect(summary.paidBackShare).toEqual({ value: 1, error: 0 });
    expect(summary.payback.value).toBe(0);
  });

  test('is paid back by the share of founders whose LTV reaches it, with its binomial error', () => {
    const { paidBackShare } = summarize(resultOf({ values, terms: { acquisitionCost: 100 } }));
    expect(paidBackShare.value).toBe(0.75);
    expect(paidBackShare.error).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 4), 14);
  });
});

describe('payback', () => {
  /** Two founders, so a total of 60 is 30 each. */
  const payback = (profit: readonly number[], acquisitionCost: number, periodsPerYear = 1) =>
    summarize(resultOf({ values: [0, 0], series: { profit }, terms: { acquisitionCost, periodsPerYear } }))
      .payback.value;

  it.each([
    { cac: 30, years: 0 },
    { cac: 30.01, years: 1 },
    { cac: 60, years: 1 },
    { cac: 75, years: 2 },
    { cac: 80, years: 3 },
    { cac: 85, years: 3 },
    { cac: 85.01, years: null },
  ])('of $cac at the start of year $years when founders earn 30, 30, 15 and 10', ({ cac, years }) => {
    expect(payback([60, 60, 30, 20], cac)).toBe(years);
  });

  test('is counted in years on every clock', () => {
    expect(payback([60, 60, 30, 20], 75, 4)).toBe(0.5);
    expect(payback([60, 60, 30, 20], 75, 12)).toBeCloseTo(2 / 12, 14);
  });

  test('is the first time that costs are covered, even if losses follow', () => {
    expect(payback([60, -100, 0, 0], 30)).toBe(0);
    expect(payback([-60, 200, 0, 0], 30)).toBe(1);
  });

  test('never comes where every period loses', () => {
    expect(payback([-1, -1, -1, -1], 30)).toBeNull();
  });
});

describe('lifetime', () => {
  const lifetime = (firstExits: readonly number[], periodsPerYear = 1) =>
    summarize(resultOf({ values: [0, 0, 0, 0], series: { firstExits }, terms: { periodsPerYear } }))
      .lifetimeYears.value;

  test('counts the periods in which founders are in their first life, up to the horizon', () => {
    // Four founders; one leaves at the end of the first period, two at the end of the third: 4 + 3 + 3 + 1.
    expect(lifetime([1, 0, 2, 0])).toBe(11 / 4);
    expect(lifetime([4, 0, 0, 0])).toBe(1);
    expect(lifetime([0, 0, 0, 0])).toBe(4);
    expect(lifetime([1, 0, 2, 0], 4)).toBe(11 / 16);
  });
});

describe('conventions', () => {
  test('leave out the first margin of founders, or pay every margin a period later', () => {
    const { conventions } = summarize(
      resultOf({
        values: [220, 440],
        series: { ownProfit: [100, 90, 80, 0], profit: [60, 0, 0, 0] },
        terms: { discount: 0.1 },
      }),
    );
    expect(conventions.firstMargin).toBe(330);
    expect(conventions.withoutFirst).toBe(280);
    expect(conventions.arrears).toBeCloseTo(300, 12);
  });
});

describe('a small run', () => {
  test('of customers who never leave is known to the cent', () => {
    const summary = summarize(
      simulate(
        scenarioWith({
          retentionRate: 1,
          spendPerYear: 100,
          contributionRate: 0.5,
          discountRate: 0,
          horizonYears: 4,
          acquisitionCost: 120,
        }),
        { customers: 3, seed: 1 },
      ),
    );
    expect(summary).toMatchObject({
      ltv: { value: 200, error: 0 },
      ownValue: { value: 200, error: 0 },
      referralValue: { value: 0, error: 0 },
      ltvToCac: { value: 200 / 120, error: 0 },
      paidBackShare: { value: 1, error: 0 },
      payback: { value: 2, range: null },
      lifetimeYears: { value: 4, error: 0 },
      quantiles: [200, 200, 200, 200, 200],
      conventions: { firstMargin: 200, withoutFirst: 150, arrears: 200 },
      founders: 3,
      familySize: 1,
    });
  });

  test('agrees with the textbook within its own errors: m = 100, r = .8, d = 10 %', () => {
    const scenario = scenarioWith({
      retentionRate: 0.8,
      spendPerYear: 100,
      contributionRate: 1,
      discountRate: 0.1,
      horizonYears: 200,
      acquisitionCost: 150,
    });
    const summary = summarize(simulate(scenario, { customers: 40_000, seed: 8 }));
    const off = (value: number, expected: number, error: number) =>
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(4 * error);
    off(summary.ltv.value, 1100 / 3, summary.ltv.error);
    expect(summary.ltv.error).toBeCloseTo(229.05 / 200, 1);
    off(summary.conventions.withoutFirst, 800 / 3, summary.ltv.error);
    off(summary.conventions.arrears, 1000 / 3, summary.ltv.error);
    off(summary.lifetimeYears.value, 5, summary.lifetimeYears.error);
    expect(summary.lifetimeYears.error).toBeCloseTo(Math.sqrt(20 / 40_000), 3);
    off(summary.paidBackShare.value, 0.8, summary.paidBackShare.error);
    expect(summary.payback).toEqual({ value: 1, range: { earliest: 1, latest: 1 } });
  });

  test('with friends and win-back is the sum of its parts', () => {
    const scenario = scenarioWith({
      modules: ['referral', 'winBack', 'difference'],
      periodsPerYear: '4',
      referralRate: 0.2,
      referralReward: 10,
    });
    const result = simulate(scenario, { customers: 9000, seed: 2 });
    const { ltv, ownValue, referralValue, familySize, conventions } = summarize(result);
    expect(ownValue.value + referralValue.value).toBeCloseTo(ltv.value, 9);
    expect(familySize).toBe(result.persons / 9000);
    // Everybody earns in the first period: the first margin is known without luck.
    const { firstPeriod } = expectedValue(compileScenario(scenario), 'fast');
    expect(conventions.firstMargin - conventions.withoutFirst).toBeCloseTo(firstPeriod, 9);
  });
});
