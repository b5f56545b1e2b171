import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/core/numerics/normal.ts';
import { whaleOf, whaleView } from '../../../src/core/views/whaleView.ts';

const whale = (values: ArrayLike<number>) => whaleOf(Float64Array.from(values).sort())!;
const view = (values: ArrayLike<number>, share?: number) => whaleView(whale(values), share);
/** A teaching example: ten customers who bring 100 together, and 200 without the last three. */
const TEN = [90, 60, 30, 15, 5, 0, 0, -10, -30, -60];
const cents = (min: number) => fc.integer({ min, max: 1e8 }).map((value) => value / 100);
const someValues = fc.array(cents(-1e8), { minLength: 1, maxLength: 200 });

describe('the sentence', () => {
  test('says what the best bring, for the share at which the line stands', () => {
    const { finding } = view([60, 20, 10, 5, 5], 0.4);
    expect(finding).toEqual({
      key: 'chart.whale.finding.best',
      params: { share: { value: 0.4, unit: 'share' }, part: { value: 0.8, unit: 'share' } },
    });
  });

  test('names those who cost more than they bring in', () => {
    expect(view(TEN).finding).toMatchObject({
      key: 'chart.whale.finding.losers',
      params: { share: { value: 0.2 }, part: { value: 1.5 }, losers: { value: 0.3 } },
    });
  });

  test('says so when all are worth the same', () => {
    expect(view([7, 7, 7, 7]).finding).toMatchObject({
      key: 'chart.whale.finding.even',
      params: { share: { value: 0.2 }, part: { value: 0.2 } },
    });
  });

  test('gives the loss where all together bring in nothing, and the few who do bring in something', () => {
    expect(view([10, -20, -20]).finding).toMatchObject({
      key: 'chart.whale.finding.loss',
      params: { loss: { value: 10, unit: 'money' }, winners: { value: 0.33 } },
    });
    expect(view([-1, -3]).finding).toMatchObject({
      key: 'chart.whale.finding.nobody',
      params: { loss: { value: 2 } },
    });
    expect(view([0, 0]).finding.key).toBe('chart.whale.finding.nothing');
  });

  test('speaks of no share where the rest is next to nothing beside what some bring and others cost', () => {
    expect(view([100, -99]).finding).toMatchObject({
      key: 'chart.whale.finding.cancel',
      params: { winners: { value: 0.5 } },
    });
    expect(view([100, -99]).unit).toBe('money');
  });
});

describe('the curve', () => {
  test('rises above 100% before those who lose, and its peak is where losses begin', () => {
    const { peak, hasPeak, losers, extentY } = view(TEN);
    expect(peak).toEqual({ at: 0.5, value: 2 });
    expect(losers).toBe(0.3);
    expect(hasPeak).toBe(true);
    expect(extentY).toEqual([0, 2]);
  });

  test('of Sherden’s 80/20/30 peaks at 140% with 28% of customers unprofitable', () => {
    // Margin lognormal with σ .5, cost to serve .673 of its mean with σ .646, independent: from quantiles of both.
    const size = 181;
    const drawn = (mean: number, sigma: number) =>
      Array.from(
        { length: size },
        (_, i) => mean * Math.exp(sigma * normalQuantile((i + 0.5) / size) - (sigma * sigma) / 2),
      );
    const costs = drawn(0.673, 0.646);
    const at = whale(drawn(1, 0.5).flatMap((margin) => costs.map((cost) => margin - cost)));
    expect(at.peak.value).toBeCloseTo(1.4, 1);
    expect(at.losers).toBeCloseTo(0.28, 2);
    expect(whaleView(at, 0.2).part).toBeCloseTo(0.8, 1);
  });

  test('starts at nothing, ends at all, is never above its peak and always at least the share of customers', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { curve, unit, mean, peak } = whale(values);
        const end = unit === 'share' ? 1 : mean;
        expect(curve[0]).toBe(0);
        expect(curve[100]).toBeCloseTo(end, 6);
        const size = Math.abs(end) + Math.abs(peak.value) + 1e-300;
        curve.forEach((value, step) => {
          expect((value - peak.value) / size).toBeLessThan(1e-9);
          expect((value - (step / 100) * end) / size).toBeGreaterThan(-1e-9);
        });
      }),
      { seed: 21 },
    );
  });

  test('bends down all the way: the next customer is never better than the last', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { values: ranked } = whale(values);
        for (let i = 1; i <= 100; i++) expect(ranked[i]).toBeLessThanOrEqual(ranked[i - 1]);
      }),
      { seed: 22 },
    );
  });

  test('of two shares the larger one brings more, while nobody loses', () => {
    fc.assert(
      fc.property(
        fc.array(cents(0), { minLength: 1, maxLength: 60 }),
        fc.nat(100),
        fc.nat(100),
        (values, a, b) => {
          const at = whale(values);
          const [low, high] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
          expect(whaleView(at, high).part).toBeGreaterThanOrEqual(whaleView(at, low).part - 1e-12);
        },
      ),
      { seed: 23 },
    );
  });
});

test('nobody simulated, nothing drawn', () => {
  expect(whaleOf(new Float64Array(0))).toBeNull();
});

test('the table has a row per percent, with the customer who stands there', () => {
  const { table } = view(TEN);
  expect(table.rows).toHaveLength(101);
  expect(table.rows[20]).toEqual([0.2, 1.5, 30]);
  expect(table.columns[1].unit).toBe('share');
  expect(view([-1]).table.columns[1].unit).toBe('money');
});

test('a factor on all money leaves shares as they are', () => {
  const values = Float64Array.of(-10, 0, 30, 80);
  const [usual, later] = [whaleOf(values)!, whaleOf(values, 0.5)!];
  expect(later.unit).toBe('share');
  later.curve.forEach((part, step) => expect(part).toBeCloseTo(usual.curve[step], 12));
  expect(later.peak.value).toBeCloseTo(usual.peak.value, 12);
  expect(later.mean).toBeCloseTo(usual.mean / 2, 12);
  expect(later.values[0]).toBe(40);
});

test('a factor on all money scales a curve in money', () => {
  const values = Float64Array.of(-100, 20, 30);
  const [usual, later] = [whaleOf(values)!, whaleOf(values, 0.5)!];
  expect(later.unit).toBe('money');
  later.curve.forEach((part, step) => expect(part).toBeCloseTo(usual.curve[step] / 2, 12));
  expect(later.peak.value).toBeCloseTo(usual.peak.value / 2, 12);
});
