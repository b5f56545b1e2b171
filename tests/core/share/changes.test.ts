import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { scenarioChanges } from '../../../src/core/share/changes.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';

const pizza = PRESETS['pizza.1'];

test('what somebody changed comes as data, in page order', () => {
  const changed: Scenario = {
    ...pizza,
    currency: 'EUR',
    spendPerYear: 500,
    retentionRate: 0.85,
    modules: { ...pizza.modules, referral: false, winBack: true },
    types: [],
    ranges: { retentionRate: [0.8, 0.9] },
  };
  expect(scenarioChanges(pizza, changed)).toEqual([
    { kind: 'module', id: 'referral', on: false },
    { kind: 'module', id: 'winBack', on: true },
    { kind: 'number', id: 'retentionRate', from: 0.7, to: 0.85 },
    { kind: 'range', id: 'retentionRate', from: null, to: [0.8, 0.9] },
    { kind: 'number', id: 'spendPerYear', from: 396, to: 500 },
    { kind: 'choice', id: 'currency', from: 'USD', to: 'EUR' },
    { kind: 'table', id: 'types' },
  ]);
});

test('nothing changed means nothing to say, also for a copy and another preset of the same values', () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const copy = JSON.parse(JSON.stringify(scenario)) as Scenario;
      expect(scenarioChanges(scenario, { ...copy, preset: 'blank.1' })).toEqual([]);
    }),
    { seed: 11, numRuns: 100 },
  );
});

test('whatever part of a scenario changes, it is noticed', () => {
  const keys = (Object.keys(pizza) as (keyof Scenario)[]).filter((key) => key !== 'preset');
  fc.assert(
    fc.property(arbitraryScenario, arbitraryScenario, fc.constantFrom(...keys), (one, other, key) => {
      const same = JSON.stringify(one[key]) === JSON.stringify(other[key]);
      expect(scenarioChanges(one, { ...one, [key]: other[key] }).length > 0).toBe(!same);
    }),
    { seed: 12, numRuns: 300 },
  );
});
