import { expect, test } from 'vitest';
import {
  BAND_POINTS,
  CURVE_POINTS,
  bandsOf,
  planBands,
  planResponseCurve,
  responseCurveOf,
} from '../../../src/core/analysis/responseCurve.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { simulated } from '../../helpers/findings.ts';

test('a curve is planned over the whole slider, one scenario per value, nothing else changed', () => {
  const plan = planResponseCurve(blankScenario, 'retentionRate');
  expect(plan.at).toHaveLength(CURVE_POINTS);
  expect([plan.at[0], plan.at.at(-1)]).toEqual([0.3, 0.98]);
  plan.scenarios.forEach((scenario, point) => {
    expect(scenario).toEqual({ ...blankScenario, retentionRate: plan.at[point] });
  });
});

test('the plan stays the same while the lever moves inside its slider, so a pulled handle runs on a still curve', () => {
  const here = planResponseCurve(blankScenario, 'retentionRate');
  const there = planResponseCurve({ ...blankScenario, retentionRate: 0.9 }, 'retentionRate');
  expect(there).toEqual(here);
});

test('bands stand at values of the curve, so that both are in one row of the table', () => {
  for (const lever of ['retentionRate', 'spendPerYear', 'horizonYears'] as const) {
    const curve = planResponseCurve(blankScenario, lever);
    const bands = planBands(blankScenario, lever);
    expect(bands.at.length).toBeLessThanOrEqual(BAND_POINTS);
    expect(bands.at.filter((value) => !curve.at.includes(value))).toEqual([]);
  }
});

test('the exact curve runs through the exact value of the scenario itself', () => {
  const scenario = scenarioWith({ modules: ['referral'], retentionRate: 0.3 + 0.017 * 20 });
  const plan = planResponseCurve(scenario, 'retentionRate');
  const values = plan.scenarios.map((one) => expectedValue(compileScenario(one), 'reference'));
  const curve = responseCurveOf(plan, values);
  const own = expectedValue(compileScenario(scenario), 'reference').family;
  expect(curve.exact?.[20]).toBeCloseTo(own, 9);
  expect(responseCurveOf(plan, null).exact).toBeNull();
});

test('bands are quantiles in order, and their means agree with the runs they come from', () => {
  const scenario = scenarioWith({ modules: ['spread', 'difference'] });
  const plan = planBands(scenario, 'retentionRate', 5);
  const results = plan.scenarios.map((one) => simulated(one, 1000, 3));
  const bands = bandsOf(plan, results);
  expect(bands.customers).toBe(1000);
  plan.at.forEach((_, point) => {
    const spread = [bands.p05, bands.p25, bands.p50, bands.p75, bands.p95].map((values) => values[point]);
    expect(spread).toEqual([...spread].sort((a, b) => a - b));
    expect(bands.mean[point]).toBe(results[point].family.mean);
    expect(bands.error[point]).toBeGreaterThan(0);
  });
});
