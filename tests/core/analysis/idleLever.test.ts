import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idleReason } from '../../../src/core/analysis/idleLever.ts';
import { leverField, withLever } from '../../../src/core/analysis/lever.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { known } from '../../../src/core/exact/unavailable.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { NUMBER_FIELD_IDS, type NumberFieldId } from '../../../src/core/scenario/fields.ts';
import { LADDERS, lapsedStage } from '../../../src/core/scenario/ladders.ts';
import { PRESET_IDS } from '../../../src/core/scenario/presetIds.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';

/** LTV with the lever at both ends of its slider. */
function ends(scenario: Scenario, lever: NumberFieldId): readonly [number, number] {
  const { from, to } = leverField(lever);
  const ltv = (value: number) =>
    known(expectedValue(compileScenario(withLever(scenario, lever, value)), 'fast'))?.family ?? NaN;
  return [ltv(from), ltv(to)];
}

test('where the years since the last purchase decide who leaves, retention does nothing, and the ladder is why', () => {
  expect(idleReason(PRESETS['recency.1'], 'retentionRate')).toEqual({ kind: 'ladder' });
  expect(idleReason(PRESETS['pizza.1'], 'retentionRate')).toBeNull();
  expect(idleReason({ ...blankScenario, stages: LADDERS.seven }, 'retentionRate')).toBeNull();
});

test('a Beta law of difference brings retention back into such a ladder', () => {
  const beta = scenarioWith({
    stages: LADDERS.recency,
    modules: ['difference'],
    differenceLaw: 'beta',
  });
  expect(idleReason(beta, 'retentionRate')).toBeNull();
});

test('what one number rules out is said by its name', () => {
  const needs = (changes: Partial<Scenario>, lever: NumberFieldId) =>
    idleReason({ ...blankScenario, ...changes }, lever);
  expect(needs({ productsMax: 1 }, 'crossSellRate')).toEqual({ kind: 'needs', field: 'productsMax' });
  expect(needs({ crossSellRate: 0 }, 'addOnMargin')).toEqual({ kind: 'needs', field: 'crossSellRate' });
  expect(needs({ referralRate: 0 }, 'referralReward')).toEqual({ kind: 'needs', field: 'referralRate' });
  expect(needs({ winBackRate: 0.1 }, 'winBackDecay')).toBeNull();
});

test('a lever that is called idle moves nothing', () => {
  const away = lapsedStage('away', { winBack: 0.2, giveUp: 0.3 });
  const ladders = [
    LADDERS.one,
    LADDERS.recency,
    [...LADDERS.one, away],
    LADDERS.one.map((stage) => ({ ...stage, referral: 0 })),
  ];
  let idle = 0;
  fc.assert(
    fc.property(
      fc.record({
        stages: fc.constantFrom(...ladders),
        crossSellRate: fc.constantFrom(0, 0.2),
        productsMax: fc.constantFrom(1, 3),
        referralRate: fc.constantFrom(0, 0.1),
        referredMarginPremium: fc.constantFrom(0, 0.2),
        winBackRate: fc.constantFrom(0, 0.2),
      }),
      fc.constantFrom(...NUMBER_FIELD_IDS),
      (changes, lever) => {
        const scenario = scenarioWith({
          ...changes,
          horizonYears: 5,
          periodsPerYear: '1',
          modules: ['relatedSales', 'referral', 'winBack', 'causes'],
        });
        if (idleReason(scenario, lever) === null) return;
        idle++;
        const [low, high] = ends(scenario, lever);
        expect(Math.abs(high - low), lever).toBeLessThanOrEqual(1e-9 * Math.abs(low));
      },
    ),
    { seed: 5, numRuns: 400 },
  );
  expect(idle).toBeGreaterThan(50);
});

test('no lever of an example is called idle that moves its value', () => {
  for (const id of PRESET_IDS) {
    for (const lever of NUMBER_FIELD_IDS.filter((one) => idleReason(PRESETS[id], one) !== null)) {
      const [low, high] = ends(PRESETS[id], lever);
      expect(Math.abs(high - low), `${id} ${lever}`).toBeLessThanOrEqual(1e-9 * Math.abs(low));
    }
  }
});
