import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaHazardTable, betaNodes } from '../../../../src/core/numerics/laws/betaLaw.ts';
import type { LawNode } from '../../../../src/core/numerics/laws/lawNodes.ts';
import { interpolatedMean, isAscending } from '../support/interpolated.ts';
import { relativeError } from '../support/ulp.ts';

/** Churn shapes fitted in Fader & Hardie (2007, 2010) to regular and high-end customers of a subscription service. */
const published = [
  [0.66809, 3.8061],
  [0.70408, 1.18204],
  [0.763665, 1.29583],
] as const;

const shapes = [0.02, 0.1, 0.5, 1, 3, 12, 100, 1000];
const allPairs = shapes.flatMap((alpha) => shapes.map((beta) => [alpha, beta] as const));

const expected = (nodes: readonly LawNode[], f: (retention: number) => number) =>
  nodes.reduce((sum, { value, weight }) => sum + weight * f(value), 0);

/** B(alpha, beta + t) / B(alpha, beta) for t = 0 … last, by its ratio (beta + t − 1) / (alpha + beta + t − 1). */
function survivalCurve(alpha: number, beta: number, last: number, from = 0): number[] {
  const curve = [1];
  for (let t = 1; t <= last; t++) {
    curve.push((curve[t - 1] * (beta + from + t - 1)) / (alpha + beta + from + t - 1));
  }
  return curve;
}

/** ψ(x), by recursion to 20 and the asymptotic series. */
function digamma(x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 20; y++) sum -= 1 / y;
  const z = 1 / (y * y);
  return sum + Math.log(y) - 0.5 / y - z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z / 240)));
}

