import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { CHOICES } from '../../../src/core/scenario/fields.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';

const compile = (changes: Parameters<typeof scenarioWith>[0]) => compileScenario(scenarioWith(changes));

describe('how customers differ', () => {
  const difference = { modules: ['difference'] } as const;

  test('each law is compiled to its own numbers', () => {
    expect(compile({ ...difference, differenceLaw: 'gamma', frailtyVariance: 0.7 }).theta).toEqual({
      kind: 'gamma',
      variance: 0.7,
    });
    expect(
      compile({ ...difference, differenceLaw: 'beta', retentionRate: 0.75, betaConcentration: 8 }).theta,
    ).toEqual({ kind: 'beta', alpha: 2, beta: 6 });
    const types = [
      { share: 3, hazard: 0.5, spend: 2 },
      { share: 1, hazard: 4, spend: 0.25 },
    ];
    expect(compile({ ...difference, differenceLaw: 'types', types }).theta).toEqual({
      kind: 'types',
      shares: [0.75, 0.25],
      thetas: [0.5, 4],
      spends: [2, 0.25],
    });
  });

  test('nobody differs where the variance is 0, or the retention of all is 0 or 1', () => {
    expect(compile({ ...difference, differenceLaw: 'gamma', frailtyVariance: 0 }).theta.kind).toBe('none');
    for (const retentionRate of [0, 1])
      expect(compile({ ...difference, differenceLaw: 'beta', retentionRate }).theta.kind).toBe('none');
  });

  test('differences too small to tell, or among customers who all leave at once, are none', () => {
    const lawOf = (changes: Parameters<typeof scenarioWith>[0]) =>
      compileScenario(scenarioWith({ modules: ['difference'], ...changes })).theta;
    expect(lawOf({ differenceLaw: 'gamma', frailtyVariance: 1e-238 })).toEqual({ kind: 'none' });
    expect(lawOf({ differenceLaw: 'gamma', frailtyVariance: 1e-12 })).toMatchObject({ kind: 'gamma' });
    expect(lawOf({ differenceLaw: 'beta', retentionRate: 5e-324 })).toEqual({ kind: 'none' });
    expect(lawOf({ differenceLaw: 'beta', retentionRate: 1e-9 })).toMatchObject({ kind: 'beta' });
  });

  it.each([
    { retentionRate: 0.9, alpha: 0.02, beta: 0.18 }, // .1 · .1 = .01 would be too small: concentration .2
    { retentionRate: 0.1, alpha: 0.18, beta: 0.02 },
  ])('no shape of the Beta law is below .02, and its mean stays $retentionRate', (expected) => {
    const { retentionRate } = expected;
    const { theta } = compile({
      ...difference,
      differenceLaw: 'beta',
      retentionRate,
      betaConcentration: 0.1,
    });
    if (theta.kind !== 'beta') throw new Error(theta.kind);
    expect(theta.alpha).toBeCloseTo(expected.alpha, 12);
    expect(theta.beta).toBeCloseTo(expected.beta, 12);
  });

  /** Share of new customers still there after the first year. */
  function keptOverFirstYear(scenario: Scenario): number {
    const params = compileScenario(scenario);
    const series = expectedSeries(params, 'reference');
    const at = seriesAt(
      seriesLayout(params.periods, params.stages.length, params.causes.length),
      'firstExits',
    );
    return series.slice(at, at + params.periodsPerYear).reduce((left, exits) => left - exits, 1);
  }

  it.each([
    ['none', fc.constant({ modules: blankScenario.modules })],
    ['gamma', fc.record({ frailtyVariance: fc.double({ min: 0, max: 4, noNaN: true }) })],
    ['beta', fc.record({ betaConcentration: fc.double({ min: 0.1, max: 1000, noNaN: true }) })],
    [
      'types',
      fc.record({
        types: fc.array(
          fc.record({
            share: fc.integer({ min: 1, max: 9 }),
            hazard: fc.double({ min: 0.01, max: 50, noNaN: true }),
            spend: fc.constant(1),
          }),
          { minLength: 1, maxLength: 6 },
        ),
      }),
    ],
  ] as const)('the first year keeps the stated share of new customers: %s', (law, shape) => {
    fc.assert(
      fc.property(
        // From .03 on no law needs a hazard beyond a million a year.
        fc.double({ min: 0.03, max: 1, noNaN: true }),
        fc.constantFrom(...CHOICES.periodsPerYear),
        shape as fc.Arbitrary<Partial<Scenario>>,
        (retentionRate, periodsPerYear, changes) => {
          const base = scenarioWith({ ...difference, retentionRate, periodsPerYear, horizonYears: 1 });
          const differenceLaw = law === 'none' ? base.differenceLaw : law;
          expect(keptOverFirstYear({ ...base, differenceLaw, ...changes })).toBeCloseTo(retentionRate, 8);
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });
});
