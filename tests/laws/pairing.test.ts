import { describe, expect, it } from 'vitest';
import type { ModelParams } from '../../src/core/model/params.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { seriesAt } from '../../src/core/model/series.ts';
import { momentsOf } from '../../src/core/numerics/stats/moments.ts';
import { plainModel } from '../helpers/plainModel.ts';
import { runJob } from '../helpers/runs.ts';

const FOUNDERS = 65_536;

/** Variance of A − B with separate luck ÷ with the same luck, per founder. */
function pairingRatio(
  a: ModelParams,
  b: ModelParams,
  seed = 11,
  value: 'ownValues' | 'familyValues' = 'familyValues',
) {
  const [valuesA, valuesB] = [a, b].map((params) => runJob({ params, seed, founders: FOUNDERS })[value]) as [
    Float64Array,
    Float64Array,
  ];
  const variance = (values: Float64Array) => momentsOf(values, 0, values.length).m2 / (values.length - 1);
  return (variance(valuesA) + variance(valuesB)) / variance(valuesA.map((x, i) => x - valuesB[i]));
}

const lab = (retentionRate: number, periodsPerYear: '1' | '12') =>
  compileScenario(
    scenarioWith({ retentionRate, periodsPerYear, spendPerYear: 100, contributionRate: 1, horizonYears: 80 }),
  );

describe('the same customers under two strategies', () => {
  it.each([
    { to: 0.82, clock: '1', least: 100 },
    { to: 0.85, clock: '1', least: 45 },
    { to: 0.82, clock: '12', least: 300 },
    { to: 0.85, clock: '12', least: 70 },
  ] as const)(
    'retention .80 → $to on clock $clock is seen at least $least times sharper',
    ({ to, clock, least }) => {
      expect(pairingRatio(lab(0.8, clock), lab(to, clock))).toBeGreaterThan(least);
    },
  );

  it.each([
    { change: 'retention +0.25 pt', model: { retention: 0.9425 }, least: 150 },
    { change: 'retention +1 pt', model: { retention: 0.95 }, least: 20 },
    { change: 'promotion +10 %', model: { promotion: 1.1 }, least: 100 },
    { change: 'referral +20 %', model: { referral: 1.2 }, least: 100 },
    { change: 'win-back 2 → 3 %', model: { winBack: 0.03 }, least: 45 },
    { change: 'purchase +5 %', model: { purchase: 0.4725 }, least: 400 },
    { change: 'margin +5 %', model: { margin: 1.05 }, least: 400 },
  ])('$change of the plain model is seen at least $least times sharper', ({ model, least }) => {
    expect(pairingRatio(plainModel(), plainModel(model))).toBeGreaterThan(least);
  });

  it('no first life is worth less under better retention when every month pays', () => {
    const model = { monthCost: 0, winBack: 0, spend: 'mean', referral: 0 } as const;
    const run = (retention: number) =>
      runJob({ params: plainModel({ ...model, retention }), seed: 3, founders: FOUNDERS }).ownValues;
    const [worse, better] = [run(0.94), run(0.95)];
    expect(worse.findIndex((value, i) => better[i] < value - 1e-9)).toBe(-1);
  });
});

describe('a lever that changes one event leaves everyone else’s luck alone', () => {
  const seriesOf = (params: ModelParams) => runJob({ params, seed: 5, founders: 8192 });
  const base = plainModel();
  const lives = (params: ModelParams) => {
    const { layout, series } = seriesOf(params);
    return series.slice(0, seriesAt(layout, 'revenue'));
  };

  it('a margin change leaves every life unchanged', () => {
    expect(lives(plainModel({ margin: 1.05 }))).toEqual(lives(base));
  });

  it('a purchase change leaves every exit unchanged', () => {
    expect(lives(plainModel({ purchase: 0.6 }))).toEqual(lives(base));
  });

  it('a referral change leaves every founder’s own life unchanged', () => {
    const own = (params: ModelParams) => seriesOf(params).ownValues;
    expect(own(plainModel({ referral: 3 }))).toEqual(own(base));
  });

  it('more referral keeps every existing friend: nobody’s k-th friend disappears or becomes somebody else', () => {
    // With friends arriving at once and a cost-free, discount-free life, a friend who comes earlier lives longer inside
    // the horizon, so no family can lose value.
    const flat = (referral: number): ModelParams => ({
      ...plainModel({ referral, spend: 'mean', monthCost: 0, winBack: 0 }),
      discount: 0,
    });
    const run = (referral: number) => runJob({ params: flat(referral), seed: 9, founders: 16_384 });
    const [few, many] = [run(1), run(1.5)];
    expect(few.familyValues.findIndex((value, i) => many.familyValues[i] < value - 1e-9)).toBe(-1);
  });
});
