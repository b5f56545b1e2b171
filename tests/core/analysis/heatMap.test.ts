import { expect, test } from 'vitest';
import { heatMapOf, planHeatMap } from '../../../src/core/analysis/heatMap.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import { valuesOf } from '../../helpers/withAnalysis.ts';
import { present } from '../../helpers/present.ts';

function mapOf(...levers: Parameters<typeof planHeatMap> extends [unknown, ...infer Rest] ? Rest : never) {
  const plan = planHeatMap(plainCase, ...levers);
  return present(heatMapOf(plan, valuesOf(plan.scenarios, 'reference')));
}

test('rows run from the lowest y up, and in each row x runs from left to right', () => {
  const { x, y, ltv } = mapOf('retentionRate', 'discountRate', 4);
  expect(ltv).toHaveLength(16);
  y.forEach((d, row) => {
    x.forEach((r, column) => {
      // A horizon of 200 years is not for ever where next to nothing is lost.
      const kept = r / (1 + d);
      const sum = (100 * (1 - kept ** 200)) / (1 - kept);
      expect(ltv[row * 4 + column] / sum).toBeCloseTo(1, 9);
    });
  });
});

test('the acquisition cost is that of the scenario, or of the row when it is a lever', () => {
  const fixed = mapOf('retentionRate', 'discountRate', 3);
  expect([...new Set(fixed.acquisitionCost)]).toEqual([plainCase.acquisitionCost]);
  const moved = mapOf('retentionRate', 'acquisitionCost', 3);
  expect([...moved.acquisitionCost]).toEqual(moved.y.flatMap((cost) => [cost, cost, cost]));
  expect(moved.ltv[0]).toBe(moved.ltv[6]);
});

test('twenty values of each lever make four hundred cells', () => {
  expect(planHeatMap(plainCase, 'spendPerYear', 'referralRate').scenarios).toHaveLength(400);
});

test('a link that asks for the same lever twice gets another one upwards', () => {
  expect(planHeatMap(plainCase, 'retentionRate', 'retentionRate').yLever).toBe('referralRate');
  expect(planHeatMap(plainCase, 'spendPerYear', 'spendPerYear').yLever).toBe('retentionRate');
});

test('cells that differ in prices alone are neighbours, whichever axis the price is on', () => {
  const across = planHeatMap(plainCase, 'referralRate', 'retentionRate', 3);
  expect(across.cells).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const upwards = planHeatMap(plainCase, 'retentionRate', 'referralRate', 3);
  expect(upwards.cells).toEqual([0, 3, 6, 1, 4, 7, 2, 5, 8]);
  const retentions = upwards.scenarios.map(({ retentionRate }) => retentionRate);
  const [low, middle, high] = upwards.x;
  expect(retentions).toEqual([low, low, low, middle, middle, middle, high, high, high]);
});
