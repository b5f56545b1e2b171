import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { expectedValues } from '../../../src/core/exact/expectedValues.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { arbitraryParams } from '../../helpers/arbitraryParams.ts';

test('values of many models are those of each alone, whether or not neighbours share a law', () => {
  const neighbours = fc
    .tuple(arbitraryParams(8), arbitraryParams(8), arbitraryParams(8))
    .map(([one, two, three]): ModelParams[] => [
      one,
      { ...two, theta: structuredClone(one.theta) },
      three,
      { ...one, theta: structuredClone(three.theta) },
    ]);
  fc.assert(
    fc.property(neighbours, (models) => {
      expect(expectedValues(models, 'fast')).toEqual(models.map((params) => expectedValue(params, 'fast')));
    }),
    { numRuns: 40, seed: 20_261_122 },
  );
});
