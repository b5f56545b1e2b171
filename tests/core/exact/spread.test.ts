import { describe, expect, test } from 'vitest';
import { exactResult } from '../../../src/core/exact/exact.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import { lognormalTable, tableSecondMoment } from '../../../src/core/numerics/laws/lognormalLaw.ts';
import { purchaseTable } from '../../../src/core/numerics/laws/purchaseTable.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import { present } from '../../helpers/present.ts';

function ownVariance(sketch: ParamsSketch): number {
  const spread = valueSpread(plainParams(sketch), 'reference');
  if ('unavailable' in spread) throw new Error(spread.unavailable);
  return spread.own;
}

/** Σ v^t over the periods. */
function annuity(v: number, periods: number): number {
  return Array.from({ length: periods }, (_, t) => v ** t).reduce((sum, worth) => sum + worth, 0);
}

describe('values of customers who never leave', () => {
  const periods = 8;
  const discount = 0.1;
  const v = 1 / (1 + discount);

  test('do not vary at all when nothing is drawn', () => {
    const stages = [
      { cost: 3, moveRate: 64, moveTo: [0, 1] },
      { spend: 70, moveRate: 64, moveTo: [1, 0] },
    ];
    expect(valueSpread(plainParams({ periods, discount, serviceCost: 7, stages }), 'reference')).toEqual({
      own: 0,
      family: 0,
      referral: 0,
    });
  });

  test('vary by wallet, cost to serve and the luck of every purchase', () => {
    const wallet = tableSecondMoment(lognormalTable(0.8));
    const service = tableSecondMoment(lognormalTable(0.5));
    const purchase = tableSecondMoment(purchaseTable(0.3, 0.6));
    const margin = 100 * 0.4;
    const expected =
      (wallet - 1) * (margin * annuity(v, periods)) ** 2 +
      (service - 1) * (9 * annuity(v, periods)) ** 2 +
      wallet * (purchase - 1) * margin ** 2 * annuity(v * v, periods);
    const variance = ownVariance({
      periods,
      discount,
      contributionRate: 0.4,
      serviceCost: 9,
      walletSigma: 0.8,
      serviceCostSigma: 0.5,
      purchaseProbability: 0.3,
      periodSpendSigma: 0.6,
    });
    expect(variance / expected).toBeCloseTo(1, 12);
  });

  test('vary by type, and by purchases in proportion to what the type spends', () => {
    const purchase = tableSecondMoment(purchaseTable(0.5, 0));
    const spends = [3, 0.5];
    const shares = [0.2, 0.8];
    const total = 100 * annuity(v, periods);
    const mean = shares.reduce((sum, share, type) => sum + share * spends[type] * total, 0);
    const expected = shares.reduce((sum, share, type) => {
      const luck = (purchase - 1) * (100 * spends[type]) ** 2 * annuity(v * v, periods);
      return sum + share * (luck + (spends[type] * total - mean) ** 2);
    }, 0);
    const variance = ownVariance({
      periods,
      discount,
      purchaseProbability: 0.5,
      theta: { kind: 'types', shares, thetas: [1, 1], spends },
    });
    expect(variance / expected).toBeCloseTo(1, 12);
  });
});

describe('a variance that would take too long', () => {
  const tenureFactor = Array.from({ length: 1000 }, (_, age) => 1 + age);
  const heavy = plainParams({
    periods: 1000,
    theta: { kind: 'gamma', variance: 0.5 },
    tenureFactor,
    stages: [
      { exitRate: rateOf(0.2), referralRate: 0.01, lapsesTo: 1 },
      { kind: 'lapsed', winBackRate: 0.1 },
    ],
  });

  test('is refused with its reason', () => {
    expect(valueSpread(heavy, 'reference')).toEqual({ unavailable: 'varianceTooCostly' });
  });

  test('is given from fewer nodes if that makes it affordable', () => {
    const lighter = { ...heavy, ...shortened(800) };
    expect(valueSpread(lighter, 'reference')).toHaveProperty('unavailable');
    expect(present(exactResult(lighter)).spread).toHaveProperty('own');
  });

  /** The same model over fewer periods. */
  function shortened(periods: number) {
    const { stages } = heavy;
    return {
      periods,
      tenureFactor: heavy.tenureFactor.slice(0, periods),
      referredTenureFactor: heavy.referredTenureFactor.slice(0, periods),
      extraExitRate: heavy.extraExitRate.slice(0, periods),
      stages: stages.map((stage) => ({ ...stage, winBackRate: stage.winBackRate.slice(0, periods) })),
    };
  }
});
