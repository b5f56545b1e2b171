import { expect, test } from 'vitest';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { curveLevers, responseCurveView } from '../../../src/core/views/responseCurveView.ts';
import { findingsOf, type FindingsWish } from '../../helpers/findings.ts';

const quick = { founders: 512, bandFounders: 0 } as const;
const viewOf = (scenario: Scenario, wish: FindingsWish = {}) =>
  responseCurveView(findingsOf(scenario, { ...quick, ...wish }))!;

test('each point of retention is worth more than the last, and the picture says so with the gain of the next point', () => {
  const view = viewOf(scenarioWith({ retentionRate: 0.8 }));
  expect(view.finding.key).toBe('chart.responseCurve.up');
  expect(view.finding.params).toMatchObject({
    from: { value: 0.8, unit: 'sharePerYear' },
    to: { value: 0.81 },
    next: 'more',
  });
  const gain = viewOf(scenarioWith({ retentionRate: 0.81 })).now.ltv - view.now.ltv;
  const said = (view.finding.params?.['gain'] as { value: number }).value;
  expect(said / gain).toBeCloseTo(1, 3);
});

test('the scenario stands on the curve at its exact value', () => {
  for (const lever of ['retentionRate', 'discountRate', 'referralRate'] as const) {
    const findings = findingsOf(PRESETS['pizza.1'], { ...quick, view: { lever } });
    const view = responseCurveView(findings)!;
    expect(view.now.ltv / findings.exact!.value.family).toBeCloseTo(1, 4);
    expect(view.now.simulated?.mean).toBe(findings.result.family.mean);
  }
});

test('a customer who costs more than they bring is told where the lever would have to stand, up or down', () => {
  const up = viewOf(scenarioWith({ acquisitionCost: 1500 }));
  expect(up.finding.key).toBe('chart.responseCurve.loses');
  expect(up.finding.params).toMatchObject({ way: 'up' });
  expect(up.breakEven).toHaveLength(1);
  const down = viewOf(scenarioWith({ acquisitionCost: 1100 }), { view: { lever: 'discountRate' } });
  expect(down.finding.params).toMatchObject({ way: 'down' });
});

test('winning customers pays up to what they are worth', () => {
  const findings = findingsOf(scenarioWith({}), { ...quick, view: { lever: 'acquisitionCost' } });
  const view = responseCurveView(findings)!;
  expect(view.finding.key).toBe('chart.responseCurve.limit');
  const limit = (view.finding.params?.['at'] as { value: number }).value;
  expect(limit / findings.exact!.value.family).toBeCloseTo(1, 2);
});

test('a lever that does nothing is called so', () => {
  expect(viewOf(PRESETS['recency.1']).finding.key).toBe('chart.responseCurve.flat');
});

test('a lever of a module that is off shows what it would do, and no simulated point of another business', () => {
  const view = viewOf(scenarioWith({}), { view: { lever: 'referralRate' } });
  expect(view.finding.key).toBe('chart.responseCurve.off');
  expect(view.now.simulated).toBeNull();
});

test('nothing is drawn before the curve of the chosen lever is there', () => {
  const findings = findingsOf(scenarioWith({}), quick);
  expect(responseCurveView({ ...findings, curve: null })).toBeNull();
  expect(responseCurveView({ ...findings, view: { ...findings.view, lever: 'spendPerYear' } })).toBeNull();
});

test('without an exact value the curve is the simulated means', () => {
  const view = viewOf(PRESETS['pizza.1'], { withExact: false, bandFounders: 256 });
  expect(view.isExact).toBe(false);
  expect(view.ltv).toEqual(view.bands?.mean);
});

test('the picture holds the curve and the middle half of customers at every preset', () => {
  for (const scenario of Object.values(PRESETS)) {
    const { ltv, bands, extentX, extentY, now } = viewOf(scenario, { bandFounders: 128 });
    for (const value of [...ltv, ...bands!.p25, ...bands!.p75, now.ltv]) {
      expect(value).toBeGreaterThanOrEqual(extentY[0]);
      expect(value).toBeLessThanOrEqual(extentY[1]);
    }
    expect(now.value).toBeGreaterThanOrEqual(extentX[0]);
    expect(now.value).toBeLessThanOrEqual(extentX[1]);
  }
});

test('money over decades is drawn in ratios', () => {
  expect(viewOf(PRESETS['saas.1'], { view: { lever: 'spendPerYear' } }).scaleY).toBe('log');
  expect(viewOf(PRESETS['saas.1'], { view: { lever: 'betaConcentration' } }).scaleY).toBe('linear');
});

test('the table has a row per lever value and a cell per column', () => {
  const { table } = viewOf(PRESETS['pizza.1'], { bandFounders: 128 });
  expect(table.rows).toHaveLength(41);
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  expect(table.rows.filter((row) => row[3] !== null)).toHaveLength(11);
});

test('the open lever can always be chosen', () => {
  const findings = findingsOf(scenarioWith({}), { ...quick, view: { lever: 'walletSigma' } });
  expect(curveLevers(findings)).toContain('walletSigma');
});

test('a cost that is missed by a hair is no place to go to', () => {
  const missed = scenarioWith({ retentionRate: 0, spendPerYear: 1000, acquisitionCost: 300.1 });
  expect(viewOf(missed).finding.key).toBe('chart.responseCurve.up');
  expect(viewOf({ ...missed, acquisitionCost: 400 }).finding.key).toBe('chart.responseCurve.loses');
});
