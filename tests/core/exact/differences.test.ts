import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const FOR_EVER = 1000;

/** Customers whose churn per period is Beta(alpha, beta), each worth 1 a period while active. */
function betaChurn(alpha: number, beta: number, periods: number, discount: number) {
  return plainParams({
    periods,
    discount,
    theta: { kind: 'beta', alpha, beta },
    stages: [{ spend: 1, exitRate: -Math.log(beta / (alpha + beta)) }],
  });
}

function lifetime(alpha: number, beta: number, discount: number, periods = FOR_EVER): number {
  return expectedValue(betaChurn(alpha, beta, periods, discount), 'reference').own;
}

describe.for(oracles.shiftedBetaGeometric.segments)('the $segment segment of Fader and Hardie', (segment) => {
  const { discount } = oracles.shiftedBetaGeometric;
  const { alpha, beta } = segment;

  test('survives as projected from its first seven renewals', () => {
    const series = expectedSeries(betaChurn(alpha, beta, 13, discount), 'reference');
    segment.survivalPercent.forEach((percent, index) => {
      // The shapes are printed to five digits: that is worth three units of the last one here.
      expect(Math.abs(100 * series[index + 1] - Number(percent))).toBeLessThan(0.002);
    });
  });

  test('has the published discounted lifetime and residual lifetimes', () => {
    expect(Math.abs(lifetime(alpha, beta, discount) - Number(segment.life))).toBeLessThan(2e-5);
    segment.residualLife.forEach((life, index) => {
      const renewals = index + 1;
      const pending = (beta + renewals - 1) / (alpha + beta + renewals - 1);
      const residual = pending * lifetime(alpha, beta + renewals, discount);
      expect(Math.abs(residual - Number(life))).toBeLessThan(2e-5);
    });
  });

  test('pays ten times what is computed for the rounded shapes', () => {
    const { rounded } = segment;
    expectPrinted(lifetime(rounded.alpha, rounded.beta, discount, 10), rounded.tenPayments);
  });
});

describe('customers who differ', () => {
  test('live longer than their mean retention says', () => {
    const { discount, sorting } = oracles.shiftedBetaGeometric;
    const { alpha, beta } = sorting;
    const naive = expectedValue(
      plainParams({
        periods: FOR_EVER,
        discount,
        stages: [{ spend: 1, exitRate: rateOf(alpha / (alpha + beta)) }],
      }),
      'reference',
    ).own;
    expectPrinted(naive, sorting.naiveMultiple);
    expectPrinted(100 * (1 - naive / lifetime(alpha, beta, discount)), sorting.understatementPercent);
  });

  test('in two types shrink to the published cohort sizes, and their average retention hides over a third of their value', () => {
    const { shares, retentions, activeByAge, loyalByAge, payment, discount } = oracles.twoTypes;
    const base = -Math.log(retentions[0]);
    const mixture = (loyal: number) =>
      plainParams({
        periods: FOR_EVER,
        discount,
        theta: {
          kind: 'types',
          shares: [loyal, 1 - loyal],
          thetas: retentions.map((retention) => -Math.log(retention) / base),
          spends: [1, 1],
        },
        stages: [{ spend: payment, exitRate: base }],
      });
    const active = expectedSeries(mixture(shares[0]), 'reference');
    activeByAge.forEach((count, age) => expect(Math.abs(10000 * active[age] - count)).toBeLessThan(1));

    const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
    const customers = sum(activeByAge);
    const kept = sum(activeByAge.slice(1)) / sum(activeByAge.slice(0, -1));
    const naive = (customers * payment * kept * (1 + discount)) / (1 + discount - kept);
    // The next payment is due at once from those who renew: one immediate value without its first margin, a period on.
    const each = expectedValue(mixture(sum(loyalByAge) / customers), 'reference').own;
    const truth = customers * (each - payment) * (1 + discount);
    expect(1 - naive / truth).toBeGreaterThan(1 / 3);
    expect(1 - naive / truth).toBeLessThan(0.4);
  });

  test('by a Gamma law leave ever more slowly', () => {
    const { survival, value } = oracles.theory.frailty;
    const params = (periods: number) =>
      plainParams({
        periods,
        discount: 0.1,
        theta: { kind: 'gamma', variance: 1 },
        stages: [{ exitRate: 1 / survival[0] - 1 }],
      });
    const series = expectedSeries(params(5), 'reference');
    survival.forEach((share, index) => expect(series[index + 1]).toBeCloseTo(share, 9));
    expectPrinted(expectedValue(params(FOR_EVER), 'reference').own, value);
  });

  test('in what they spend by type are worth the mixture of the types', () => {
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
});
