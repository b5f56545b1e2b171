import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const [highEnd, regular] = oracles.shiftedBetaGeometric.segments;

function betaChurn(alpha: number, beta: number): ParamsSketch {
  return { theta: { kind: 'beta', alpha, beta }, stages: [{ exitRate: -Math.log(beta / (alpha + beta)) }] };
}

/** One churn for everybody, the likeliest: leavers over customer-years. */
function oneChurn(active: readonly number[]): number {
  const years = active.slice(0, -1).reduce((sum, count) => sum + count, 0);
  return (active[0] - active[active.length - 1]) / years;
}

/** Log-likelihood of customers active in year 0, 1 … under a model, from the exits that the twin expects. */
function logLikelihood(active: readonly number[], sketch: ParamsSketch): number {
  const params: ModelParams = plainParams({ ...sketch, periods: active.length });
  const series = expectedSeries(params, 'reference');
  const exits = seriesAt(seriesLayout(active.length, 2, 1), 'firstExits');
  const last = active.length - 1;
  return active.reduce(
    (sum, count, year) =>
      sum + (year < last ? (count - active[year + 1]) * Math.log(series[exits + year]) : 0),
    active[last] * Math.log(series[last]),
  );
}

describe.for([
  { about: 'High End over seven renewals', active: highEnd.active, fit: highEnd, shapes: highEnd },
  { about: 'Regular over seven renewals', active: regular.active, fit: regular, shapes: regular },
  {
    about: 'Regular over four renewals',
    active: regular.active.slice(0, 5),
    fit: regular.fourRenewals!,
    shapes: regular.fourRenewals!.printed,
  },
])('the segment $about', ({ active, fit, shapes }) => {
  const [alpha, beta] = [Number(shapes.alpha), Number(shapes.beta)];
  const likelihood = logLikelihood(active, betaChurn(alpha, beta));

  test('is as likely as published under the Beta law', () => {
    expectPrinted(likelihood, fit.logLikelihood);
  });

  test('is likeliest there', () => {
    for (const [up, right] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ]) {
      expect(logLikelihood(active, betaChurn(alpha * up, beta * right))).toBeLessThan(likelihood);
    }
  });

  test('is less likely, by as much as computed, when everybody has one churn', () => {
    const churn = oneChurn(active);
    const alike = logLikelihood(active, { stages: [{ exitRate: rateOf(churn) }] });
    expectPrinted(churn, fit.oneChurn.churn);
    expectPrinted(alike, fit.oneChurn.logLikelihood);
    expect(alike).toBeLessThan(likelihood);
  });
});

test('the High End segment is as likely as published when any churn is as frequent as any other', () => {
  expectPrinted(logLikelihood(highEnd.active, betaChurn(1, 1)), highEnd.uniformLogLikelihood!);
});

test('types who differ in what they spend are worth their mixture', () => {
  const stages = [{ exitRate: rateOf(0.2), cost: 3 }];
  const of = (thetas: readonly number[], spends: readonly number[], shares: readonly number[]) =>
    expectedValue(
      plainParams({
        discount: 0.05,
        serviceCost: 2,
        stages,
        theta: { kind: 'types', shares, thetas, spends },
      }),
      'reference',
    ).own;
  const apart = 0.3 * of([0.5], [2], [1]) + 0.7 * of([1.5], [0.4], [1]);
  expect(of([0.5, 1.5], [2, 0.4], [0.3, 0.7])).toBeCloseTo(apart, 10);
});
