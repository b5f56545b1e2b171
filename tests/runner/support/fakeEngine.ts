import { momentsOf } from '../../../src/core/numerics/stats/moments.ts';
import { chunkBuffers, type ChunkResult } from '../../../src/core/engine/chunkResult.ts';
import { addChunk, finishMerge, mergedChunks, startMerge } from '../../../src/core/engine/mergeChunks.ts';
import { CHUNK_FOUNDERS, WORLD_FOUNDERS, chunkCount, type SimJob } from '../../../src/core/engine/planRun.ts';
import type { EngineTables } from '../../../src/core/engine/tables.ts';
import type { ExactValue } from '../../../src/core/exact/exactResult.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { seriesLayout } from '../../../src/core/model/series.ts';
import type { Engine } from '../../../src/runner/engine.ts';

/** A model of one stage and three periods; `acquisitionCost` tells one from another. */
export function smallParams(acquisitionCost = 0): ModelParams {
  const flat = new Float64Array([1, 1, 1]);
  return {
    periods: 3,
    periodsPerYear: 1,
    discount: 0.1,
    acquisitionCost,
    stages: [
      {
        kind: 'active',
        spend: 100,
        cost: 0,
        exitRate: 0.2,
        referralRate: 0,
        lapsesTo: 1,
        moveRate: 0,
        moveTo: [0, 0],
        winBackRate: new Float64Array(0),
        giveUpRate: 0,
        winBackTo: 0,
      },
    ],
    theta: { kind: 'none' },
    contributionRate: 1,
    tenureFactor: flat,
    referredTenureFactor: flat,
    serviceCost: 0,
    walletSigma: 0,
    serviceCostSigma: 0,
    purchaseProbability: 1,
    periodSpendSigma: 0,
    crossSell: { rate: 0, productsMax: 1, addOn: 0, hazardFactor: 1 },
    referralReward: 0,
    referredHazard: 1,
    laterLifeHazard: 1,
    winBackAtOnce: false,
    causes: [{ id: 'any', probability: 1, final: false }],
    extraExitRate: new Float64Array(3),
  };
}

/** A job of whole chunks and `extra` founders more. */
export function smallJob(chunks: number, extra = 0, seed = 7): SimJob {
  return { params: smallParams(), seed, founders: chunks * CHUNK_FOUNDERS + extra };
}

/**
 * The real merge over chunks that cost nothing: numbers whose sum depends on the order of adding. An exact value is
 * the model's own acquisition cost, so that a mixed-up answer shows.
 */
export const fakeEngine: Engine = {
  chunkCount,
  buildTables: (job) => ({ job }) as EngineTables,
  simulateChunk,
  chunkBuffers,
  startMerge,
  addChunk,
  mergedChunks,
  finishMerge,
  expectedValues: (models) => models.map(valueOf),
  exactResult: (params) => ({
    value: valueOf(params),
    series: new Float64Array(params.periods).fill(params.acquisitionCost),
    spread: { unavailable: 'varianceTooCostly' },
  }),
};

/** Changes that the fake engine makes in a chunk, for engines that misbehave. */
export function engineWith(changes: Partial<Engine>): Engine {
  return { ...fakeEngine, ...changes };
}

function valueOf({ acquisitionCost }: ModelParams): ExactValue {
  return { own: acquisitionCost, family: 0, referral: 0, firstPeriod: 0, persons: 1 };
}

function simulateChunk({ job }: EngineTables, chunk: number): ChunkResult {
  const { params, seed } = job;
  const founders = Math.min(CHUNK_FOUNDERS, job.founders - chunk * CHUNK_FOUNDERS);
  const seriesSize = seriesLayout(params.periods, params.stages.length, params.causes.length).count * 3;
  const worlds = chunk < 2 ? Math.ceil(founders / WORLD_FOUNDERS) : 0;
  // Thirds of hashed numbers: sums of them round differently in every order.
  const numbers = (length: number, purpose: number): Float64Array => {
    const array = new Float64Array(length);
    const start = Math.imul(seed ^ 0x9e37, 0x9e3779b1) ^ Math.imul(chunk * 8 + purpose, 0x85ebca6b);
    for (let index = 0; index < length; index++) {
      const hash = Math.imul(start ^ index, 0x9e3779b1);
      array[index] = ((hash ^ (hash >>> 15)) >>> 8) / 3;
    }
    return array;
  };
  const ownValues = numbers(founders, 1);
  const familyValues = numbers(founders, 2);
  return {
    chunk,
    founders,
    persons: founders,
    cutFamilies: 0,
    paidBack: chunk,
    own: momentsOf(ownValues, 0, founders),
    family: momentsOf(familyValues, 0, founders),
    referral: momentsOf(numbers(founders, 6), 0, founders),
    ownValues,
    familyValues,
    series: numbers(seriesSize, 3),
    worlds: numbers(worlds * seriesSize, 4),
    familySizes: numbers(64, 5),
  };
}
