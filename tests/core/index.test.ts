import { describe, expect, it, test } from 'vitest';
import { decodeLink, encodeLink, scenarioWith, simulate, type Document } from '../../src/core/index.ts';

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
