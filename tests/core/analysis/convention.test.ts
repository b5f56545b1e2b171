import { describe, expect, test } from 'vitest';
import {
  bandsBy,
  byConvention,
  paidBackBy,
  paybackBy,
  simulatedBy,
  SINGLES_KNOWN,
} from '../../../src/core/analysis/convention.ts';
import { bandsOf, planBands } from '../../../src/core/analysis/responseCurve.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { LTV_CONVENTIONS } from '../../../src/core/scenario/scenario.ts';
import { simulated } from '../../helpers/findings.ts';

/** Everybody alike, yearly, over so many years that the end does not matter: margin 100, r = .8, d = .1. */
const plain = compileScenario(
  scenarioWith({
    retentionRate: 0.8,
    discountRate: 0.1,
    spendPerYear: 100,
    contributionRate: 1,
    periodsPerYear: '1',
    horizonYears: 100,
  }),
);
const value = expectedValue(plain, 'reference');

describe('the textbook formulas', () => {
  test.each([
    ['firstMargin', (100 * 1.1) / (1.1 - 0.8)],
    ['withoutFirst', (100 * 0.8) / (1.1 - 0.8)],
    ['arrears', 100 / (1.1 - 0.8)],
  ] as const)('%s', (convention, ltv) => {
    expect(byConvention(value, plain.discount, convention).family).toBeCloseTo(ltv, 6);
  });
});

test.each(LTV_CONVENTIONS)('own value and referrals make up the whole: %s', (convention) => {
  const params = compileScenario(PRESETS['pizza.1']);
  const counted = byConvention(expectedValue(params, 'fast'), params.discount, convention);
  expect(counted.own + counted.referral).toBeCloseTo(counted.family, 9);
});

test.each(LTV_CONVENTIONS)('the simulated mean is the one that is quoted: %s', (convention) => {
  const result = simulated(PRESETS['pizza.1'], 4096, 7);
  expect(simulatedBy(result, convention).mean).toBeCloseTo(summarize(result).conventions[convention], 9);
});

test.each(LTV_CONVENTIONS)('simulated and exact mean agree: %s', (convention) => {
  const params = compileScenario(PRESETS['pizza.1']);
  const { mean, error } = simulatedBy(simulated(PRESETS['pizza.1'], 16_384, 7), convention);
  const exact = byConvention(expectedValue(params, 'fast'), params.discount, convention).family;
  expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
});

describe('bands of single customers', () => {
  const plan = planBands(PRESETS['pizza.1'], 'discountRate', 3);
  const results = plan.scenarios.map((one) => simulated(one, 512, 7));
  const bands = bandsOf(plan, results);
  const discounts = results.map(({ terms }) => terms.discount);

  test('come one period later in arrears, each point by its own discount rate', () => {
    const moved = bandsBy(bands, discounts, 'arrears')!;
    expect(new Set(discounts).size).toBe(3);
    discounts.forEach((discount, point) => {
      expect(moved.p50[point] * (1 + discount)).toBeCloseTo(bands.p50[point], 9);
      expect(moved.mean[point] * (1 + discount)).toBeCloseTo(bands.mean[point], 9);
    });
  });

  test('are not known without the first margin', () => {
    expect(SINGLES_KNOWN.withoutFirst).toBe(false);
    expect(bandsBy(bands, discounts, 'withoutFirst')).toBeNull();
    expect(bandsBy(bands, discounts, 'firstMargin')).toBe(bands);
  });
});

describe('who pays back', () => {
  // One margin of 100, worth 100 at once and 80 a year later.
  const result = simulated(
    scenarioWith({
      retentionRate: 0,
      spendPerYear: 100,
      contributionRate: 1,
      discountRate: 0.25,
      acquisitionCost: 90,
      periodsPerYear: '1',
    }),
    64,
    7,
  );

  test('everybody by what is paid at once, nobody by what comes when the cost has outgrown it', () => {
    expect(paidBackBy(result, 'firstMargin')).toEqual({ value: 1, error: 0 });
    expect(paidBackBy(result, 'arrears')).toEqual({ value: 0, error: 0 });
  });

  test('with their first margins where those cannot be left out', () => {
    expect(paidBackBy(result, 'withoutFirst')).toEqual({ value: 1, error: 0 });
  });

  test('a cost that is met exactly is covered in arrears too', () => {
    const terms = { ...result.terms, acquisitionCost: 80 };
    expect(paidBackBy({ ...result, terms }, 'arrears').value).toBe(1);
  });

  test('one period later in arrears, and never stays never', () => {
    expect(paybackBy(0, 4, 'firstMargin')).toBe(0);
    expect(paybackBy(0, 4, 'arrears')).toBe(0.25);
    expect(paybackBy(null, 4, 'arrears')).toBeNull();
  });
});
