import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { CERTAIN_RATE, type ModelParams } from '../../../src/core/model/params.ts';
import { probabilityOfRate, unitExponential } from '../../../src/core/numerics/random/exponential.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';

test('at the certain rate a clock rings in its first period, whatever its threshold', () => {
  // The largest threshold there is belongs to the smallest draw.
  expect(unitExponential(0)).toBeGreaterThan(unitExponential(2));
  expect(CERTAIN_RATE).toBeGreaterThan(unitExponential(0));
  expect(probabilityOfRate(CERTAIN_RATE)).toBe(1);
});

/** All numbers of a tree of plain data with their places. */
function numbersOf(data: unknown, at = ''): (readonly [place: string, value: number])[] {
  if (typeof data === 'number') return [[at, data]];
  if (ArrayBuffer.isView(data)) return numbersOf(Array.from(data as Float64Array), at);
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, part]) => numbersOf(part, `${at}.${key}`));
}

test('the parameters of every legal scenario are what their comments promise', () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const params: ModelParams = compileScenario(scenario);
      expect(structuredClone(params)).toEqual(params);
      for (const [place, value] of numbersOf(params)) {
        if (!(value >= 0 && value < Infinity)) throw new Error(`${place} is ${value}`);
      }
      const { periods, stages, causes, crossSell, theta } = params;
      expect(Number.isInteger(periods) && periods >= 1 && periods <= 1000).toBe(true);
      for (const profile of [params.tenureFactor, params.referredTenureFactor, params.extraExitRate])
        expect(profile.length).toBe(periods);
      expect(params.extraExitRate.every((rate) => rate <= CERTAIN_RATE)).toBe(true);
      expect(crossSell.rate).toBeLessThanOrEqual(CERTAIN_RATE);
      expect(Math.abs(causes.reduce((sum, { probability }) => sum + probability, 0) - 1)).toBeLessThan(1e-12);
      if (theta.kind === 'types')
        expect(theta.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);

      expect(stages[0].kind).toBe('active');
      expect(stages.at(-1)?.kind).toBe('gone');
      expect(stages.length).toBeLessThanOrEqual(14);
      stages.forEach((stage, self) => {
        expect(['lapsed', 'gone']).toContain(stages[stage.lapsesTo].kind);
        expect(stages[stage.winBackTo].kind).toBe('active');
        if (stage.kind !== 'active')
          expect([stage.spend, stage.exitRate, stage.referralRate, stage.moveRate]).toEqual([0, 0, 0, 0]);
        expect(stage.winBackRate.length).toBe(stage.kind === 'lapsed' ? periods : 0);
        expect(stage.giveUpRate).toBeLessThanOrEqual(CERTAIN_RATE);
        expect(stage.moveRate).toBeLessThanOrEqual(CERTAIN_RATE);
        const moves = stage.moveTo.reduce((sum, share) => sum + share, 0);
        expect(moves).toBeCloseTo(stage.moveRate > 0 ? 1 : 0, 9);
        expect(stage.moveTo[self] ?? 0).toBe(0);
        stage.moveTo.forEach((share, to) => {
          if (share > 0) expect(stages[to].kind).toBe('active');
        });
      });
    }),
    { seed: 5, numRuns: 400 },
  );
});

test.each([5e-324, 1e-310, 1e-300])(
  'a retention rate of %f is a Beta law with finite shapes, or none',
  (r) => {
    const { theta, stages } = compileScenario(
      scenarioWith({ modules: ['difference'], differenceLaw: 'beta', retentionRate: r }),
    );
    expect(theta.kind === 'none' || (theta.kind === 'beta' && theta.alpha < Infinity)).toBe(true);
    expect(stages[0].exitRate).toBeGreaterThan(CERTAIN_RATE);
  },
);
