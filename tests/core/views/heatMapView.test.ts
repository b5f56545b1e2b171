import { expect, test } from 'vitest';
import type { HeatMap } from '../../../src/core/analysis/heatMap.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { Findings } from '../../../src/core/views/findings.ts';
import { fieldLtvAt } from '../../../src/core/views/heatField.ts';
import { heatMapView } from '../../../src/core/views/heatMapView.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import { withAnalysis } from '../../helpers/withAnalysis.ts';

const base = findingsOf(plainCase, { founders: 64, bandFounders: 0, withExact: false });

/** A map whose LTV is a function of the two levers. */
function mapped(
  ltvOf: (x: number, y: number) => number,
  { levers = ['retentionRate', 'referralRate'], cac = 150, scenario = plainCase }: Partial<Wish> = {},
): Findings {
  const x = Array.from({ length: 15 }, (_, index) => 0.3 + (0.68 * index) / 14);
  const y = Array.from({ length: 11 }, (_, index) => 0.03 * index);
  const heat: HeatMap = {
    xLever: levers[0],
    yLever: levers[1],
    x,
    y,
    ltv: Float64Array.from(y.flatMap((up) => x.map((across) => ltvOf(across, up)))),
    acquisitionCost: new Float64Array(165).fill(cac),
  };
  return { ...base, scenario: { ...scenario, referralRate: 0.15 }, heat };
}
interface Wish {
  readonly levers: readonly [HeatMap['xLever'], HeatMap['yLever']];
  readonly cac: number;
  readonly scenario: Scenario;
}

test('there is no view before there are cells', () => {
  expect(heatMapView(base)).toBeNull();
});

test('lines of one and three times CAC run where LTV has those values, in the levers’ units', () => {
  const view = heatMapView(mapped((x, y) => 1000 * x + 1000 * y));
  expect(view?.isoRatio.map(({ multiple }) => multiple)).toEqual([3]);
  expect(view?.drawn.key).toBe('chart.heatMap.drawnCac');
  expect(heatMapView(mapped(() => 1000))?.drawn.key).toBe('chart.heatMap.drawn');
  const points = view?.isoRatio[0]?.lines.flat() ?? [];
  expect(points.length).toBeGreaterThan(5);
  for (const [x, y] of points) expect(1000 * x + 1000 * y).toBeCloseTo(450, 6);
  for (const { ltv, lines } of view?.isoLtv ?? []) {
    for (const [x, y] of lines.flat()) expect(1000 * x + 1000 * y).toBeCloseTo(ltv, 6);
  }
});

test('the title says from where on LTV is three times CAC', () => {
  const rising = heatMapView(mapped((x) => 1000 * x));
  expect(rising?.finding.key).toBe('chart.heatMap.finding.above');
  expect(rising?.finding.params?.['value']).toMatchObject({ value: expect.closeTo(0.45, 9) as number });
  const falling = heatMapView(mapped((x) => 900 - 1000 * x));
  expect(falling?.finding.key).toBe('chart.heatMap.finding.below');
  expect(falling?.finding.params?.['value']).toMatchObject({ value: expect.closeTo(0.45, 9) as number });
});

test('where it is so everywhere or nowhere, the title names the stronger lever and its reach', () => {
  const view = heatMapView(mapped((x, y) => 5000 + 100 * x + 2000 * y));
  expect(view?.finding).toEqual({
    key: 'chart.heatMap.finding.stronger',
    params: {
      lever: { message: 'field.referralRate' },
      low: { value: expect.closeTo(5080, 6) as number, unit: 'money' },
      high: { value: expect.closeTo(5680, 6) as number, unit: 'money' },
    },
  });
  expect(heatMapView(mapped(() => 5000))?.finding.key).toBe('chart.heatMap.finding.flat');
});

test('without acquisition cost there are no such lines and no ratios', () => {
  const view = heatMapView(mapped((x) => 1000 * x, { cac: 0 }));
  expect(view?.isoRatio).toEqual([]);
  expect(view?.table.rows[0]?.[3]).toBeNull();
});

test('a lever of a module that is off is named under the map', () => {
  expect(heatMapView(mapped((x) => x))?.note?.params).toEqual({ lever: { message: 'field.referralRate' } });
  const on = scenarioWith({ modules: ['referral'] }, plainCase);
  expect(heatMapView(mapped((x) => x, { scenario: on }))?.note).toBeNull();
  const both = heatMapView(mapped((x) => x, { levers: ['winBackRate', 'referralRate'] }));
  expect(both?.note?.key).toBe('chart.heatMap.note.both');
});

test('the ring reads the LTV of the scenario off the map', () => {
  const scenario = scenarioWith({ modules: ['referral'], horizonYears: 10, referralRate: 0.1 }, plainCase);
  const findings = withAnalysis(findingsOf(scenario, { founders: 64, bandFounders: 0 }), 20);
  const exact = findings.exact?.value.family ?? NaN;
  const view = heatMapView(findings);
  const read = view === null ? NaN : fieldLtvAt(view, ...view.current);
  expect(read).toBeGreaterThan(exact * 0.995);
  expect(read).toBeLessThan(exact * 1.005);
});

test('the table has a line for every cell, lowest y first', () => {
  const view = heatMapView(mapped((x, y) => 1000 * x + y));
  expect(view?.table.rows).toHaveLength(165);
  expect(view?.table.rows[0]).toEqual([0.3, 0, 300, 2]);
  expect(view?.table.rows[1]?.[1]).toBe(0);
});
