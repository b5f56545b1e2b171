import { expect, test } from 'vitest';
import { offspringOf } from '../../../src/core/exact/offspring.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { Findings } from '../../../src/core/views/findings.ts';
import { binName, referralFamilyView } from '../../../src/core/views/referralFamilyView.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { plainCase } from '../../helpers/referenceChain.ts';

function known(scenario: Scenario, founders = 4096): Findings {
  const findings = findingsOf(scenario, { founders, bandFounders: 0 });
  const { exact, params } = findings;
  return exact === null
    ? findings
    : { ...findings, exact: { ...exact, offspring: offspringOf(params, 'reference') } };
}

const friends = (referralRate: number, changes: Partial<Omit<Scenario, 'modules'>> = {}): Scenario =>
  scenarioWith({ ...changes, modules: ['referral'], referralRate, referredHazardMultiplier: 1 }, plainCase);

test('every family stands in one bin, and the mean size agrees with the exact one', () => {
  const findings = known(friends(0.05));
  const { bins, size } = referralFamilyView(findings);
  expect(bins.reduce((sum, bin) => sum + bin.families, 0)).toBe(4096);
  expect(bins.reduce((sum, bin) => sum + bin.share, 0)).toBeCloseTo(1, 12);
  expect(size.exact).toBeCloseTo(4 / 3, 6);
  // Total progeny of a branching process: variance σ² / (1 − k)³ with σ² = .3, k = .25.
  expect(Math.abs(size.simulated - 4 / 3)).toBeLessThan(4 * Math.sqrt(0.3 / 0.75 ** 3 / 4096));
});

test('families of one are those whose founder brings nobody', () => {
  const { bins } = referralFamilyView(known(friends(0.05)));
  const expected = (Math.exp(-0.05) * 0.2) / (1 - 0.8 * Math.exp(-0.05));
  expect(Math.abs((bins[0]?.share ?? NaN) - expected)).toBeLessThan(4 * (bins[0]?.error ?? NaN));
});

test('bins are 1, 2, 3 and so on, then wider, up to the largest family seen', () => {
  const { bins } = referralFamilyView(known(friends(0.5, { horizonYears: 8 }), 512));
  expect(bins.map(({ from, to }) => binName(from, to)).slice(0, 9)).toEqual(
    ['1', '2', '3', '4', '5', '6–7', '8–15', '16–31', '32–63'].slice(0, bins.length),
  );
  expect(bins.at(-1)?.families).toBeGreaterThan(0);
  expect(binName(64, null)).toBe('64+');
});

test('below one friend per friend families fizzle out', () => {
  const view = referralFamilyView(known(friends(0.05)));
  expect(view.finding.key).toBe('chart.referralFamily.finding.fizzle');
  expect(view.verdict?.key).toBe('chart.referralFamily.verdict.fizzle');
});

test('from one friend per friend on they fly, and discounting may still keep their value finite', () => {
  const slow = referralFamilyView(known(friends(0.24, { horizonYears: 20 }), 64));
  expect(slow.finding.key).toBe('chart.referralFamily.finding.fly');
  expect(slow.verdict?.key).toBe('chart.referralFamily.verdict.finite');
  const fast = referralFamilyView(known(friends(0.5, { horizonYears: 8 }), 64));
  expect(fast.verdict?.key).toBe('chart.referralFamily.verdict.infinite');
});

test('customers who have joined never become fewer, and begin with the first one', () => {
  const { joined, joinedExact, size } = referralFamilyView(known(friends(0.05)));
  expect(joined[0]).toBe(1);
  expect(joined.every((count, t) => t === 0 || count >= (joined[t - 1] ?? 0))).toBe(true);
  expect(joined.at(-1)).toBeCloseTo(size.simulated, 9);
  expect(joinedExact?.at(-1)).toBeCloseTo(size.exact ?? NaN, 9);
});

test('a run that had to cut families says so where the picture is described', () => {
  const findings = known(friends(0.05));
  const view = referralFamilyView({ ...findings, result: { ...findings.result, cutFamilies: 3 } });
  expect(view.isCut).toBe(true);
  expect(view.drawn).toEqual({ key: 'chart.referralFamily.drawn.cut', params: { families: 3 } });
});

test('before the exact answer the size is told without a verdict', () => {
  const view = referralFamilyView(
    findingsOf(friends(0.05), { founders: 64, bandFounders: 0, withExact: false }),
  );
  expect(view.finding.key).toBe('chart.referralFamily.finding.size');
  expect(view.verdict).toBeNull();
});

test('while referral is off every family is one customer, and the words say how to switch it on', () => {
  const view = referralFamilyView(known(plainCase, 64));
  expect(view.isOn).toBe(false);
  expect(view.bins.map(({ share }) => share)).toEqual([1, 0, 0, 0]);
  expect(view.drawn.key).toBe('chart.referralFamily.drawn.off');
});

test('referrals that bring nobody read as none', () => {
  const scenario = scenarioWith({ modules: ['referral'], referralRate: 0 });
  const { finding } = referralFamilyView(findingsOf(scenario, { founders: 512, bandFounders: 0 }));
  expect(finding.key).toBe('chart.referralFamily.finding.off');
});
