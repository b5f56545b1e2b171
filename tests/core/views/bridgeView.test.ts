import { expect, test } from 'vitest';
import type { Bridge } from '../../../src/core/analysis/bridge.ts';
import { standardError } from '../../../src/core/numerics/stats/moments.ts';
import { bridgeView } from '../../../src/core/views/bridgeView.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { plainCase } from '../../helpers/referenceChain.ts';

const base = findingsOf(plainCase, { founders: 512, bandFounders: 0, withExact: false });

function viewOf(steps: Bridge['steps']) {
  const view = bridgeView({ ...base, bridge: { steps } });
  if (view === null) throw new Error('no view');
  return view;
}

const three: Bridge['steps'] = [
  { id: 'formula', ltv: 800 },
  { id: 'firstMargin', ltv: 1100 },
  { id: 'horizon', ltv: 1000 },
];

test('there is no bridge before its steps are known', () => {
  expect(bridgeView(base)).toBeNull();
});

test('each bar begins where the one before ended, and totals stand on zero', () => {
  const { bars } = viewOf(three);
  expect(bars.map(({ id, kind, from, to }) => [id, kind, from, to])).toEqual([
    ['formula', 'total', 0, 800],
    ['firstMargin', 'gain', 800, 1100],
    ['horizon', 'loss', 1100, 1000],
    ['exact', 'total', 0, 1000],
    ['simulated', 'total', 0, base.result.family.mean],
  ]);
});

test('the simulated bar alone has an error, that of the run', () => {
  const { bars, drawn } = viewOf(three);
  const error = standardError(base.result.family);
  expect(bars.map((bar) => bar.error)).toEqual([0, 0, 0, 0, error]);
  expect(drawn.params?.['error']).toEqual({ value: 2 * error, unit: 'money' });
});

test('the axis holds zero and every end, also of losses', () => {
  const [low, high] = viewOf([
    { id: 'formula', ltv: -500 },
    { id: 'firstMargin', ltv: -900 },
  ]).extent;
  expect(low).toBe(-900);
  expect(high).toBeGreaterThan(0);
  expect(viewOf(three).extent[0]).toBe(0);
});

test('the title says how far the formula is off, and by what most', () => {
  const low = viewOf([...three, { id: 'referral', ltv: 1600 }]).finding;
  expect(low.key).toBe('chart.bridge.finding.low');
  expect(low.params).toMatchObject({
    off: { value: 0.5, unit: 'share' },
    step: { message: 'chart.bridge.step.referral' },
    change: { value: 600, unit: 'moneyChange' },
  });
  expect(viewOf([...three, { id: 'service', ltv: 500 }]).finding.key).toBe('chart.bridge.finding.high');
});

test('a formula that comes out right is praised only if no step mattered', () => {
  expect(viewOf([...three, { id: 'service', ltv: 800 }]).finding.key).toBe('chart.bridge.finding.cancels');
  const right: Bridge['steps'] = [
    { id: 'formula', ltv: 1000 },
    { id: 'firstMargin', ltv: 1010 },
  ];
  expect(viewOf(right).finding.key).toBe('chart.bridge.finding.agrees');
});

test('losses and formulas beyond all bounds are told in money, not in percent', () => {
  expect(viewOf([...three, { id: 'service', ltv: -400 }]).finding.key).toBe('chart.bridge.finding.differs');
  expect(viewOf([...three, { id: 'service', ltv: 100 }]).finding.key).toBe('chart.bridge.finding.differs');
});

test('without a formula the bridge begins at the horizon and says so', () => {
  const { bars, finding } = viewOf([{ id: 'horizon', ltv: 1000 }]);
  expect(bars[0]).toMatchObject({ id: 'horizon', kind: 'total', from: 0, to: 1000 });
  expect(finding.key).toBe('chart.bridge.finding.noFormula');
});

test('a step that changes nothing is neither gain nor loss', () => {
  const { bars } = viewOf([...three, { id: 'causes', ltv: 1000 }]);
  expect(bars[3]).toMatchObject({ kind: 'none', change: 0 });
});

test('a run without chance has no error to speak of', () => {
  const certain = findingsOf({ ...plainCase, retentionRate: 1 }, { founders: 64, bandFounders: 0 });
  expect(bridgeView({ ...certain, bridge: { steps: three } })!.drawn.key).toBe('chart.bridge.drawnCertain');
  expect(viewOf(three).drawn.key).toBe('chart.bridge.drawn');
});
