import { addChunk, finishMerge, startMerge } from '../../src/core/engine/mergeChunks.ts';
import { chunkCount } from '../../src/core/engine/planRun.ts';
import { simulateChunk } from '../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import { plainModel } from '../helpers/plainModel.ts';
import type { Figure } from './figures.ts';

/** Ten million customers over 120 periods against one million: time, and memory beside what was there before. */
export function measureMemory(): readonly Figure[] {
  const plain = plainModel({ spend: 'wallet' });
  const params = { ...plain, periods: 120, ...longer(120) };
  const run = (founders: number) => {
    const job = { params, seed: 1, founders };
    const tables = buildTables(job);
    const merge = startMerge(job);
    globalThis.gc?.();
    const before = process.memoryUsage();
    let peak = 0;
    const start = performance.now();
    for (let chunk = 0; chunk < chunkCount(job); chunk++) {
      addChunk(merge, simulateChunk(tables, chunk));
      if (chunk % 100 === 0) {
        const now = process.memoryUsage();
        peak = Math.max(peak, now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers);
      }
    }
    finishMerge(merge);
    return { ms: performance.now() - start, peak };
  };
  run(100_000);
  const one = run(1_000_000);
  const ten = run(10_000_000);
  return [
    {
      what: '10,000,000 customers × 120 against 1,000,000: time',
      value: ten.ms / one.ms,
      unit: '×',
      atMost: 11,
    },
    {
      what: '10,000,000 customers × 120: peak extra memory',
      value: ten.peak / 2 ** 20,
      unit: 'MiB',
      atMost: 64,
    },
    { what: '1,000,000 customers × 120 on one thread', value: one.ms, unit: 'ms' },
  ];
}

function longer(periods: number) {
  const { stages } = plainModel();
  return {
    tenureFactor: new Float64Array(periods).fill(1),
    referredTenureFactor: new Float64Array(periods).fill(1),
    extraExitRate: new Float64Array(periods),
    stages: stages.map((stage) => ({
      ...stage,
      winBackRate:
        stage.kind === 'lapsed'
          ? new Float64Array(periods).fill(stage.winBackRate[0] ?? 0)
          : stage.winBackRate,
    })),
  };
}
