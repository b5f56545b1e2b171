import { expect, test } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';

test('differences too small to tell, or among customers who all leave at once, are none', () => {
  const lawOf = (changes: Parameters<typeof scenarioWith>[0]) =>
    compileScenario(scenarioWith({ modules: ['difference'], ...changes })).theta;
  expect(lawOf({ differenceLaw: 'gamma', frailtyVariance: 1e-238 })).toEqual({ kind: 'none' });
  expect(lawOf({ differenceLaw: 'gamma', frailtyVariance: 1e-12 })).toMatchObject({ kind: 'gamma' });
  expect(lawOf({ differenceLaw: 'beta', retentionRate: 5e-324 })).toEqual({ kind: 'none' });
  expect(lawOf({ differenceLaw: 'beta', retentionRate: 1e-9 })).toMatchObject({ kind: 'beta' });
});