describe('quadrature over the Beta law of retention', () => {
  test('reference: the published cohorts survive as the product recursion says, to 1e-12, for 40 periods', () => {
    for (const [alpha, beta] of published) {
      const nodes = betaNodes(alpha, beta, 'reference');
      survivalCurve(alpha, beta, 40).forEach((survival, t) => {
        expect(
          relativeError(
            expected(nodes, (r) => r ** t),
            survival,
          ),
        ).toBeLessThan(1e-12);
      });
    }
  });

  test('discounted expected lifetimes at 10 % are those of the recursion, and the published ones', () => {
    const lifetime = (nodes: readonly LawNode[]) => expected(nodes, (r) => 1 / (1 - r / 1.1));
    const summed = (alpha: number, beta: number) =>
      survivalCurve(alpha, beta, 400).reduceRight((sum, survival) => sum / 1.1 + survival, 0);
    for (const [alpha, beta] of published) {
      expect(relativeError(lifetime(betaNodes(alpha, beta, 'reference')), summed(alpha, beta))).toBeLessThan(
        1e-13,
      );
      expect(relativeError(lifetime(betaNodes(alpha, beta, 'fast')), summed(alpha, beta))).toBeLessThan(1e-8);
    }
    // Published 5.922253 and 3.694908 come from shapes with more digits than the five printed.
    expect(Math.abs(lifetime(betaNodes(0.66809, 3.8061, 'reference')) - 5.922253)).toBeLessThan(5e-6);
    expect(Math.abs(lifetime(betaNodes(0.70408, 1.18204, 'reference')) - 3.694908)).toBeLessThan(1.5e-5);
  });

  test('fast: discounted lives are right to 1e-6 for every pair of shapes from 0.02 to 1000', () => {
    for (const [alpha, beta] of [...published, ...allPairs]) {
      const nodes = betaNodes(alpha, beta, 'fast');
      expect(nodes.length).toBeLessThanOrEqual(41);
      const curve = survivalCurve(alpha, beta, 100);
      for (const discount of [1, 0.99, 0.9]) {
        let actual = 0;
        let exact = 0;
        curve.forEach((survival, t) => {
          actual += discount ** t * expected(nodes, (r) => r ** t);
          exact += discount ** t * survival;
        });
        expect(relativeError(actual, exact)).toBeLessThan(1e-6);
      }
    }
  });

  test('have the mean hazard of the law: −E ln r = Σ 1 / (beta + i) over i < alpha', () => {
    for (const alpha of [1, 2, 20]) {
      for (const beta of [0.02, 0.05, 0.3, 4]) {
        let mean = 0;
        for (let i = 0; i < alpha; i++) mean += 1 / (beta + i);
        const hazard = (accuracy: 'fast' | 'reference') =>
          expected(betaNodes(alpha, beta, accuracy), (r) => -Math.log(r));
        // At the smallest shape one in a million has a retention below 1e-300, the smallest there is.
        expect(relativeError(hazard('reference'), mean)).toBeLessThan(beta < 0.03 ? 2e-6 : 1e-11);
        expect(relativeError(hazard('fast'), mean)).toBeLessThan(2e-5);
      }
    }
  });

  test('are finite hazards also where nobody stays to speak of', () => {
    for (const retention of [1e-15, 1e-20, 1e-98]) {
      const alpha = 0.02 / retention;
      for (const accuracy of ['fast', 'reference'] as const) {
        const nodes = betaNodes(alpha, 0.02, accuracy);
        const mean = expected(nodes, (r) => -Math.log(r));
        // −E ln r = ψ(alpha + beta) − ψ(beta) tends to ln alpha + 50.5448.
        expect(Math.abs(mean / (Math.log(alpha) + 50.5448) - 1)).toBeLessThan(0.02);
      }
    }
  });

  test('fast: a published fit takes 20 to 28 nodes', () => {
    for (const [alpha, beta] of published) {
      const count = betaNodes(alpha, beta, 'fast').length;
      expect(count).toBeGreaterThanOrEqual(20);
      expect(count).toBeLessThanOrEqual(28);
    }
  });

  test('fast and reference agree on months of a yearly retention to 4e-6', () => {
    for (const [alpha, beta] of [...published, ...allPairs]) {
      const fast = betaNodes(alpha, beta, 'fast');
      const reference = betaNodes(alpha, beta, 'reference');
      for (const month of [1, 2, 5, 11, 13, 30, 59]) {
        const power = (r: number) => r ** (month / 12);
        expect(Math.abs(expected(fast, power) - expected(reference, power))).toBeLessThan(4e-6);
      }
    }
  });

  test('reference: twelve months from any month on are a year', () => {
    // E r^(m/12 + t) follows the same recursion with beta + m/12 in place of beta, once E r^(m/12) is factored out.
    for (const [alpha, beta] of [...published, [0.1, 100], [3, 30], [0.5, 0.5]] as const) {
      const nodes = betaNodes(alpha, beta, 'reference');
      for (const part of [1 / 12, 0.5, 11 / 12]) {
        const start = expected(nodes, (r) => r ** part);
        survivalCurve(alpha, beta, 30, part).forEach((ratio, t) => {
          expect(
            relativeError(
              expected(nodes, (r) => r ** (part + t)),
              start * ratio,
            ),
          ).toBeLessThan(1e-11);
        });
      }
    }
  });

  test('reference: Beta(1, 1) customers survive with 1 / (t + 1), whatever the power', () => {
    const nodes = betaNodes(1, 1, 'reference');
    for (const t of [1 / 12, 0.25, 1, 2.5, 7, 60]) {
      expect(
        relativeError(
          expected(nodes, (r) => r ** t),
          1 / (t + 1),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  test('reference: absolute error below 2e-11 for every pair of shapes', () => {
    for (const [alpha, beta] of allPairs) {
      const nodes = betaNodes(alpha, beta, 'reference');
      survivalCurve(alpha, beta, 100).forEach((survival, t) => {
        expect(Math.abs(expected(nodes, (r) => r ** t) - survival)).toBeLessThan(2e-11);
      });
    }
  });

  test('weights are positive and add up to 1, retentions ascend inside (0, 1]', () => {
    const shape = fc.double({ min: Math.log(0.02), max: Math.log(1000), noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(
        shape,
        shape,
        fc.constantFrom('fast' as const, 'reference' as const),
        (alpha, beta, accuracy) => {
          const nodes = betaNodes(alpha, beta, accuracy);
          expect(
            relativeError(
              expected(nodes, () => 1),
              1,
            ),
          ).toBeLessThan(1e-13);
          const mean = beta / (alpha + beta);
          expect(Math.abs(expected(nodes, (r) => r) - mean)).toBeLessThan(accuracy === 'fast' ? 1e-6 : 1e-11);
          nodes.forEach(({ value, weight }, i) => {
            expect(weight).toBeGreaterThan(0);
            expect(value).toBeGreaterThan(0);
            expect(value).toBeLessThanOrEqual(1);
            if (i > 0) expect(value).toBeGreaterThanOrEqual(nodes[i - 1].value);
          });
        },
      ),
      { seed: 51, numRuns: 100 },
    );
  });

  test.each([
    [0, 1],
    [1, 0],
    [NaN, 1],
    [1, -2],
    [Infinity, 1],
  ])('there is no law with shapes %d and %d', (alpha, beta) => {
    expect(() => betaNodes(alpha, beta, 'fast')).toThrow(/betaNodes: (alpha|beta) must be > 0, got/);
    expect(() => betaHazardTable(alpha, beta)).toThrow(RangeError);
  });
});

describe('hazard table of the Beta law', () => {
  test('for churn ~ Beta(1, b), hazards are exponential with rate b', () => {
    for (const b of [0.1, 1, 5, 100]) {
      const table = betaHazardTable(1, b);
      expect(table.length).toBe(4097);
      for (let j = 1; j < 4096; j++)
        expect(relativeError(table[j], -Math.log1p(-j / 4096) / b)).toBeLessThan(2e-8);
    }
  });

  test('for churn ~ Beta(a, 1), churn is u^(1/a)', () => {
    for (const a of [0.3, 1, 5, 100]) {
      const table = betaHazardTable(a, 1);
      for (let j = 1; j < 4096; j++) {
        expect(relativeError(table[j], -Math.log1p(-((j / 4096) ** (1 / a))))).toBeLessThan(1e-7);
      }
    }
  });

  test('interpolated: the mean hazard ψ(a + b) − ψ(b) to 1e-11, survival to 2e-6', () => {
    for (const [alpha, beta] of [
      ...published,
      [1.2, 18.8],
      [0.3, 4.7],
      [12, 188],
      [0.1, 100],
      [10, 30],
      [1000, 1000],
    ] as const) {
      const table = betaHazardTable(alpha, beta);
      expect(isAscending(table)).toBe(true);
      expect(table[0]).toBeGreaterThanOrEqual(0);
      const mean = digamma(alpha + beta) - digamma(beta);
      // digamma here is good to 1e-14 of ψ, of which the difference may be a thousandth.
      expect(
        relativeError(
          interpolatedMean(table, (hazard) => hazard),
          mean,
        ),
      ).toBeLessThan(1e-11);
      survivalCurve(alpha, beta, 60).forEach((survival, t) => {
        const actual = interpolatedMean(table, (hazard) => Math.exp(-hazard * t));
        expect(Math.abs(actual - survival)).toBeLessThan(2e-6);
      });
    }
  });

  test('stays finite and ascending for shapes from 0.02 to 1000', () => {
    for (const [alpha, beta] of allPairs) {
      const table = betaHazardTable(alpha, beta);
      expect(isAscending(table)).toBe(true);
      expect(table[4096]).toBeGreaterThan(table[4095]);
      expect(table[4096]).toBeLessThan(Infinity);
    }
  });
});
