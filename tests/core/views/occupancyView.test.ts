import { expect, test } from 'vitest';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { occupancyView } from '../../../src/core/views/occupancyView.ts';
import { CATALOGUE_STAGES, stageName } from '../../../src/core/views/stageName.ts';
import fields from '../../../src/i18n/messages/en/fields.json';
import { findingsOf } from '../../helpers/findings.ts';
import { plainCase } from '../../helpers/referenceChain.ts';

const yearly = { ...plainCase, horizonYears: 10 };
const seven = scenarioWith({ stages: LADDERS.seven, modules: ['winBack'], periodsPerYear: '12' }, yearly);

function viewOf(scenario: Scenario, founders = 4096) {
  return occupancyView(findingsOf(scenario, { founders, bandFounders: 0 }));
}

test('a single stage is the share of customers still there', () => {
  const { layers, active, years, finding } = viewOf(yearly);
  expect(layers).toHaveLength(1);
  expect(years).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(active[0]).toBe(1);
  layers[0]?.exact?.forEach((share, year) => expect(share).toBeCloseTo(0.8 ** year, 9));
  layers[0]?.simulated.forEach((share, year) => {
    const expected = 0.8 ** year;
    expect(Math.abs(share - expected)).toBeLessThanOrEqual(
      4 * Math.sqrt((expected * (1 - expected)) / 4096) + 1e-12,
    );
  });
  expect(finding.key).toBe('chart.occupancy.finding.one');
  expect(finding.params?.['time']).toEqual({ value: 9, unit: 'duration' });
});

test('the richest stage is at the bottom, those away at the top, and unvisited rungs are not drawn', () => {
  const { layers } = viewOf(seven);
  expect(layers.map(({ name }) => name)).toEqual([
    { message: 'stage.advocate' },
    { message: 'stage.client' },
    { message: 'stage.repeat' },
    { message: 'stage.firstTime' },
    { message: 'stage.inactive' },
  ]);
  expect(layers.map(({ kind }) => kind)).toEqual(['active', 'active', 'active', 'active', 'lapsed']);
});

test.each(['atOnce', 'nextPeriod'] as const)(
  'nobody is counted twice when win-back is %s',
  (winBackTiming) => {
    for (const periodsPerYear of ['1', '12'] as const) {
      const { layers } = viewOf({ ...seven, winBackTiming, periodsPerYear, winBackRate: 0.6 });
      for (let t = 0; t < layers[0].simulated.length; t++) {
        const simulated = layers.reduce((sum, layer) => sum + layer.simulated[t], 0);
        const exact = layers.reduce((sum, layer) => sum + layer.exact![t], 0);
        expect(simulated).toBeLessThanOrEqual(1 + 1e-12);
        expect(exact).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  },
);

test('while nobody is given up, those away and those active are everybody', () => {
  const { layers } = viewOf({ ...seven, periodsPerYear: '1', giveUpRate: 0, winBackTiming: 'atOnce' });
  const total = layers.reduce((sum, layer) => sum + layer.exact![5], 0);
  expect(total).toBeCloseTo(1, 9);
});

test('the ladder’s title names the largest group', () => {
  const { finding } = viewOf(seven);
  expect(finding.key).toBe('chart.occupancy.finding.ladder');
  expect(finding.params?.['stage']).toEqual({ message: 'stage.advocate' });
});

test('a base that grows by friends is told as growth', () => {
  const growing = scenarioWith(
    { modules: ['referral'], referralRate: 0.4, referredHazardMultiplier: 1, horizonYears: 5 },
    yearly,
  );
  const { finding, highest, isCohort } = viewOf(growing, 512);
  expect(finding.key).toBe('chart.occupancy.finding.growing');
  expect(highest).toBeGreaterThan(1);
  expect(isCohort).toBe(false);
});

test('those who may come back are told beside those who are there', () => {
  expect(viewOf(scenarioWith({ modules: ['winBack'] }, yearly)).finding.key).toBe(
    'chart.occupancy.finding.away',
  );
});

test('a cohort that is nearly gone is spoken of while one in twenty is left', () => {
  const { finding } = viewOf({ ...yearly, retentionRate: 0.5, horizonYears: 30 });
  expect(finding.params?.['time']).toEqual({ value: 4, unit: 'duration' });
});

test('the table has a line per period and a column per drawn stage', () => {
  const { table, layers } = viewOf(seven);
  expect(table.rows).toHaveLength(120);
  expect(table.columns).toHaveLength(layers.length + 3);
  expect(table.rows[0]?.at(-2)).toBe(100);
});

test('every stage name of ours is in the catalogue, and a reader’s own name stays as it is', () => {
  const known = Object.keys(fields).flatMap((key) => /^stage\.(\w+)$/.exec(key)?.[1] ?? []);
  expect([...CATALOGUE_STAGES].sort()).toEqual(known.sort());
  expect(stageName('Gold card')).toBe('Gold card');
});

test('a horizon of one period ends before anything happens', () => {
  const { finding } = viewOf({ ...yearly, horizonYears: 1 });
  expect(finding.key).toBe('chart.occupancy.finding.start');
});
