import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { dotplotView, outcomesOf } from '../../../src/core/views/dotplotView.ts';
import { conventionFactor } from '../../../src/core/views/conventionFactor.ts';
import { findingsOf } from '../../helpers/findings.ts';

const findings = findingsOf(scenarioWith({ modules: ['spread'] }), { founders: 2000, bandFounders: 0 });
const view = (values: ArrayLike<number>, threshold: number, dots = 50) =>
  dotplotView(findings, outcomesOf(Float64Array.from(values).sort(), dots), threshold)!;
const someValues = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
});

test('each dot stands for an equal share of customers', () => {
  const { dots } = outcomesOf(
    Float64Array.from({ length: 1001 }, (_, i) => i),
    50,
  );
  expect(Array.from(dots)).toEqual(Array.from({ length: 50 }, (_, i) => expect.closeTo(10 + 20 * i, 9)));
});

test('the words count the filled dots: all, none, or how many', () => {
  const values = [10, 20, 30, 40];
  expect(view(values, 5).finding.params).toMatchObject({ how: 'all', reaching: 50 });
  expect(view(values, 41).finding.params).toMatchObject({ how: 'none', reaching: 0 });
  expect(view(values, 30).finding.params).toMatchObject({ how: 'some' });
});

test('a dot at the threshold reaches it', () => {
  expect(view([100, 100, 100], 100).reaching).toBe(50);
});

test('filled dots and the share of all customers agree to one dot, and fewer reach a higher line', () => {
  fc.assert(
    fc.property(
      someValues,
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.nat(1000),
      (values, line, more) => {
        const low = view(values, line);
        const high = view(values, line + more);
        expect(Math.abs(low.reaching / 50 - low.share)).toBeLessThanOrEqual(1 / 50 + 1 / values.length);
        expect(high.reaching).toBeLessThanOrEqual(low.reaching);
      },
    ),
    { seed: 2 },
  );
});

test('every dot is inside the picture or counted as beyond it, never more than three at either side', () => {
  fc.assert(
    fc.property(someValues, fc.double({ min: -1e7, max: 1e7, noNaN: true }), (values, line) => {
      const { dots, extent, beyond } = view(values, line);
      const inside = dots.filter((value) => value >= extent[0] && value <= extent[1]).length;
      expect(inside + beyond.low + beyond.high).toBe(50);
      expect(beyond.low).toBeLessThanOrEqual(3);
      expect(beyond.high).toBeLessThanOrEqual(3);
      expect(extent[0]).toBeLessThan(extent[1]);
    }),
    { seed: 3 },
  );
});

test('a few giants do not press the others together', () => {
  const values = [...Array.from({ length: 970 }, (_, i) => i), ...Array<number>(30).fill(1e6)];
  const { extent, beyond } = view(values, 100);
  expect(extent[1]).toBeLessThan(1000);
  expect(beyond.high).toBeGreaterThan(0);
});

test('a line far beyond all dots does not press them together either', () => {
  expect(view([10, 20, 30], 1e6).extent[1]).toBeLessThanOrEqual(60);
});

test('without a threshold of the reader the line stands at the acquisition cost, where the share is of all customers', () => {
  const pizza = findingsOf(PRESETS['pizza.1'], { founders: 2000, bandFounders: 0 });
  const at = dotplotView(pizza, outcomesOf(pizza.result.sortedFamilyValues, 50))!;
  expect(at).toMatchObject({ threshold: 12, atCac: true, finding: { key: 'chart.dotplot.paysBack' } });
  expect(at.share).toBe(pizza.result.paidBack / 2000);
  expect(view([1, 2], 1).finding.key).toBe('chart.dotplot.reaches');
});

test('nobody simulated, nothing drawn', () => {
  expect(dotplotView(findings, outcomesOf(new Float64Array(0), 50))).toBeNull();
});

test('the table has a row per dot', () => {
  const { table } = view([1, 2, 3], 2, 20);
  expect(table.rows).toHaveLength(20);
  expect(table.rows[19]).toEqual([20, 2.95, { key: 'chart.yes' }]);
});

test('in arrears every dot is worth less, and so is who reaches the cost', () => {
  const at = { founders: 2000, bandFounders: 0 } as const;
  const scenario = scenarioWith({ retentionRate: 0, acquisitionCost: 290, periodsPerYear: '1' });
  const usual = findingsOf(scenario, at);
  const later = findingsOf(scenario, { ...at, view: { convention: 'arrears' } });
  const viewOf = (findings: typeof usual) =>
    dotplotView(findings, outcomesOf(findings.result.sortedFamilyValues, 50, conventionFactor(findings)))!;
  expect(viewOf(usual)).toMatchObject({ reaching: 50, share: 1 });
  expect(viewOf(later)).toMatchObject({ reaching: 0, share: 0 });
  expect(viewOf(later).dots[0] * 1.1).toBeCloseTo(viewOf(usual).dots[0], 9);
  expect(viewOf(later).mean * 1.1).toBeCloseTo(viewOf(usual).mean, 9);
});

test('a cost of nothing is not paid back: the dots reach 0', () => {
  const free = findingsOf(scenarioWith({ acquisitionCost: 0 }), { founders: 64, bandFounders: 0 });
  const { finding } = dotplotView(free, outcomesOf(free.result.sortedFamilyValues, 50))!;
  expect(finding).toMatchObject({ key: 'chart.dotplot.reaches', params: { how: 'all' } });
});
