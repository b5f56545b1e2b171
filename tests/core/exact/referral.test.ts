import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { referral: published } = oracles;
const { discount, retention } = published;
const FOR_EVER = 1000;

function model(sketch: ParamsSketch = {}, friends = published.friendsPerPeriod) {
  return plainParams({
    periods: FOR_EVER,
    discount,
    stages: [{ spend: published.margin, exitRate: rateOf(1 - retention), referralRate: friends }],
    ...sketch,
  });
}

function familyDeviation(sketch: ParamsSketch = {}): number {
  const spread = valueSpread(model(sketch), 'reference');
  if ('unavailable' in spread) throw new Error(spread.unavailable);
  return Math.sqrt(spread.family);
}

describe('customers who bring friends', () => {
  test('are worth the computed amounts, with their families and without', () => {
    const value = expectedValue(model(), 'reference');
    expectPrinted(value.own, published.value);
    expectPrinted(value.family, published.family);
    expectPrinted(value.referral, published.referral);
    expectPrinted(familyDeviation(), published.standardDeviation);
  });

  test.for(published.horizons)('are worth what is computed over $periods periods', ({ periods, family }) => {
    expectPrinted(expectedValue(model({ periods }), 'reference').family, family);
  });

  test('are worth less when each friend costs a reward', () => {
    const { reward, family, standardDeviation } = published.withReward;
    expectPrinted(expectedValue(model({ referralReward: reward }), 'reference').family, family);
    expectPrinted(familyDeviation({ referralReward: reward }), standardDeviation);
  });

  test('begin families of 1 / (1 − offspring)', () => {
    expect(expectedValue(model(), 'reference').persons).toBeCloseTo(1 / (1 - published.offspring), 9);
  });

  test('multiply for ever when they bring more friends than they lose members', () => {
    const periods = 40;
    const series = expectedSeries(model({ periods }, 0.25), 'reference');
    for (let t = 0; t + 1 < periods; t++) expect(series[t + 1] / series[t]).toBeCloseTo(retention + 0.25, 12);
  });

  test('are worth m(1+d) / (1+d−r−q)', () => {
    for (const friends of [0.05, 0.1, 0.15]) {
      const expected = (100 * (1 + discount)) / (1 + discount - retention - friends);
      expect(expectedValue(model({}, friends), 'reference').family).toBeCloseTo(expected, 8);
    }
  });

  test('bring friends in the last period who join too late to count, but whose reward is paid', () => {
    const params = model({ periods: 1, referralReward: 7 }, 2);
    const value = expectedValue(params, 'reference');
    expect(value.persons).toBe(1);
    expect(value.referral).toBe(-14);
    // Rewards are a Poisson number of sevens.
    expect(valueSpread(params, 'reference')).toEqual({ own: 0, family: 98, referral: 98 });
  });
});
