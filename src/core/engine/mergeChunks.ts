import { fingerprintOf } from '../numerics/hash/fingerprint.ts';
import { emptyMoments, mergeMoments } from '../numerics/stats/moments.ts';
import type { Moments } from '../numerics/stats/moments.ts';
import { seriesLayout } from '../model/series.ts';
import type { ChunkResult } from './chunkResult.ts';
import { CHUNK_FOUNDERS, KEPT_VALUES, WORLD_FOUNDERS, chunkCount } from './planRun.ts';
import type { SimJob } from './planRun.ts';
import type { SimResult } from './result.ts';

/** Sums of a run on their way: what has been merged, and chunks that arrived before their turn. */
export interface Merge {
  readonly job: SimJob;
  readonly early: Map<number, ChunkResult>;
  merged: number;
  founders: number;
  persons: number;
  cutFamilies: number;
  paidBack: number;
  own: Moments;
  family: Moments;
  referral: Moments;
  readonly series: Float64Array;
  readonly worlds: Float64Array[];
  readonly ownValues: Float64Array;
  readonly familyValues: Float64Array;
  readonly familySizes: Float64Array;
}

/** An empty merge for a job: nothing simulated yet. */
export function startMerge(job: SimJob): Merge {
  const { params, founders } = job;
  const layout = seriesLayout(params.periods, params.stages.length, params.causes.length);
  const seriesSize = layout.count * layout.periods;
  const keptValues = Math.min(KEPT_VALUES, founders);
  return {
    job,
    early: new Map(),
    merged: 0,
    founders: 0,
    persons: 0,
    cutFamilies: 0,
    paidBack: 0,
    own: emptyMoments,
    family: emptyMoments,
    referral: emptyMoments,
    series: new Float64Array(seriesSize),
    worlds: [],
    ownValues: new Float64Array(keptValues),
    familyValues: new Float64Array(keptValues),
    familySizes: new Float64Array(64),
  };
}

/**
 * Takes in one chunk, which is the merge's from then on, in whatever order chunks arrive; sums are made strictly in chunk order, so the result has the
 * same bits however many workers shared the job. A chunk that was merged before is ignored.
 */
export function addChunk(merge: Merge, chunk: ChunkResult): void {
  if (chunk.chunk >= merge.merged) merge.early.set(chunk.chunk, chunk);
  for (;;) {
    const next = merge.early.get(merge.merged);
    if (next === undefined) return;
    merge.early.delete(merge.merged);
    mergeNext(merge, next);
    merge.merged++;
  }
}

/** Number of chunks merged so far: all chunks below it are in. */
export function mergedChunks(merge: Merge): number {
  return merge.merged;
}

/**
 * Result of the chunks merged so far: equal to a run of that many founders. Before the last chunk it is a copy, so that
 * the merge can go on; after it, the merge gives away what it has collected. Cost: one sort of the kept values, about
 * 10 ms per 100,000.
 */
export function finishMerge(merge: Merge): SimResult {
  const { job, founders, persons, cutFamilies, paidBack, own, family, referral } = merge;
  const { params } = job;
  const layout = seriesLayout(params.periods, params.stages.length, params.causes.length);
  const complete = merge.merged >= chunkCount(job);
  const soFar = (whole: Float64Array, length: number): Float64Array =>
    complete && length === whole.length ? whole : whole.slice(0, length);
  const kept = Math.min(founders, merge.familyValues.length);
  const familyValues = soFar(merge.familyValues, kept);
  const series = soFar(merge.series, merge.series.length);
  const { periodsPerYear, discount, acquisitionCost } = params;
  return {
    layout,
    terms: { periodsPerYear, discount, acquisitionCost },
    founders,
    requested: job.founders,
    persons,
    cutFamilies,
    own,
    family,
    referral,
    paidBack,
    series,
    // A last world that founders did not fill is no sample of the others.
    worlds: { size: WORLD_FOUNDERS, series: merge.worlds.slice(0, Math.floor(founders / WORLD_FOUNDERS)) },
    ownValues: soFar(merge.ownValues, kept),
    familyValues,
    sortedFamilyValues: familyValues.slice().sort(),
    familySizes: soFar(merge.familySizes, merge.familySizes.length),
    fingerprint: fingerprintOf([
      founders,
      persons,
      cutFamilies,
      paidBack,
      own.mean,
      own.m2,
      family.mean,
      family.m2,
      referral.mean,
      referral.m2,
      ...series,
    ]),
  };
}

function mergeNext(merge: Merge, chunk: ChunkResult): void {
  const { ownValues, familyValues, founders } = chunk;
  merge.own = mergeMoments(merge.own, chunk.own);
  merge.family = mergeMoments(merge.family, chunk.family);
  merge.referral = mergeMoments(merge.referral, chunk.referral);
  merge.founders += founders;
  merge.persons += chunk.persons;
  merge.cutFamilies += chunk.cutFamilies;
  merge.paidBack += chunk.paidBack;
  addInPlace(merge.series, chunk.series);
  addInPlace(merge.familySizes, chunk.familySizes);
  const from = chunk.chunk * CHUNK_FOUNDERS;
  if (from < merge.familyValues.length) {
    merge.ownValues.set(ownValues, from);
    merge.familyValues.set(familyValues, from);
  }
  const size = merge.series.length;
  for (let at = 0; at < chunk.worlds.length; at += size)
    merge.worlds.push(chunk.worlds.subarray(at, at + size));
}

function addInPlace(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] += part[i];
}
