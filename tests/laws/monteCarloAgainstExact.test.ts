import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { expectedSeries } from '../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../src/core/exact/spread.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { sliderScenario } from '../helpers/arbitraryScenario.ts';
import { runJob } from '../helpers/runs.ts';

const MOST_FOUNDERS = 250_000;

/** Scenarios short enough to simulate by the hundred thousand; every module, law, ladder and clock remains. */
const affordable = sliderScenario.map((scenario): Scenario => ({
  ...scenario,
  horizonYears: Math.min(scenario.horizonYears, 6),
}));

describe('simulation and exact twin, written apart', () => {
  it('agree within four standard errors for any scenario', () => {
    const seen = { sharp: 0, all: 0 };
    fc.assert(
      fc.property(affordable, fc.nat({ max: 1e6 }), (scenario, seed) => {
        const params = compileScenario(scenario);
        const exact = expectedValue(params, 'reference');
        fc.pre(exact.persons < 8);
        const spread = valueSpread(params, 'reference');
        if ('unavailable' in spread) throw new Error('a scenario of this size must have a variance');
        // As many founders as make 4 standard errors 1 % of the mean, so that an error of 1 % would be seen.
        const needed = (160_000 * spread.family) / (exact.family * exact.family);
        const founders = Math.min(MOST_FOUNDERS, Math.max(CHUNK_FOUNDERS, Math.ceil(needed) || 0));
        const run = runJob({ params, seed, founders });
        fc.pre(run.cutFamilies === 0);
        seen.all++;
        if (needed <= MOST_FOUNDERS) seen.sharp++;
        for (const value of ['own', 'family', 'referral'] as const) {
          // Where nothing varies, what is left is the rounding of sums and the grid of the clocks.
          const rounding = 2e-6 * Math.abs(exact[value]) + 1e-9;
          const error = Math.sqrt(Math.max(0, spread[value]) / founders);
          expect(Math.abs(run[value].mean - exact[value])).toBeLessThanOrEqual(4 * error + rounding);
        }
      }),
      { numRuns: 60, seed: 20_260_711 },
    );
    expect(seen.sharp).toBeGreaterThan(seen.all / 2);
  }, 400_000);

  it('agree in every series, period by period', () => {
    fc.assert(
      fc.property(affordable, fc.nat({ max: 1e6 }), (scenario, seed) => {
        const params = compileScenario({ ...scenario, horizonYears: Math.min(scenario.horizonYears, 3) });
        fc.pre(expectedValue(params, 'fast').persons < 8);
        const run = runJob({ params, seed, founders: 2 * CHUNK_FOUNDERS });
        fc.pre(run.cutFamilies === 0);
        const exact = expectedSeries(params, 'reference');
        const { worlds } = run;
        exact.forEach((expected, i) => {
          // Worlds are independent bundles of 64 founders: their spread gives the error of each entry.
          let square = 0;
          const mean = run.series[i] / run.founders;
          for (let world = 0; world < worlds.count; world++) {
            const deviation = worlds.series[world * exact.length + i] / worlds.size - mean;
            square += deviation * deviation;
          }
          const error = Math.sqrt(square / (worlds.count - 1) / worlds.count);
          // Rare events: with fewer than a few expected the error itself is unknown, so allow for ten of them.
          const rare = 10 / run.founders;
          const scale = Math.max(
            1,
            params.referralReward,
            ...params.stages.map((stage) => stage.spend + stage.cost),
          );
          expect(Math.abs(mean - expected)).toBeLessThanOrEqual(6 * error + rare * scale + 1e-9);
        });
      }),
      { numRuns: 40, seed: 711 },
    );
  }, 200_000);
});
