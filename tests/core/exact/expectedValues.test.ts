import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { planHeatMap } from '../../../src/core/analysis/heatMap.ts';
import { planResponseCurve } from '../../../src/core/analysis/responseCurve.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { expectedValues } from '../../../src/core/exact/expectedValues.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { CHOICES, MODULE_IDS, NUMBER_FIELD_IDS, type ChoiceId } from '../../../src/core/scenario/fields.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { arbitraryParams } from '../../helpers/arbitraryParams.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';
import { bitsOf } from '../../runner/support/bitsOf.ts';

vi.setConfig({ testTimeout: 30_000 });

function expectSameBits(models: readonly ModelParams[]): void {
  const alone = models.map((params) => expectedValue(params, 'fast'));
  expect(bitsOf([...expectedValues(models, 'fast')])).toEqual(bitsOf(alone));
}

describe('values of many models are those of each alone, bit for bit,', () => {
  test('whether or not neighbours share a law', () => {
    const neighbours = fc
      .tuple(arbitraryParams(8), arbitraryParams(8), arbitraryParams(8))
      .map(([one, two, three]): ModelParams[] => [
        one,
        { ...two, theta: structuredClone(one.theta) },
        three,
        { ...one, theta: structuredClone(three.theta) },
      ]);
    fc.assert(fc.property(neighbours, expectSameBits), { numRuns: 40, seed: 20_261_122 });
  });

  const short = arbitraryScenario.map((scenario): Scenario => ({
    ...scenario,
    horizonYears: Math.min(scenario.horizonYears, Math.ceil(24 / Number(scenario.periodsPerYear))),
  }));
  const levers = NUMBER_FIELD_IDS.filter((id) => id !== 'horizonYears');
  const lever = fc.constantFrom(...levers);

  test('when neighbours differ in one table, choice, module or number', () => {
    const part = fc.constantFrom(
      ...(['stages', 'types', 'causes', 'milestones', 'marginByTenure', 'modules'] as const),
      ...(Object.keys(CHOICES) as ChoiceId[]).filter((id) => id !== 'periodsPerYear'),
      ...levers,
    );
    const modules = fc.constantFrom(
      ...MODULE_IDS.map((off) => Object.fromEntries(MODULE_IDS.map((id) => [id, id !== off]))),
    ) as fc.Arbitrary<Scenario['modules']>;
    fc.assert(
      fc.property(short, short, modules, fc.array(part), (base, other, on, parts) => {
        const one = { ...base, modules: on };
        const variants = parts.map((id) => ({ ...one, [id]: other[id] }));
        expectSameBits([one, ...variants].map(compileScenario));
      }),
      { numRuns: 200, seed: 20_261_127 },
    );
  });

  test('when friends age in what they spend and founders do not, hazards being the same', () => {
    const alike = { referredHazardMultiplier: 1, referredMarginPremium: 0.2, referredPremiumDecay: 0.5 };
    const premium = scenarioWith({ modules: ['winBack', 'referral'], ...alike });
    for (const id of ['spendPerYear', 'contributionRate', 'referralRate'] as const) {
      expectSameBits(planResponseCurve(premium, id, 5).scenarios.map(compileScenario));
    }
    const modules = ['winBack', 'referral', 'tenure'] as const;
    const growing = scenarioWith({ modules, ...alike, referredMarginPremium: 0 });
    expectSameBits(planHeatMap(growing, 'marginGrowth', 'spendPerYear', 5).scenarios.map(compileScenario));
    expectSameBits(planHeatMap(growing, 'spendPerYear', 'marginGrowth', 5).scenarios.map(compileScenario));
  });

  test('along a curve of any lever', () => {
    fc.assert(
      fc.property(short, lever, (scenario, id) => {
        expectSameBits(planResponseCurve(scenario, id, 5).scenarios.map(compileScenario));
      }),
      { numRuns: 60, seed: 20_261_127 },
    );
  });

  test('over a heat map of any two levers', () => {
    fc.assert(
      fc.property(short, lever, lever, (scenario, x, y) => {
        expectSameBits(planHeatMap(scenario, x, y, 3).scenarios.map(compileScenario));
      }),
      { numRuns: 60, seed: 20_261_127 },
    );
  });
});
