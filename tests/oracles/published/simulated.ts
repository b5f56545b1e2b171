import { CHUNK_FOUNDERS, KEPT_VALUES } from '../../../src/core/engine/planRun.ts';
import type { SimResult } from '../../../src/core/engine/result.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { runJob } from '../../helpers/runs.ts';
import { countFound, exactly, twinOf, varianceOf } from './exactly.ts';
import type { Measure, PublishedRow } from './row.ts';

const MOST_FOUNDERS = 400_000;
/** Standard errors in 1 % of a number: as many founders as it takes are simulated, so that an error of 1 % is seen. */
const ERRORS_IN_ONE_PER_CENT = 7;

/** A simulated measure, and the variance of its error. */
interface Estimate {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Measures by simulation. Each scenario is run once, with a seed of its own and as many founders as the most demanding
 * of the rows needs, when it is first asked for.
 */
export function simulationOf(rows: readonly PublishedRow[]): (measure: Measure) => Estimate {
  const founders = new Map<Scenario, number>();
  for (const row of rows) {
    const needed = foundersFor(row);
    for (const { scenario } of row.measures) {
      founders.set(scenario, Math.max(needed, founders.get(scenario) ?? CHUNK_FOUNDERS));
    }
  }
  const seeds = [...founders.keys()];
  const runs = new Map<Scenario, SimResult>();
  return (measure) => {
    const { scenario } = measure;
    const run =
      runs.get(scenario) ??
      runJob({
        params: twinOf(scenario).params,
        seed: seeds.indexOf(scenario),
        founders: founders.get(scenario) ?? NaN,
      });
    runs.set(scenario, run);
    return estimate(measure, run);
  };
}

/** Slope of the published number in each measure, at their exact values. */
export function slopes({ measures, number }: PublishedRow): readonly number[] {
  const at = measures.map(exactly);
  return at.map((measured, index) => {
    const step = 1e-6 * (Math.abs(measured) + 1e-6);
    const moved = (by: number) => number(at.with(index, measured + by));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

function foundersFor(row: PublishedRow): number {
  if (row.measures.some(({ kind }) => kind === 'variance')) return KEPT_VALUES;
  const slope = slopes(row);
  const variance = row.measures.reduce(
    (sum, measure, index) =>
      measure.kind === 'variance' ? sum : sum + slope[index] ** 2 * varianceOf(measure),
    0,
  );
  const founders = variance / (Number(row.printed) / (100 * ERRORS_IN_ONE_PER_CENT)) ** 2;
  return Math.min(MOST_FOUNDERS, Math.ceil(founders) || CHUNK_FOUNDERS);
}

function estimate(measure: Measure, run: SimResult): Estimate {
  const { founders } = run;
  switch (measure.kind) {
    case 'value':
      return { mean: simulatedValue(measure.of, run), variance: varianceOf(measure) / founders };
    case 'share':
      return {
        mean: countFound(run.series, run.layout, measure.of, measure.at) / founders,
        variance: varianceOf(measure) / founders,
      };
    case 'variance':
      return simulatedVariance(measure, run);
  }
}

function simulatedValue(of: (Measure & { kind: 'value' })['of'], run: SimResult): number {
  return of === 'withoutFirst' || of === 'arrears' ? summarize(run).conventions[of] : run[of].mean;
}

/** The mean squared deviation from the exact mean; its error comes from the sample, for want of exact fourth moments. */
function simulatedVariance({ scenario, of }: Measure & { kind: 'variance' }, run: SimResult): Estimate {
  const { [of]: expected } = twinOf(scenario).value;
  const values = of === 'own' ? run.ownValues : run.familyValues;
  const squares = values.map((value) => (value - expected) ** 2);
  const mean = average(squares);
  return { mean, variance: average(squares.map((square) => (square - mean) ** 2)) / values.length };
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
