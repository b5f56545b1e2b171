/*
 * The one public door: the engine as a library, in a browser or under Node. The page's own files enter rooms directly.
 */
import { addChunk, finishMerge, startMerge } from './engine/mergeChunks.ts';
import { KEPT_WORLDS, chunkCount } from './engine/planRun.ts';
import type { SimResult } from './engine/result.ts';
import { simulateChunk } from './engine/simulateChunk.ts';
import { buildTables } from './engine/tables.ts';
import { exactResult } from './exact/exact.ts';
import type { ExactResult, UnavailableReason } from './exact/exactResult.ts';
import { isUnavailable } from './exact/unavailable.ts';
import { compileScenario } from './model/compileScenario.ts';
import type { Scenario } from './scenario/scenario.ts';

export { controlledLtv } from './analysis/controlledLtv.ts';
export { gini, lorenz, topShares, whaleCurve } from './numerics/stats/concentration.ts';
export { histogram } from './numerics/stats/histogram.ts';
export { quantilesSorted } from './numerics/stats/quantile.ts';
export { summarize } from './engine/summarize.ts';
export { MODEL_VERSION } from './model/version.ts';
export { blankScenario, scenarioWith } from './scenario/blankScenario.ts';
export { PRESETS as presets } from './scenario/presets.ts';
export { parseScenario } from './scenario/parseScenario.ts';
export { decodeLink, encodeLink, readLink } from './share/link.ts';
export { parseFile, scenarioFile } from './share/file.ts';
export { formatSeed, parseSeed } from './numerics/random/keyed.ts';
export type { Document, Scenario } from './scenario/scenario.ts';
export type { Issue, Result } from './scenario/issue.ts';
export type { ExactResult, ExactSpread, ExactValue, UnavailableReason } from './exact/exactResult.ts';
export type { SimResult } from './engine/result.ts';
export type { Payback, PaybackRange } from './engine/payback.ts';
export type { Estimate, Summary } from './engine/summarize.ts';

/** How a scenario is simulated. */
export interface SimulateOptions {
  /** Founding customers, 1–10,000,000. */
  readonly customers: number;
  /** uint32 */
  readonly seed: number;
  /**
   * How many worlds are returned one by one in `worlds.series`, the first ones first: 0–128, by default all that are
   * kept (128, or as many as the customers fill: a last one that is not full is left out). Free of effect on everything
   * else in the result, the fingerprint included; `summarize` reads the range of payback off them, and needs 8.
   */
  readonly worlds?: number;
}

/**
 * Simulates a scenario on this thread.
 *
 * Same scenario, customers and seed give the same bits in Node, in every browser and with any number of workers.
 *
 * @throws RangeError unless customers, seed and worlds are whole numbers in their ranges
 */
export function simulate(scenario: Scenario, options: SimulateOptions): SimResult {
  const { customers, seed, worlds = KEPT_WORLDS } = options;
  checkWhole('customers', customers, 1, 10_000_000);
  checkWhole('seed', seed, 0, 4_294_967_295);
  checkWhole('worlds', worlds, 0, KEPT_WORLDS);
  const job = { params: compileScenario(scenario), seed, founders: customers };
  const tables = buildTables(job);
  const merge = startMerge(job);
  for (let chunk = 0; chunk < chunkCount(job); chunk++) addChunk(merge, simulateChunk(tables, chunk));
  return withWorlds(finishMerge(merge), worlds);
}

/** The same result with at most so many worlds one by one. */
function withWorlds(result: SimResult, most: number): SimResult {
  return { ...result, worlds: { ...result.worlds, series: result.worlds.series.slice(0, most) } };
}

function checkWhole(name: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    throw new RangeError(`simulate: ${name} must be a whole number in [${least}, ${most}], got ${value}`);
  }
}

/**
 * Expected values and variances of a scenario without sampling.
 *
 * @returns reasons instead where it would take more than a few seconds: only for very large ladders over long horizons
 */
export function exact(
  scenario: Scenario,
): ExactResult | { readonly unavailable: readonly UnavailableReason[] } {
  const result = exactResult(compileScenario(scenario), 'reference');
  return isUnavailable(result) ? { unavailable: [result.unavailable] } : result;
}
