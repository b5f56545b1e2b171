import { describe, expect, test, vi } from 'vitest';
import { exactResult } from '../../../src/core/exact/exact.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { expectedValues } from '../../../src/core/exact/expectedValues.ts';
import { newRecall } from '../../../src/core/exact/recall.ts';
import { MOST_STEPS, resultSteps, valueSteps } from '../../../src/core/exact/work.ts';
import { exact } from '../../../src/core/index.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { MODULE_IDS } from '../../../src/core/scenario/fields.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Stage } from '../../../src/core/scenario/scenario.ts';
import { present } from '../../helpers/present.ts';

vi.setConfig({ testTimeout: 30_000 });

/** Twelve stages from each of which one may move to every other, eight products, twelve milestones: as large as they come. */
const everywhere: readonly Stage[] = Array.from({ length: 12 }, (_, stage) => ({
  ...LADDERS.seven[0],
  name: `stage ${stage}`,
  moves: new Array<number>(12).fill(1 / 12),
}));

function large(years: number) {
  return compileScenario(
    scenarioWith({
      modules: MODULE_IDS,
      periodsPerYear: '12',
      horizonYears: years,
      differenceLaw: 'beta',
      productsMax: 8,
      stages: everywhere,
      milestones: Array.from({ length: 12 }, (_, year) => ({ month: 12 * (year + 1), exit: 0.05 })),
    }),
  );
}

const plain = compileScenario(PRESETS['pizza.1']);
const tooCostly = { unavailable: 'valueTooCostly' };

describe('a value that would take too long', () => {
  test('is refused with its reason, and its neighbours are not', () => {
    const answers = [...expectedValues([plain, large(40), plain], 'fast')];
    const value = expectedValue(plain, 'fast');
    expect(answers).toEqual([value, tooCostly, value]);
    expect(exactResult(large(40), 'fast')).toEqual(tooCostly);
  });

  test('is printed from fewer nodes if that makes it affordable', () => {
    const model = large(83);
    expect(resultSteps(model, newRecall('reference'))).toBeGreaterThan(MOST_STEPS.reference);
    const { value } = present(exactResult(model));
    expect(value).toEqual(expectedValue(model, 'fast'));
  });
});

test('no preset comes near the limit', () => {
  for (const scenario of Object.values(PRESETS)) {
    const params = compileScenario(scenario);
    expect(valueSteps(params, newRecall('reference'))).toBeLessThan(MOST_STEPS.fast / 4);
    expect(exact(scenario)).toHaveProperty('value');
  }
});

test('more periods, stages, products and milestones are more work', () => {
  const steps = (changes: Parameters<typeof scenarioWith>[0]) =>
    valueSteps(
      compileScenario(scenarioWith({ modules: MODULE_IDS, stages: LADDERS.seven, ...changes })),
      newRecall('fast'),
    );
  const one = steps({});
  expect(steps({ horizonYears: 20 })).toBeGreaterThan(1.9 * one);
  expect(steps({ stages: everywhere })).toBeGreaterThan(2 * one);
  expect(steps({ productsMax: 6 })).toBeGreaterThan(1.5 * one);
  expect(steps({ milestones: [1, 2, 3].map((year) => ({ month: 12 * year, exit: 0.1 })) })).toBeGreaterThan(
    one,
  );
});
