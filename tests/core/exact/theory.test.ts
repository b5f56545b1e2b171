import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';

const FOR_EVER = 1000;

/** The textbook customer: 100 a year, four in five stay, 10 % a year. */
function textbook(sketch: ParamsSketch = {}) {
  return plainParams({ periods: FOR_EVER, discount: 0.1, stages: [{ exitRate: rateOf(0.2) }], ...sketch });
}

function value(sketch: ParamsSketch = {}): number {
  return expectedValue(textbook(sketch), 'reference').own;
}

describe('retention', () => {
  test('is worth its closed form over every horizon', () => {
    const stays = 0.8 / 1.1;
    for (let periods = 1; periods <= 30; periods++) {
      expect(value({ periods })).toBeCloseTo((100 * (1 - stays ** periods)) / (1 - stays), 9);
    }
  });
});

describe('causes', () => {
  const causes = [
    { id: 'price', probability: 0.32, final: false },
    { id: 'neglect', probability: 0.68, final: false },
  ];

  test('share the exits by their probabilities', () => {
    const series = expectedSeries(textbook({ periods: 30, causes }), 'reference');
    for (let t = 0; t < 30; t++) {
      const exits = 0.8 ** t * 0.2;
      expect(series[2 * 30 + t]).toBeCloseTo(0.32 * exits, 14);
      expect(series[3 * 30 + t]).toBeCloseTo(0.68 * exits, 14);
    }
  });

  test('that are final send nobody to the lapsed', () => {
    const stages = [
      { exitRate: rateOf(0.2), lapsesTo: 1 },
      { kind: 'lapsed' as const, winBackRate: 64, giveUpRate: 0 },
    ];
    const final = causes.map((cause) => ({ ...cause, final: true }));
    expect(value({ stages, causes: final })).toBeCloseTo(value(), 9);
    const half = [causes[0], { ...causes[1], final: true }];
    // Whoever leaves for the price is back at once: only neglect costs customers.
    expect(value({ stages, causes: half })).toBeCloseTo(
      value({ stages: [{ exitRate: rateOf(0.2 * 0.68) }] }),
      9,
    );
  });
});

test('one call to each who leaves is worth (m − v(1−r)c) / (1 − v(r + (1−r)p))', () => {
  const v = 1 / 1.1;
  for (const [odds, cost] of [
    [0.1, 5],
    [0.5, 40],
    [0.9, 0],
  ]) {
    const stages = [
      { exitRate: rateOf(0.2), lapsesTo: 1 },
      { kind: 'lapsed' as const, cost, winBackRate: rateOf(odds), giveUpRate: 64 },
    ];
    expect(value({ stages })).toBeCloseTo((100 - v * 0.2 * cost) / (1 - v * (0.8 + 0.2 * odds)), 9);
  }
});
