import {
  bandsOf,
  planBands,
  planResponseCurve,
  responseCurveOf,
} from '../../src/core/analysis/responseCurve.ts';
import { addChunk, finishMerge, startMerge } from '../../src/core/engine/mergeChunks.ts';
import { chunkCount } from '../../src/core/engine/planRun.ts';
import { formatSeed } from '../../src/core/numerics/random/keyed.ts';
import type { SimResult } from '../../src/core/engine/result.ts';
import { simulateChunk } from '../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import { exactResult } from '../../src/core/exact/exact.ts';
import { known } from '../../src/core/exact/unavailable.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import { initialView } from '../../src/core/scenario/blankScenario.ts';
import type { DocumentView, Scenario } from '../../src/core/scenario/scenario.ts';
import type { Findings } from '../../src/core/views/findings.ts';

/** How findings for a test are made. */
export interface FindingsWish {
  readonly view?: Partial<DocumentView>;
  readonly founders?: number;
  readonly seed?: number;
  /** Customers per point of the bands; 0: no bands. */
  readonly bandFounders?: number;
  readonly withExact?: boolean;
}

/** What the page would know about a scenario: really simulated, small, always the same. No heat map and no bridge. */
export function findingsOf(scenario: Scenario, wish: FindingsWish = {}): Findings {
  const { founders = 4096, seed = 7, bandFounders = 512, withExact = true } = wish;
  const view = { ...initialView, ...wish.view };
  const params = compileScenario(scenario);
  const plan = planResponseCurve(scenario, view.lever);
  const bandPlan = planBands(scenario, view.lever);
  const bands =
    bandFounders === 0
      ? null
      : bandsOf(
          bandPlan,
          bandPlan.scenarios.map((one) => simulated(one, bandFounders, seed)),
        );
  return {
    scenario,
    params,
    view,
    result: simulated(scenario, founders, seed),
    seed: formatSeed(seed),
    coarse: false,
    stopped: false,
    exact: withExact ? known(exactResult(params, 'fast')) : null,
    curve: responseCurveOf(
      plan,
      withExact ? plan.scenarios.map((one) => expectedValue(compileScenario(one), 'fast')) : null,
      bands,
    ),
    heat: null,
    bridge: null,
    late: { curve: false, heat: false, bridge: false },
  };
}

/** A run in this thread. */
export function simulated(scenario: Scenario, founders: number, seed: number): SimResult {
  const job = { params: compileScenario(scenario), seed, founders };
  const tables = buildTables(job);
  const merge = startMerge(job);
  for (let chunk = 0; chunk < chunkCount(job); chunk++) addChunk(merge, simulateChunk(tables, chunk));
  return finishMerge(merge);
}
