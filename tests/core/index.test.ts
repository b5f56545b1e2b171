import { describe, expect, it, test } from 'vitest';
import {
  decodeLink,
  type Document,
  encodeLink,
  gini,
  histogram,
  lorenz,
  quantilesSorted,
  scenarioWith,
  simulate,
  summarize,
  topShares,
  whaleCurve,
} from '../../src/core/index.ts';

const scenario = scenarioWith({ modules: ['referral'], referralRate: 0.3, horizonYears: 3 });
const run = { customers: 5000, seed: 4 };

describe('a link', () => {
  test('is read as a document and what was lost of it', async () => {
    const view = {
      lever: 'retentionRate',
      heatX: 'retentionRate',
      heatY: 'referralRate',
      threshold: null,
      convention: 'firstMargin',
    } as const;
    const document: Document = { scenarios: [scenario], seed: 4, customers: 5000, view };
    const hash = await encodeLink(document, { fingerprints: ['0123abcd'] });
    expect(await decodeLink(hash)).toEqual({ ok: true, value: document, issues: [] });
    expect(await decodeLink(hash.replace('n=5', 'n=6'))).toMatchObject({
      ok: true,
      value: { customers: 6000 },
      issues: [{ code: 'linkChecksum' }],
    });
    expect(await decodeLink('#/play')).toMatchObject({ ok: false, issues: [{ code: 'linkEmpty' }] });
  });
});

describe('worlds of a simulation', () => {
  const all = simulate(scenario, run);
  const { series } = all.worlds;

  test('are 64 customers each, all that are kept unless told otherwise', () => {
    expect(all.worlds.size).toBe(64);
    expect(series).toHaveLength(78); // 5000 / 64, without the one that is not full
    for (const world of series) expect(world).toHaveLength(all.series.length);
    expect(simulate(scenario, { ...run, customers: 20_000 }).worlds.series).toHaveLength(128);
  });

  it.each([0, 1, 7, 78, 128])(
    'are the first %i if so many are asked for, and nothing else changes',
    (worlds) => {
      const some = simulate(scenario, { ...run, worlds });
      expect(some.worlds.series).toHaveLength(Math.min(worlds, 78));
      expect(some.worlds.series).toEqual(series.slice(0, worlds));
      expect({ ...some, worlds: all.worlds }).toEqual(all);
      expect(some.fingerprint).toBe(all.fingerprint);
    },
  );
});

describe('a simulation is refused with', () => {
  it.each([
    { customers: 0 },
    { customers: 1.5 },
    { customers: 10_000_001 },
    { customers: NaN },
    { seed: -1 },
    { seed: 2 ** 32 },
    { seed: 0.5 },
    { worlds: -1 },
    { worlds: 129 },
    { worlds: 2.5 },
    { worlds: NaN },
  ])('%o', (wrong) => {
    expect(() => simulate(scenario, { ...run, ...wrong })).toThrow(RangeError);
  });
});

test('the values of a result go straight into quantiles, histogram, Lorenz and whale curve', () => {
  const { sortedFamilyValues: sorted, family } = simulate(scenario, run);
  expect(quantilesSorted(sorted, [0.05, 0.95])[0]).toBe(summarize(simulate(scenario, run)).quantiles[0]);
  const { counts, edges } = histogram(sorted, { bins: 10 });
  expect(counts.reduce((sum, count) => sum + count)).toBe(run.customers);
  expect(edges[10]).toBe(sorted.at(-1));
  const [rest] = lorenz(sorted, [0.8])!;
  const [best] = topShares(sorted, [0.2])!;
  expect(best + rest).toBeCloseTo(1, 12);
  expect(whaleCurve(sorted, 5)![1]).toBeCloseTo(best, 12);
  // Twice the area between the Lorenz curve and the diagonal, by a hundred trapezia.
  const steps = Array.from({ length: 101 }, (_, i) => i / 100);
  const heights = lorenz(sorted, steps)!;
  const area = steps.reduce((sum, _, i) => (i === 0 ? 0 : sum + (heights[i] + heights[i - 1]) / 200), 0);
  expect(gini(sorted)).toBeCloseTo(1 - 2 * area, 3);
  expect(family.count).toBe(run.customers);
});
