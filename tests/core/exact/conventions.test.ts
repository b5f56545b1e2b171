import { describe, expect, test } from 'vitest';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { conventions } = oracles;

/** Long enough for ever: what comes later is worth less than a rounding error. */
const FOR_EVER = 1000;

function value(retention: number, discount: number, sketch: ParamsSketch = {}): number {
  return expectedValue(
    plainParams({
      periods: FOR_EVER,
      discount,
      stages: [{ spend: conventions.margin, exitRate: rateOf(1 - retention) }],
      ...sketch,
    }),
    'reference',
  ).own;
}

describe('one customer with a constant margin and retention rate', () => {
  const { margin, retention, discount } = conventions;
  const v = 1 / (1 + discount);

  test('is worth the published amounts under every convention', () => {
    const immediate = value(retention, discount);
    expectPrinted(immediate, conventions.immediate);
    expectPrinted(immediate - margin, conventions.deferred);
    expectPrinted(v * immediate, conventions.certainEnd);
    expectPrinted(Math.sqrt(v) * immediate, conventions.midPeriod);
  });

  test('is worth less over a finite horizon', () => {
    expectPrinted(value(retention, discount, { periods: 5 }), conventions.fivePayments);
    expectPrinted(value(retention, discount, { periods: 10 }), conventions.tenPayments);
    expectPrinted(value(retention, discount, { periods: 6 }) - margin, conventions.fiveDeferredPayments);
  });

  test('is worth more when the margin grows with tenure', () => {
    const tenureFactor = Array.from({ length: FOR_EVER }, (_, age) => 1.05 ** age);
    expectPrinted(value(retention, discount, { tenureFactor }), conventions.growthOfFivePercent);
  });

  test('is worth one margin when nobody stays and a perpetuity when nobody leaves', () => {
    expect(value(0, discount)).toBe(margin);
    expect(value(1, discount)).toBeCloseTo((margin * (1 + discount)) / discount, 9);
  });

  test('varies in value with the published standard deviation', () => {
    const spread = valueSpread(
      plainParams({ periods: FOR_EVER, discount, stages: [{ exitRate: rateOf(1 - retention) }] }),
      'reference',
    );
    expect(spread).not.toHaveProperty('unavailable');
    if ('own' in spread) expectPrinted(Math.sqrt(spread.own), conventions.standardDeviation);
  });

  test.for(conventions.elasticity)(
    'answers to retention $retention at $discount per cent as published',
    (row) => {
      const step = 1e-5;
      const slope =
        (value(row.retention + step, row.discount) - value(row.retention - step, row.discount)) / (2 * step);
      const immediate = value(row.retention, row.discount);
      expectPrinted((slope * row.retention) / immediate, row.immediate);
      expectPrinted((slope * row.retention) / (immediate - margin), row.deferred);
    },
  );

  test.for(conventions.marginMultiple.rows)(
    'is worth the margin multiples published for retention $retention',
    (row) => {
      row.multiples.forEach((multiple, column) => {
        const rate = conventions.marginMultiple.discounts[column];
        expectPrinted((value(row.retention, rate) - margin) / margin, multiple);
      });
    },
  );
});
