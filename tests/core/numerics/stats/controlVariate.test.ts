import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlledMean } from '../../../../src/core/numerics/stats/controlVariate.ts';
import { momentsOf, standardError } from '../../../../src/core/numerics/stats/moments.ts';

const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
/** Cases whose control varies enough for β to be well determined. */
const cases = fc
  .array(fc.tuple(number, number), { minLength: 4, maxLength: 60 })
  .filter((pairs) => momentsOf(Float64Array.from(pairs, ([x]) => x)).m2 > 1e4);

/** Controlled mean of y given cases of (x, y), the long way: β by least squares. */
function byLeastSquares(pairs: readonly (readonly [number, number])[], expected: number): number {
  const mean = (pick: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[pick], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const xy = pairs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0);
  const xx = pairs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
  return y - (xy / xx) * (x - expected);
}

function controlled(pairs: readonly (readonly [number, number])[], expected: number) {
  const of = (value: (pair: readonly [number, number]) => number) =>
    momentsOf(Float64Array.from(pairs, value));
  return controlledMean(
    of(([, y]) => y),
    of(([x]) => x),
    of(([x, y]) => y - x),
    expected,
  );
}

describe('a controlled mean', () => {
  test('is the intercept of least squares at the expected control', () => {
    fc.assert(
      fc.property(cases, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (pairs, expected) => {
        const want = byLeastSquares(pairs, expected);
        const scale = 1e4 * Math.max(1, Math.abs(want));
        expect(Math.abs(controlled(pairs, expected).mean - want)).toBeLessThan(1e-9 * scale);
      }),
    );
  });

  test('never has a larger residual than the plain mean', () => {
    fc.assert(
      fc.property(cases, (pairs) => {
        expect(controlled(pairs, 0).reduction).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });

  test('of something proportional to the control is exact', () => {
    const { mean, error, reduction } = controlled(
      [1, 2, 4, 8].map((x) => [x, 3 * x + 1] as const),
      5,
    );
    expect(mean).toBeCloseTo(16, 12);
    expect(error).toBeCloseTo(0, 6);
    expect(reduction).toBeGreaterThan(1e9);
  });

  test('with a control that does not vary is the plain mean', () => {
    const pairs = [2, 4, 9, 1].map((y) => [7, y] as const);
    const { mean, reduction } = controlled(pairs, 0);
    expect(mean).toBe(4);
    expect(reduction).toBe(1);
  });

  test('needs the same cases everywhere', () => {
    const [two, three] = [momentsOf(Float64Array.of(1, 2)), momentsOf(Float64Array.of(1, 2, 3))];
    expect(() => controlledMean(two, two, three, 0)).toThrow(RangeError);
  });

  test('of two numbers has no error', () => {
    expect(controlled([[1, 2], [2, 5]], 1).error).toBeNaN(); // prettier-ignore
    expect(standardError(momentsOf(Float64Array.of(1)))).toBeNaN();
  });
});
