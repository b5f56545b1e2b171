import { describe, expect, it } from 'vitest';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import { seriesAt } from '../../src/core/model/series.ts';
import { quantileSorted } from '../../src/core/numerics/stats/quantile.ts';
import { ARTICLE_CAUSES, scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { runJob } from '../helpers/runs.ts';

const FOUNDERS = 131_072;
const run = (changes: Parameters<typeof scenarioWith>[0], seed = 1) =>
  runJob({
    params: compileScenario(
      scenarioWith({
        retentionRate: 0.8,
        spendPerYear: 100,
        contributionRate: 1,
        horizonYears: 200,
        referredHazardMultiplier: 1,
        ...changes,
      }),
    ),
    seed,
    founders: FOUNDERS,
  });

/** Whether a simulated share is within 4 standard errors of a probability. */
function expectShare(count: number, total: number, probability: number) {
  const error = Math.sqrt((probability * (1 - probability)) / total);
  expect(Math.abs(count / total - probability)).toBeLessThanOrEqual(4 * error);
}

describe('the value of one customer, m = 100, r = .8, d = 10 %', () => {
  const values = run({}).familyValues;

  // The law is discrete: a payment more or less is a jump, and these quantiles are its atoms.
  it.each([
    [0.05, 100],
    [0.1, 100],
    [0.25, 190.9090909],
    [0.5, 348.6851991],
    [0.75, 535.5260699],
    [0.9, 714.4567106],
    [0.95, 810.3356203],
    [0.99, 951.356372],
  ])('has its %f quantile at the published %f', (share, expected) => {
    expect(quantileSorted(values.toSorted(), share)).toBeCloseTo(expected, 6);
  });

  it('repays an acquisition cost of 150 in 80 of 100 cases', () => {
    const result = run({ acquisitionCost: 150 }, 2);
    expectShare(result.paidBack, result.founders, 0.8);
  });

  it('lasts n periods with probability r^(n−1)(1−r)', () => {
    const { series, layout } = run({}, 3);
    const exits = seriesAt(layout, 'firstExits');
    for (let n = 1; n <= 10; n++) expectShare(series[exits + n - 1], FOUNDERS, 0.8 ** (n - 1) * 0.2);
  });
});

describe('families whose members each bring a Poisson number of friends', () => {
  /** Customers of one period, so that the number of friends is Poisson(k): the total follows Borel's law. */
  const families = (k: number, seed: number) =>
    run({ modules: ['referral'], retentionRate: 0, referralRate: k }, seed);

  it.each([
    { k: 0.1, probabilities: [0.904837, 0.081873, 0.011112, 0.001788], mean: 1.111111, variance: 0.137174 },
    { k: 0.2, probabilities: [0.818731, 0.134064, 0.032929, 0.009586], mean: 1.25, variance: 0.390625 },
    { k: 0.5, probabilities: [0.606531, 0.18394, 0.083674, 0.045112], mean: 2, variance: 4 },
    { k: 0.8, probabilities: [0.449329, 0.161517, 0.087089, 0.055654], mean: 5, variance: 100 },
    { k: 0.9, probabilities: [0.40657, 0.148769, 0.081655, 0.053117], mean: 10, variance: 900 },
  ])('k = $k: sizes follow Borel’s law', ({ k, probabilities, mean, variance }) => {
    const { familySizes, persons } = families(k, 4);
    probabilities.forEach((probability, i) => expectShare(familySizes[i], FOUNDERS, probability));
    expect(Math.abs(persons / FOUNDERS - mean)).toBeLessThanOrEqual(4 * Math.sqrt(variance / FOUNDERS));
  });

  // late: P(64 ≤ size < ∞), summed from Borel's law.
  it.each([
    { k: 1.2, extinct: 0.686301669, late: 0.00615 },
    { k: 1.25, extinct: 0.6286297965, late: 0.00255 },
    { k: 1.5, extinct: 0.4171883561, late: 1.2e-5 },
    { k: 2, extinct: 0.20318787, late: 0 },
  ])('k = $k: the family dies out with probability $extinct', ({ k, extinct, late }) => {
    // A family alive after 30 generations practically never dies; few die later than they reach 64 members.
    const { familySizes, founders } = runJob({
      params: compileScenario(
        scenarioWith({
          modules: ['referral'],
          retentionRate: 0,
          referralRate: k,
          referredHazardMultiplier: 1,
          horizonYears: k > 1.8 ? 12 : 30,
        }),
      ),
      seed: 5,
      founders: 16_384,
    });
    const small = familySizes.slice(0, 63).reduce((sum, count) => sum + count, 0);
    const error = Math.sqrt((extinct * (1 - extinct)) / founders);
    expect(small / founders).toBeLessThanOrEqual(extinct + 4 * error);
    expect(small / founders).toBeGreaterThanOrEqual(extinct - late - 4 * error);
  });

  it('a customer with a geometric life brings an over-dispersed number of friends: mean .25, family 1.333', () => {
    const { familySizes, persons } = run({ modules: ['referral'], referralRate: 0.05 }, 6);
    // P(no friend) = Σ (1−r) r^(n−1) e^(−λn) = (1−r) e^(−λ) / (1 − r e^(−λ))
    const stay = Math.exp(-0.05);
    expectShare(familySizes[0], FOUNDERS, (0.2 * stay) / (1 - 0.8 * stay));
    // Total progeny: mean 1/(1−k), variance σ²/(1−k)³ with k = .25, σ² = .30.
    expect(Math.abs(persons / FOUNDERS - 4 / 3)).toBeLessThanOrEqual(
      4 * Math.sqrt(0.3 / 0.75 ** 3 / FOUNDERS),
    );
  });
});

describe('causes of leaving', () => {
  it('take their stated shares of the exits', () => {
    const { series, layout } = run({ modules: ['causes'] }, 7);
    const count = (cause: number) => {
      const from = seriesAt(layout, { cause });
      return series.slice(from, from + layout.periods).reduce((sum, exits) => sum + exits, 0);
    };
    const counts = ARTICLE_CAUSES.map((_, cause) => count(cause));
    const total = counts.reduce((sum, exits) => sum + exits, 0);
    counts.forEach((exits, cause) => expectShare(exits, total, ARTICLE_CAUSES[cause].share));
  });

  it('without neglect, churn falls from 20 % to 1 − .8^.32', () => {
    const causes = ARTICLE_CAUSES.map((row) => (row.cause === 'neglect' ? { ...row, removed: 1 } : row));
    const { series, layout, founders } = run({ modules: ['causes'], causes }, 8);
    expectShare(series[seriesAt(layout, 'firstExits')], founders, 1 - 0.8 ** 0.32);
  });
});
