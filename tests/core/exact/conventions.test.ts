import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { conventions } = oracles;
const { margin } = conventions;

/** Long enough for ever: what comes later is worth less than a rounding error. */
const FOR_EVER = 1000;

function value(retention: number, discount: number, spend = margin): number {
  return expectedValue(
    plainParams({ periods: FOR_EVER, discount, stages: [{ spend, exitRate: rateOf(1 - retention) }] }),
    'reference',
  ).own;
}

describe('one customer with a constant margin and retention rate', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const discount = fc.double({ min: 0.05, max: 1, noNaN: true });
  const runs = { numRuns: 50, seed: 20_261_122 };

  test('is worth m / (1 − rv), of which the first margin leaves rv', () => {
    fc.assert(
      fc.property(share, discount, fc.double({ min: 1, max: 1e4, noNaN: true }), (retention, rate, spend) => {
        const kept = retention / (1 + rate);
        const immediate = value(retention, rate, spend);
        expect(immediate / (spend / (1 - kept))).toBeCloseTo(1, 10);
        expect((immediate - spend) / immediate).toBeCloseTo(kept, 10);
      }),
      runs,
    );
  });

  test('is worth more when more stay, and less when later money counts for less', () => {
    fc.assert(
      fc.property(share, share, discount, discount, (one, other, soon, later) => {
        const [fewer, more] = [Math.min(one, other), Math.max(one, other)];
        const [low, high] = [Math.min(soon, later), Math.max(soon, later)];
        expect(value(more, low)).toBeGreaterThanOrEqual(value(fewer, low));
        expect(value(more, low)).toBeGreaterThanOrEqual(value(more, high) - 1e-9 * margin);
      }),
      runs,
    );
  });

  test('is worth one margin when nobody stays and a perpetuity when nobody leaves', () => {
    expect(value(0, 0.1)).toBe(margin);
    expect(value(1, 0.1)).toBeCloseTo((margin * 1.1) / 0.1, 9);
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
});
