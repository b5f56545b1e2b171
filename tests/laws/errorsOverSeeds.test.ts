import { describe, expect, test } from 'vitest';
import { lifetimeMoments } from '../../src/core/engine/lifetime.ts';
import { earnedByPeriod, paybackOf, paybackYears } from '../../src/core/engine/payback.ts';
import type { SimResult, Totals } from '../../src/core/engine/result.ts';
import { exactResult } from '../../src/core/exact/exact.ts';
import { seriesAt } from '../../src/core/model/series.ts';
import { known } from '../../src/core/exact/unavailable.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import { momentsOf, standardDeviation, standardError } from '../../src/core/numerics/stats/moments.ts';
import { PRESETS } from '../../src/core/scenario/presets.ts';
import { runJob } from '../helpers/runs.ts';

/*
 * Whether stated errors are true is seen in runs that differ in their seed alone: how far they fall from each other, and
 * how often their intervals hold the exact value.
 */

interface Case {
  readonly name: keyof typeof PRESETS;
  /** Times the preset's own acquisition cost. */
  readonly costs: number;
  readonly founders: number;
  readonly seeds: number;
}

/** Runs of one case, and what is expected of one founder. */
function runsOf({ name, costs, founders, seeds }: Case) {
  const preset = compileScenario({ ...PRESETS[name], periodsPerYear: '12' });
  const params = { ...preset, acquisitionCost: preset.acquisitionCost * costs };
  const runs = Array.from({ length: seeds }, (_, i) => runJob({ params, seed: 7919 * (i + 1), founders }));
  const exact = known(exactResult(params, 'fast'));
  if (exact === null) throw new Error(`${name} has no exact series`);
  const expected: Totals = { layout: runs[0].layout, terms: params, founders: 1, series: exact.series };
  return { runs, expected };
}

/** Mean of what a run states, and spread of what runs find over the errors they state; both with their own errors. */
function judge(runs: readonly SimResult[], stated: (run: SimResult) => { value: number; error: number }) {
  const all = runs.map(stated);
  const found = momentsOf(Float64Array.from(all, ({ value }) => value));
  const squares = momentsOf(Float64Array.from(all, ({ error }) => error * error));
  return {
    mean: found.mean,
    meanError: standardError(found),
    ratio: standardDeviation(found) / Math.sqrt(squares.mean),
    ratioError: 1 / Math.sqrt(2 * (runs.length - 1)),
  };
}

// So flat around the cost that the range spans many months: both of its ends are put to the test.
const flat: readonly Case[] = [
  { name: 'card.1', costs: 1, founders: 512, seeds: 400 },
  { name: 'card.1', costs: 1, founders: 2048, seeds: 100 },
  { name: 'regular.1', costs: 3, founders: 512, seeds: 400 },
];
// Whole months, or never: a range of one month may hold the truth in all runs.
const steep: readonly Case[] = [
  { name: 'pizza.1', costs: 1, founders: 1000, seeds: 100 },
  { name: 'saas.1', costs: 3, founders: 512, seeds: 200 },
];

describe.each([...flat, ...steep])('$name at $costs times its cost, $founders founders', (one) => {
  const { runs, expected } = runsOf(one);
  const exactly = paybackYears(expected);

  test('the range of payback holds the exact one in 95 of 100 runs', () => {
    const late = (years: number | null) => years ?? Infinity;
    const missed = runs.filter((run) => {
      const { range } = paybackOf(run);
      return late(exactly) < late(range!.earliest) || late(exactly) > late(range!.latest);
    });
    const share = missed.length / runs.length;
    expect(share).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs.length));
    if (flat.includes(one)) expect(share).toBeGreaterThan(0.01);
  });

  test('runs differ in average lifetime as much as their errors say', () => {
    const { mean, meanError, ratio, ratioError } = judge(runs, (run) => {
      const lives = lifetimeMoments(run);
      return { value: lives.mean, error: standardError(lives) };
    });
    expect(Math.abs(ratio - 1)).toBeLessThan(3 * ratioError);
    expect(Math.abs(mean - lifetimeMoments(expected).mean)).toBeLessThan(4 * meanError);
  });

  test('runs differ in money earned as much as their errors say', () => {
    const last = expected.layout.periods - 1;
    const { ratio, ratioError } = judge(runs, (run) => {
      const { mean, error } = earnedByPeriod(run);
      return { value: mean[last], error: error[last] };
    });
    expect(Math.abs(ratio - 1)).toBeLessThan(3 * ratioError);
  });
});

test('where few customers carry the money more ranges miss, but nine in ten hold', () => {
  const scenario = { ...PRESETS['pizza.1'], walletSigma: 1.5 };
  const modules = { ...scenario.modules, referral: false, spread: true };
  const model = compileScenario({ ...scenario, modules });
  const series = known(exactResult(model, 'fast'))!.series;
  const { layout } = runJob({ params: model, seed: 1, founders: 64 });
  const expected = (cost: number): Totals => ({
    layout,
    terms: { ...model, acquisitionCost: cost },
    founders: 1,
    series,
  });
  const from = seriesAt(layout, 'profit');
  const earned = series.subarray(from, from + layout.periods).reduce((sum, money) => sum + money, 0);
  const exactly = paybackYears(expected(0.95 * earned));
  const params = { ...model, acquisitionCost: 0.95 * earned };
  const seeds = 400;
  const missed = Array.from({ length: seeds }, (_, i) => {
    const { range } = paybackOf(runJob({ params, seed: 104_729 * (i + 1), founders: 5000 }));
    const late = (years: number | null) => years ?? Infinity;
    return late(exactly) < late(range!.earliest) || late(exactly) > late(range!.latest);
  }).filter(Boolean).length;
  expect(missed / seeds).toBeLessThan(0.1 + 3 * Math.sqrt((0.1 * 0.9) / seeds));
  expect(missed / seeds).toBeGreaterThan(0.05);
});

test('the spread of lifetimes is the exact one', () => {
  const { runs, expected } = runsOf({ name: 'regular.1', costs: 1, founders: 40_000, seeds: 1 });
  const error = standardError(lifetimeMoments(runs[0])) * Math.sqrt(40_000);
  expect(error / Math.sqrt(lifetimeMoments(expected).m2)).toBeCloseTo(1, 2);
});
