/*
 * The one public door: the engine as a library, in a browser or under Node. The page's own files enter rooms directly.
 */
import { addChunk, finishMerge, startMerge } from './engine/mergeChunks.ts';
import { chunkCount } from './engine/planRun.ts';
import type { SimResult } from './engine/result.ts';
import { simulateChunk } from './engine/simulateChunk.ts';
import { buildTables } from './engine/tables.ts';
import { exactResult } from './exact/exact.ts';
import type { ExactResult, UnavailableReason } from './exact/exactResult.ts';
import { isUnavailable } from './exact/unavailable.ts';
import { compileScenario } from './model/compileScenario.ts';
import type { Scenario } from './scenario/scenario.ts';

export { controlledLtv } from './analysis/controlledLtv.ts';
export { summarize } from './engine/summarize.ts';
export { MODEL_VERSION } from './model/version.ts';
export { blankScenario, scenarioWith } from './scenario/blankScenario.ts';
export { PRESETS as presets } from './scenario/presets.ts';
export { parseScenario } from './scenario/parseScenario.ts';
export { decodeLink, encodeLink } from './share/link.ts';
export { parseFile, scenarioFile } from './share/file.ts';
export { formatSeed, parseSeed } from './numerics/random/keyed.ts';
export type { Document, Scenario } from './scenario/scenario.ts';
export type { Issue, Result } from './scenario/issue.ts';
export type { ExactResult, ExactSpread, ExactValue, UnavailableReason } from './exact/exactResult.ts';
export type { SimResult } from './engine/result.ts';
export type { Estimate, Summary } from './engine/summarize.ts';

/**
 * Simulates a scenario on this thread.
 *
 * @param options customers: founding customers, 1–10,000,000; seed: uint32. Same scenario, customers and seed give the
 *                same bits in Node, in every browser and with any number of workers
 * @throws RangeError unless customers and seed are whole numbers in their ranges
 */
export function simulate(
  scenario: Scenario,
  options: { readonly customers: number; readonly seed: number },
): SimResult {
  const { customers, seed } = options;
  if (!(Number.isInteger(customers) && customers >= 1 && customers <= 10_000_000)) {
    throw new RangeError(`simulate: customers must be a whole number in [1, 10000000], got ${customers}`);
  }
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 4_294_967_296)) {
    throw new RangeError(`simulate: seed must be a whole number in [0, 2^32), got ${seed}`);
  }
  const job = { params: compileScenario(scenario), seed, founders: customers };
  const tables = buildTables(job);
  const merge = startMerge(job);
  for (let chunk = 0; chunk < chunkCount(job); chunk++) addChunk(merge, simulateChunk(tables, chunk));
  return finishMerge(merge);
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
