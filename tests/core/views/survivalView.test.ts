import { expect, test } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { ownRetentions } from '../../../src/core/views/ownRetentions.ts';
import { survivalView } from '../../../src/core/views/survivalView.ts';
import { findingsOf, type FindingsWish } from '../../helpers/findings.ts';

const viewOf = (scenario: Scenario, wish: FindingsWish = {}) =>
  survivalView(findingsOf(scenario, { founders: 2000, bandFounders: 0, ...wish }));

test('when nobody differs, retention is the same every year and everybody has it', () => {
  const view = viewOf(scenarioWith({ retentionRate: 0.8 }));
  for (const share of view.retention.share) expect(share).toBeCloseTo(0.8, 9);
  expect(view.own).toEqual([{ who: 'everybody', retention: expect.closeTo(0.8, 12) as number }]);
  expect(view.finding.key).toBe('chart.survival.steadyHalf');
  expect(view.halfYears).toBeGreaterThan(3);
  expect(view.halfYears).toBeLessThan(4);
});

test('when customers differ, retention of the cohort rises while each keeps their own', () => {
  const view = viewOf(PRESETS['regular.1']);
  const shares = Array.from(view.retention.share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(view.finding).toMatchObject({ key: 'chart.survival.rises', params: { why: 'sorting' } });
  expect(view.own?.map(({ who }) => who)).toEqual(['fickle', 'typical', 'loyal']);
});

test('retention begins at what the reader set, whatever the clock', () => {
  for (const periodsPerYear of ['1', '4', '12'] as const) {
    const view = viewOf(scenarioWith({ modules: ['difference'], retentionRate: 0.7, periodsPerYear }));
    expect(view.retention.share[0]).toBeCloseTo(0.7, 4);
  }
});

test('customers who climb a ladder grow more loyal, so no single number is theirs', () => {
  const view = viewOf(scenarioWith({ stages: LADDERS.seven }));
  expect(view.own).toBeNull();
  expect(view.finding).toMatchObject({ key: 'chart.survival.rises', params: { why: 'growing' } });
});

test('dated losses move retention, and are named as the reason', () => {
  const view = viewOf(PRESETS['milk.1']);
  expect(view.finding.key).toBe('chart.survival.dated');
  // A month that loses a tenth is not a year that loses most.
  expect(Math.min(...view.retention.share)).toBeGreaterThan(0.5);
});

test('types keep the yearly retention they were given, whatever the clock', () => {
  const retentions = (scenario: Scenario) =>
    ownRetentions(compileScenario(scenario))?.map(({ retention }) => retention);
  expect(retentions(PRESETS['twoTypes.1'])).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.9, 9)]);
  expect(retentions(PRESETS['pizza.1'])).toEqual([expect.closeTo(0.65, 9), expect.closeTo(0.9, 9)]);
});

test('quarters of a Gamma law lie round its middle, and collapse when nobody differs', () => {
  const spread = ownRetentions(
    compileScenario(scenarioWith({ modules: ['difference'], frailtyVariance: 0.5 })),
  )!.map(({ retention }) => retention);
  expect(spread).toEqual([...spread].sort((a, b) => a - b));
  const narrow = ownRetentions(
    compileScenario(scenarioWith({ modules: ['difference'], frailtyVariance: 0.001 })),
  )!.map(({ retention }) => retention);
  for (const retention of narrow) expect(retention).toBeCloseTo(0.8, 1);
});

test('survival begins at everybody, never rises, and the exact line stays near the simulated one', () => {
  for (const scenario of Object.values(PRESETS)) {
    const { simulated, exact, years } = viewOf(scenario);
    expect(simulated).toHaveLength(years.length);
    for (const shares of [simulated, exact!]) {
      expect(shares[0]).toBe(1);
      shares.forEach((share, t) => {
        expect(share).toBeLessThanOrEqual(t === 0 ? 1 : shares[t - 1] + 1e-12);
        expect(share).toBeGreaterThanOrEqual(0);
      });
    }
    // 4 standard errors of a share among 2000.
    simulated.forEach((share, t) => {
      const se = Math.sqrt((exact![t] * (1 - exact![t])) / 2000);
      expect(Math.abs(share - exact![t])).toBeLessThanOrEqual(4.5 * se + 1e-9);
    });
  }
});

test('without exact values retention is simulated, and not told where few are left', () => {
  const view = viewOf(scenarioWith({ retentionRate: 0.3 }), { withExact: false });
  expect(view.retention.isExact).toBe(false);
  expect(view.retention.years.length).toBeLessThan(5);
  expect(view.exact).toBeNull();
});

test('one year is enough for a picture', () => {
  const view = viewOf(scenarioWith({ horizonYears: 1, periodsPerYear: '12' }));
  expect(view.retention.share).toHaveLength(1);
  expect(view.finding.key).toBe('chart.survival.left');
});

test('the table has a row per time and a cell per column', () => {
  const { table, years } = viewOf(PRESETS['hotel.1']);
  expect(table.rows).toHaveLength(years.length);
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
});

test('where nobody leaves, or everybody within a year, it says that', () => {
  expect(viewOf(scenarioWith({ retentionRate: 1 })).finding).toEqual({ key: 'chart.survival.allStay' });
  expect(viewOf(scenarioWith({ retentionRate: 0, periodsPerYear: '12' })).finding).toEqual({
    key: 'chart.survival.allGone',
    params: { time: { value: 1 / 12, unit: 'duration' } },
  });
});
