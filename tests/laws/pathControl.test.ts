import { describe, expect, test } from 'vitest';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { controlledMean } from '../../src/core/numerics/stats/controlVariate.ts';
import { momentsOf, standardError } from '../../src/core/numerics/stats/moments.ts';
import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../src/core/scenario/presets.ts';
import { pathControl } from '../helpers/pathControl.ts';
import { plainModel } from '../helpers/plainModel.ts';
import { runJob } from '../helpers/runs.ts';

const RUNS = 200;

const MODELS: Readonly<Record<string, ModelParams>> = {
  'plain, spend noise every month': plainModel({ spend: 'monthly' }),
  'plain, one wallet per customer': plainModel({ spend: 'wallet' }),
  'plain, mean spend': plainModel({ spend: 'mean' }),
  'the pizza shop': compileScenario(PRESETS['pizza.1']),
};

describe.each(Object.entries(MODELS))('LTV corrected by own value: %s', (_, params) => {
  const { plain, controlled, errors } = pathControl(params, RUNS);

  test('has at most a quarter of the variance', () => {
    // The ratio of two sample variances of 200 runs is off by about 10 %, much less when they are correlated.
    expect(plain.m2 / controlled.m2).toBeGreaterThan(4);
  });

  test('meets the exact value within four standard errors', () => {
    const { family } = expectedValue(params, 'reference');
    const error = Math.sqrt(controlled.m2 / (RUNS - 1) / RUNS);
    expect(Math.abs(controlled.mean - family)).toBeLessThan(4 * error);
  });

  test('tells its own error truly', () => {
    const told = errors.reduce((sum, error) => sum + error * error, 0) / RUNS;
    expect(controlled.m2 / (RUNS - 1) / told).toBeGreaterThan(0.6);
    expect(controlled.m2 / (RUNS - 1) / told).toBeLessThan(1.5);
  });
});

test('periods alive as control of LTV give the published 11.25 times (rho .9545, beta 48.89)', () => {
  // Simple retention .8, margin 100 a year, discount 10 %; the same people without discount count their periods.
  const people = scenarioWith({
    modules: [],
    periodsPerYear: '1',
    horizonYears: 100,
    retentionRate: 0.8,
    spendPerYear: 100,
    contributionRate: 1,
  });
  const runs = Array.from({ length: 16 }, (_, seed) => {
    const valuesOf = (scenario: typeof people) =>
      runJob({ params: compileScenario(scenario), seed, founders: 65_536 }).ownValues;
    const target = valuesOf({ ...people, discountRate: 0.1 });
    const control = valuesOf({ ...people, discountRate: 0, spendPerYear: 1 });
    const difference = target.map((value, i) => value - control[i]);
    return controlledMean(momentsOf(target), momentsOf(control), momentsOf(difference), 1 / (1 - 0.8));
  });
  const reductions = momentsOf(Float64Array.from(runs, ({ reduction }) => reduction));
  const means = momentsOf(Float64Array.from(runs, ({ mean }) => mean));
  expect(Math.abs(reductions.mean - 11.25)).toBeLessThan(4 * standardError(reductions));
  expect(Math.abs(means.mean - 100 / (1 - 0.8 / 1.1))).toBeLessThan(4 * standardError(means));
});
