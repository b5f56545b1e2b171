import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import type { ParamsSketch } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import { chainParams } from '../../helpers/publishedChain.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const { theory } = oracles;
const FOR_EVER = 1000;

/** The textbook customer: 100 a year, four in five stay, 10 % a year. */
function textbook(sketch: ParamsSketch = {}) {
  return plainParams({ periods: FOR_EVER, discount: 0.1, stages: [{ exitRate: rateOf(0.2) }], ...sketch });
}

function value(sketch: ParamsSketch = {}): number {
  return expectedValue(textbook(sketch), 'reference').own;
}

function activeYears(sketch: ParamsSketch = {}): number {
  const series = expectedSeries(textbook({ discount: 0, ...sketch }), 'reference');
  const [{ length }] = [textbook(sketch).tenureFactor];
  return series.subarray(0, length).reduce((sum, share) => sum + share, 0);
}

describe('retention', () => {
  test('makes a life of 1 / churn, and geometric', () => {
    expectPrinted(activeYears(), theory.meanLife);
    const params = textbook({ periods: 20 });
    const series = expectedSeries(params, 'reference');
    const exits = seriesAt(seriesLayout(20, 2, 1), 'firstExits');
    for (let n = 1; n <= 20; n++) expect(series[exits + n - 1]).toBeCloseTo(0.8 ** (n - 1) * 0.2, 14);
  });

  test('is worth its closed form over every horizon', () => {
    const stays = 0.8 / 1.1;
    for (let periods = 1; periods <= 30; periods++) {
      expect(value({ periods })).toBeCloseTo((100 * (1 - stays ** periods)) / (1 - stays), 9);
    }
  });

  test('pays for itself up to the share of margin computed', () => {
    const { retentionBreakEven } = theory;
    const raised = value({ stages: [{ exitRate: rateOf(0.15) }] });
    expectPrinted(1 - value() / raised, retentionBreakEven);
  });

  test('that costs a fifth of acquisition must keep one customer in five', () => {
    const kept = (churn: number): number =>
      expectedSeries(textbook({ periods: 2, stages: [{ exitRate: rateOf(churn) }] }), 'reference')[1];
    expect(kept(0.1) - kept(0.3)).toBeCloseTo(1 / 5, 12);
  });

  test('compounds from months to the same year', () => {
    const monthly = 1 - (1 - 0.2) ** (1 / 12);
    expectPrinted(monthly, theory.monthlyChurn);
    const series = expectedSeries(
      textbook({ periods: 13, stages: [{ exitRate: rateOf(monthly) }] }),
      'reference',
    );
    expect(series[12]).toBeCloseTo(0.8, 12);
  });
});

describe('profit that rises with tenure', () => {
  test('is worth what is computed for industrial distribution (Reichheld & Sasser 1990)', () => {
    const { margins, value: expected } = theory.risingProfile;
    const tenureFactor = Array.from({ length: FOR_EVER }, (_, age) => margins[Math.min(age, 4)]);
    expectPrinted(value({ stages: [{ spend: 1, exitRate: rateOf(0.2) }], tenureFactor }), expected);
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

  test('once removed take their share of the hazard with them', () => {
    const { churn, share, life } = theory.neglectRemoved;
    expectPrinted(activeYears({ stages: [{ exitRate: rateOf(churn) * (1 - share) }] }), life);
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

describe('win-back', () => {
  test.for(theory.winBack)(
    'with one call at $cost and odds $odds is worth what is computed',
    ({ odds, cost, value: expected }) => {
      const stages = [
        { exitRate: rateOf(0.2), lapsesTo: 1 },
        { kind: 'lapsed' as const, cost, winBackRate: rateOf(odds), giveUpRate: 64 },
      ];
      expectPrinted(value({ stages }), expected);
    },
  );
});

describe('the ladder first, repeat, client, advocate', () => {
  const { moves, margins } = theory.ladder;

  test.for([0, 1, 2, 3])('is worth what is computed from rung %i on', (start) => {
    const params = chainParams({ moves, rewards: margins }, start, { periods: FOR_EVER, discount: 0.1 });
    expectPrinted(expectedValue(params, 'reference').own, theory.ladder.values[start]);
  });

  test('holds its customers for the years computed', () => {
    const series = expectedSeries(
      chainParams({ moves, rewards: margins }, 0, { periods: FOR_EVER }),
      'reference',
    );
    theory.ladder.years.forEach((years, rung) => {
      expectPrinted(
        series.subarray(rung * FOR_EVER, (rung + 1) * FOR_EVER).reduce((sum, share) => sum + share, 0),
        years,
      );
    });
  });
});

describe('related sales', () => {
  test.for([
    ['revenue only', 0.4, 1, theory.crossSell.revenueOnly],
    ['stickiness only', 0, 0.8, theory.crossSell.stickinessOnly],
    ['both', 0.4, 0.8, theory.crossSell.both],
  ] as const)('lift value as computed: %s', ([, addOn, hazardFactor, lift]) => {
    const crossSell = { rate: rateOf(0.15), productsMax: 3, addOn, hazardFactor };
    expectPrinted(100 * (value({ crossSell }) / value() - 1), lift);
  });
});

describe('milk powder for 48 months', () => {
  const churn = (monthly: number): ParamsSketch => ({ periods: 48, stages: [{ exitRate: rateOf(monthly) }] });

  test('is bought for the months computed', () => {
    const months = activeYears(churn(0.02));
    expectPrinted(months, theory.milk.months);
    expectPrinted(8 * months, theory.milk.bags);
  });

  test('loses customers at every change of stage', () => {
    const { bags, value: expected, valueWithoutLosses, finishPercent } = theory.milkWithLosses;
    const extraExitRate = new Float64Array(48);
    for (const month of [6, 12, 36]) extraExitRate[month - 1] = rateOf(0.1);
    const losing = { ...churn(0.03), extraExitRate };
    expectPrinted(8 * activeYears(losing), bags);
    const monthly = {
      ...losing,
      discount: 1.1 ** (1 / 12) - 1,
      stages: [{ spend: 320, exitRate: rateOf(0.03) }],
    };
    expectPrinted(value(monthly), expected);
    const loyal = { ...monthly, stages: [{ spend: 320 }], extraExitRate: new Float64Array(48) };
    expectPrinted(value(loyal), valueWithoutLosses);
    const finished = expectedSeries(
      textbook({ ...losing, periods: 49, extraExitRate: [...extraExitRate, 0] }),
      'reference',
    );
    expectPrinted(100 * finished[48], finishPercent);
  });
});
