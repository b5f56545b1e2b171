import { beforeAll, describe, expect, test } from 'vitest';
import { KEPT_WORLDS, WORLD_FOUNDERS } from '../../src/core/engine/planRun.ts';
import type { SimResult } from '../../src/core/engine/result.ts';
import { expectedSeries } from '../../src/core/exact/expectedSeries.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import { seriesAt, seriesLayout } from '../../src/core/model/series.ts';
import { expectPrinted, printedSlack } from '../helpers/printed.ts';
import { referenceChain } from '../helpers/referenceChain.ts';
import { runJob } from '../helpers/runs.ts';
import oracles from './clv.json' with { type: 'json' };

/** Customers of the reference chain from 1000 new ones, their friends included. */
const { heads } = oracles.reference;
const STAGES: readonly number[] = [0, 1, 2, 3];
const params = compileScenario({ ...referenceChain, horizonYears: 13 });
const layout = seriesLayout(params.periods, params.stages.length, params.causes.length);

/** New, Loyal, AtRisk, Lapsed and Lost at the start of a period. */
function countsAt(series: Float64Array, period: number): readonly number[] {
  const lost = seriesAt(layout, 'writtenOff');
  return [
    ...STAGES.map((stage) => series[seriesAt(layout, { stage }) + period]),
    series.subarray(lost, lost + period).reduce((sum, written) => sum + written, 0),
  ];
}

test('the twin has the published head counts', () => {
  const series = expectedSeries(params, 'reference');
  for (const { period, counts } of heads) {
    countsAt(series, period).forEach((count, state) => expectPrinted(1000 * count, counts[state]));
  }
});

describe('simulated head counts', () => {
  let runs: readonly SimResult[] = [];
  beforeAll(() => {
    runs = Array.from({ length: 256 }, (_, seed) =>
      runJob({ params, seed, founders: KEPT_WORLDS * WORLD_FOUNDERS }),
    );
  });
  /** Counts in each of 32,768 worlds, and last of all customers who are not lost. */
  const worldsAt = (period: number): readonly (readonly number[])[] =>
    runs.flatMap(({ worlds }) =>
      worlds.series.map((world) => {
        const counts = countsAt(world, period);
        return [...counts, STAGES.reduce((sum, stage) => sum + counts[stage], 0)];
      }),
    );

  test.for(heads)('after $period periods have the published means and deviations', (published) => {
    const worlds = worldsAt(published.period);
    const here = STAGES.reduce((sum, stage) => sum + Number(published.counts[stage]), 0);
    const inAThousand = 1000 / WORLD_FOUNDERS;
    [...published.counts, here].forEach((printed, state) => {
      const count = Number(printed);
      const deviation = [...published.deviations, published.deviationOfAll][state];
      const variance = Number(deviation) ** 2;
      const found = worlds.map((counts) => counts[state]);
      const error = Math.sqrt((variance * inAThousand) / worlds.length);
      expect(Math.abs(inAThousand * average(found) - count)).toBeLessThanOrEqual(
        4 * error + printedSlack(printed),
      );
      // A thousand founders are as many independent families: their variance is that of a world, times 1000 / 64.
      const squares = found.map((number) => inAThousand * (number - count / inAThousand) ** 2);
      const spread = average(squares.map((square) => (square - variance) ** 2));
      const slack = 2 * Number(deviation) * printedSlack(deviation);
      expect(Math.abs(average(squares) - variance)).toBeLessThanOrEqual(
        4 * Math.sqrt(spread / worlds.length) + slack,
      );
    });
  });
});

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
