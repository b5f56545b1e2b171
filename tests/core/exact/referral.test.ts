import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { referral: published } = oracles;
const { discount, retention } = published;

function model(friends: number, sketch: ParamsSketch = {}) {
  return plainParams({
    periods: 1000,
    discount,
    stages: [{ spend: published.margin, exitRate: rateOf(1 - retention), referralRate: friends }],
    ...sketch,
  });
}

describe('customers who bring friends', () => {
  test('begin families of 1 / (1 − offspring)', () => {
    const { persons } = expectedValue(model(published.friendsPerPeriod), 'reference');
    expect(persons).toBeCloseTo(1 / (1 - published.offspring), 9);
  });

  test('multiply for ever when they bring more friends than they lose members', () => {
    const periods = 40;
    const series = expectedSeries(model(0.25, { periods }), 'reference');
    for (let t = 0; t + 1 < periods; t++) expect(series[t + 1] / series[t]).toBeCloseTo(retention + 0.25, 12);
  });

  // At .25 families grow (k = 1.25), and are worth something finite all the same (K_d = .83).
  test.for([0.05, 0.1, 0.15, 0.25])('are worth m(1+d) / (1+d−r−q) at q = %f', (friends) => {
    const expected = (100 * (1 + discount)) / (1 + discount - retention - friends);
    expect(expectedValue(model(friends), 'reference').family / expected).toBeCloseTo(1, 10);
  });

  test('bring friends in the last period who join too late to count, but whose reward is paid', () => {
    const params = model(2, { periods: 1, referralReward: 7 });
    const value = expectedValue(params, 'reference');
    expect(value.persons).toBe(1);
    expect(value.referral).toBe(-14);
    // Rewards are a Poisson number of sevens.
    expect(valueSpread(params, 'reference')).toEqual({ own: 0, family: 98, referral: 98 });
  });
});
