import { expect, test } from 'vitest';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { cumulativeView, SAMPLE_LINES } from '../../../src/core/views/cumulativeView.ts';
import { findingsOf, type FindingsWish } from '../../helpers/findings.ts';

const quick = { founders: 4096, bandFounders: 0 } as const;
const viewOf = (scenario: Scenario, wish: FindingsWish = {}) =>
  cumulativeView(findingsOf(scenario, { ...quick, ...wish }));

test('everything earned, discounted, less acquisition cost is LTV − CAC', () => {
  for (const scenario of Object.values(PRESETS)) {
    const findings = findingsOf(scenario, quick);
    const { mean, exact } = cumulativeView(findings);
    const net = findings.result.family.mean - scenario.acquisitionCost;
    expect(mean.at(-1)! / net).toBeCloseTo(1, 9);
    expect(exact!.at(-1)! / (findings.exact!.value.family - scenario.acquisitionCost)).toBeCloseTo(1, 5);
  }
});

test('the mean of all worlds is the mean of all customers', () => {
  const view = viewOf(PRESETS['pizza.1']);
  expect(view.worlds).toEqual({ count: 64, size: 64 });
  expect(view.samples).toHaveLength(SAMPLE_LINES);
  const end = view.years.length - 1;
  expect(view.bands!.p05[end]).toBeLessThan(view.mean[end]);
  expect(view.bands!.p95[end]).toBeGreaterThan(view.mean[end]);
});

test('bands are in order at every time', () => {
  const { bands } = viewOf(PRESETS['saas.1']);
  const { p05, p25, p50, p75, p95 } = bands!;
  p05.forEach((_, t) => {
    const spread = [p05, p25, p50, p75, p95].map((values) => values[t]);
    expect(spread).toEqual([...spread].sort((a, b) => a - b));
  });
});

test('the money is back when the mean first reaches zero: at once, after a time, or never', () => {
  expect(viewOf(scenarioWith({ acquisitionCost: 100 }))).toMatchObject({
    breakEvenYears: 0,
    finding: { key: 'chart.cumulative.atOnce' },
  });
  // Margins of 300, discounted 218, then 159: 500 is reached with the second.
  expect(viewOf(scenarioWith({ acquisitionCost: 500 }))).toMatchObject({
    breakEvenYears: 1,
    finding: { key: 'chart.cumulative.after' },
  });
  const never = viewOf(scenarioWith({ acquisitionCost: 9000 }));
  expect(never).toMatchObject({
    breakEvenYears: null,
    worldsAhead: 0,
    finding: { key: 'chart.cumulative.never' },
  });
});

test('a cost that was back and is gone again by the horizon is not said to be back', () => {
  const { finding, breakEvenYears } = viewOf(
    scenarioWith({
      modules: ['tenure'],
      tenureShape: 'growth',
      marginGrowth: -0.5,
      costToServe: 200,
      acquisitionCost: 90,
      retentionRate: 0.9,
    }),
  );
  expect(breakEvenYears).toBe(0);
  expect(finding.key).toBe('chart.cumulative.lost');
});

test('in arrears nothing has come at the start, and everything by the horizon', () => {
  const scenario = scenarioWith({ acquisitionCost: 450, retentionRate: 0.9 });
  const findings = findingsOf(scenario, { ...quick, view: { convention: 'arrears' } });
  const view = cumulativeView(findings);
  expect(view.mean[0]).toBe(-450);
  expect(view.years.at(-1)).toBe(scenario.horizonYears);
  const net = findings.result.family.mean / (1 + findings.params.discount) - 450;
  expect(view.mean.at(-1)! / net).toBeCloseTo(1, 9);
  for (const line of [view.exact!, view.bands!.p50, ...view.samples]) {
    expect(line).toHaveLength(view.years.length);
    expect(line[0]).toBe(-450);
  }
  expect(view.breakEvenYears).toBe(2);
  expect(viewOf(scenario).breakEvenYears).toBe(1);
});

test('where winning costs nothing there is nothing to come back', () => {
  const { finding } = viewOf(scenarioWith({ acquisitionCost: 0 }));
  expect(finding.key).toBe('chart.cumulative.free');
});

test('the picture holds every line that is drawn and the cost it starts from', () => {
  for (const scenario of Object.values(PRESETS)) {
    const { mean, samples, bands, extentY, acquisitionCost } = viewOf(scenario);
    for (const line of [mean, ...samples, ...Object.values(bands!)]) {
      for (const value of line) {
        expect(value).toBeGreaterThanOrEqual(extentY[0]);
        expect(value).toBeLessThanOrEqual(extentY[1]);
      }
    }
    expect(extentY[0]).toBeLessThanOrEqual(-acquisitionCost);
  }
});

test('a world that was not filled is no sample, and few worlds make no bands', () => {
  const view = viewOf(scenarioWith({}), { founders: 100 });
  expect(view.worlds.count).toBe(1);
  expect(view.samples).toHaveLength(1);
  expect(view.bands).toBeNull();
  expect(viewOf(scenarioWith({}), { founders: 10 })).toMatchObject({ worldsAhead: null, samples: [] });
});

test('the table has a row per period and a cell per column', () => {
  const { table, years } = viewOf(PRESETS['pizza.1']);
  expect(table.rows).toHaveLength(years.length);
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
});
