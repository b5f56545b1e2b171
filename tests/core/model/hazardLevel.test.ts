import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { yearlyHazard } from '../../../src/core/model/hazardLevel.ts';
import type { ThetaLaw } from '../../../src/core/model/params.ts';

type Types = Extract<ThetaLaw, { kind: 'types' }>;

const none: ThetaLaw = { kind: 'none' };
const gamma = (variance: number): ThetaLaw => ({ kind: 'gamma', variance });
const types = (...rows: readonly (readonly [share: number, theta: number])[]): Types => ({
  kind: 'types',
  shares: rows.map(([share]) => share),
  thetas: rows.map(([, theta]) => theta),
  spends: rows.map(() => 1),
});

const retention = fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true });

describe('the hazard of customers who are all alike', () => {
  it.each([
    [0.5, Math.LN2],
    [0.8, 0.22314355131420976],
    [0.99, 0.01005033585350145],
    [1 / Math.E, 1],
  ])('is −ln r: %f gives %f', (r, hazard) => {
    expect(yearlyHazard(r, none)).toBeCloseTo(hazard, 14);
    // The Beta law's θ is measured against its own mean retention, so its level is the same.
    expect(yearlyHazard(r, { kind: 'beta', alpha: 2 * (1 - r), beta: 2 * r })).toBeCloseTo(hazard, 14);
  });
});

describe('the hazard of customers who differ by a Gamma law', () => {
  it.each([
    { variance: 1, r: 0.8, hazard: 0.25 }, // 1 / (1 + Λ) = .8
    { variance: 1, r: 0.5, hazard: 1 },
    { variance: 2, r: 0.5, hazard: 1.5 }, // (1 + 2Λ)^(−1/2) = .5
    { variance: 0.5, r: 0.64, hazard: 0.5 }, // (1 + Λ/2)^(−2) = .64
  ])('keeps $r of them at variance $variance when it is $hazard', ({ variance, r, hazard }) => {
    expect(yearlyHazard(r, gamma(variance))).toBeCloseTo(hazard, 12);
  });

  test('keeps the stated share for every variance: (1 + νΛ)^(−1/ν) = r', () => {
    fc.assert(
      fc.property(retention, fc.double({ min: 1e-3, max: 4, noNaN: true }), (r, variance) => {
        const level = yearlyHazard(r, gamma(variance));
        fc.pre(level < 1e6);
        expect((1 + variance * level) ** (-1 / variance) / r).toBeCloseTo(1, 9);
      }),
      { seed: 1 },
    );
  });

  test('stops at a million a year, where more would be needed', () => {
    expect(yearlyHazard(0.01, gamma(4))).toBe(1e6); // (100^4 − 1) / 4 = 2.5e7
    expect(yearlyHazard(0.03, gamma(4))).toBeCloseTo((0.03 ** -4 - 1) / 4, 6);
  });

  test('tends to −ln r as they become alike, without a jump on the way', () => {
    for (const r of [0.05, 0.8, 0.999]) {
      for (const variance of [1e-9, 9.99e-7, 1.01e-6, 1e-5]) {
        // First order in ν: −ln r + ν (ln r)² / 2.
        const expected = -Math.log(r) + (variance * Math.log(r) ** 2) / 2;
        // 1e-7 is what r^−ν − 1 loses where it is almost 0.
        expect(yearlyHazard(r, gamma(variance)) / expected).toBeCloseTo(1, 6);
      }
    }
  });
});

describe('the hazard of types', () => {
  it.each([
    { law: types([1, 1]), r: 0.8, hazard: -Math.log(0.8) },
    { law: types([1, 4]), r: 0.8, hazard: -Math.log(0.8) / 4 },
    // Half never leave: .5 + .5 e^(−Λ) = .8
    { law: types([0.5, 0], [0.5, 1]), r: 0.8, hazard: -Math.log(0.6) },
    // With x = e^(−Λ): (x + x²) / 2 = .375 has the root x = .5
    { law: types([0.5, 1], [0.5, 2]), r: 0.375, hazard: Math.LN2 },
  ])('keeps $r of $law.thetas when it is $hazard', ({ law, r, hazard }) => {
    expect(yearlyHazard(r, law)).toBeCloseTo(hazard, 12);
  });

  test('keeps the stated share of any mixture that leaves at all', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 1000, noNaN: true }));
    fc.assert(
      fc.property(retention, fc.array(row, { minLength: 1, maxLength: 6 }), (r, rows) => {
        const total = rows.reduce((sum, [share]) => sum + share, 0);
        fc.pre(total > 0);
        const law = types(...rows.map(([share, theta]) => [share / total, theta] as const));
        const kept = (level: number) =>
          law.shares.reduce((sum, share, j) => sum + share * Math.exp(-level * law.thetas[j]), 0);
        const level = yearlyHazard(r, law);
        // The largest level stands where no level is high enough.
        if (level === 1e6) expect(kept(level)).toBeGreaterThanOrEqual(r - 1e-9);
        else expect(kept(level)).toBeCloseTo(r, 9);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('is the largest when some never leave and the rest cannot make up for them', () => {
    expect(yearlyHazard(0.3, types([0.5, 0], [0.5, 1]))).toBe(1e6);
    expect(yearlyHazard(0.3, types([1, 0]))).toBe(1e6);
  });
});

describe('the hazard of any law', () => {
  const laws = [
    none,
    gamma(0.5),
    gamma(4),
    types([0.2, 0.1], [0.8, 3]),
    { kind: 'beta', alpha: 1, beta: 1 } as const,
  ];

  it.each(laws)('is endless at retention 0 and none at retention 1: $kind', (law) => {
    expect(yearlyHazard(0, law)).toBe(1e200);
    expect(yearlyHazard(1, law)).toBe(0);
  });

  it.each(laws)('falls as retention rises: $kind', (law) => {
    fc.assert(
      fc.property(retention, retention, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(yearlyHazard(high, law)).toBeLessThanOrEqual(yearlyHazard(low, law));
      }),
      { seed: 3 },
    );
  });
});
