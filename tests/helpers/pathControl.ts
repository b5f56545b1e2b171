import { controlledLtv } from '../../src/core/analysis/controlledLtv.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { momentsOf } from '../../src/core/numerics/stats/moments.ts';
import type { Moments } from '../../src/core/numerics/stats/moments.ts';
import { runJob } from './runs.ts';

/** Founders of each of many small runs. */
const FOUNDERS = 1024;

/** Means of many small runs, plain and corrected by own value, and the errors the corrected ones tell of themselves. */
export interface PathControl {
  readonly plain: Moments;
  readonly controlled: Moments;
  readonly errors: readonly number[];
}

/** Runs of seeds 1000, 1001 … */
export function pathControl(params: ModelParams, runs: number): PathControl {
  const { own } = expectedValue(params, 'reference');
  const results = Array.from({ length: runs }, (_, i) =>
    runJob({ params, seed: 1000 + i, founders: FOUNDERS }),
  );
  return {
    plain: momentsOf(Float64Array.from(results, ({ family }) => family.mean)),
    controlled: momentsOf(Float64Array.from(results, (run) => controlledLtv(run, own).mean)),
    errors: results.map((run) => controlledLtv(run, own).error),
  };
}
