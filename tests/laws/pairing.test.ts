import { describe, expect, it } from 'vitest';
import type { ModelParams } from '../../src/core/model/params.ts';
import { seriesAt } from '../../src/core/model/series.ts';
import { PAIRINGS, pairingRatio } from '../helpers/pairing.ts';
import { plainModel } from '../helpers/plainModel.ts';
import { runJob } from '../helpers/runs.ts';

const FOUNDERS = 65_536;

describe('the same customers under two strategies', () => {
  it.each(PAIRINGS)('$change is seen at least $least times sharper', ({ a, b, least }) => {
    expect(pairingRatio({ a, b })).toBeGreaterThan(least);
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
