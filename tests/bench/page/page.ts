import { createRunner } from '../../../src/runner/createRunner.ts';
import { spawnWorker } from '../../../src/runner/spawnWorker.ts';
import { type Figure, median } from '../figures.ts';
import { plainModel } from '../../helpers/plainModel.ts';

declare global {
  /** What the bench asks of this page. */
  var bench: { measure(): Promise<readonly Figure[]>; pool(): Promise<readonly Figure[]> };
}

/** The measurements of one thread, in a real worker. */
function measureInWorker(): Promise<readonly Figure[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./measureWorker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<readonly Figure[]>) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
  });
}

/** One and two workers through the page's own pool. */
async function measurePool(): Promise<readonly Figure[]> {
  const plain = plainModel({ spend: 'wallet' });
  const long = { ...plain, periods: 120 };
  const periods = 120;
  const params = {
    ...long,
    tenureFactor: new Float64Array(periods).fill(1),
    referredTenureFactor: new Float64Array(periods).fill(1),
    extraExitRate: new Float64Array(periods),
    stages: long.stages.map((stage) => ({
      ...stage,
      winBackRate:
        stage.kind === 'lapsed'
          ? new Float64Array(periods).fill(stage.winBackRate[0] ?? 0)
          : stage.winBackRate,
    })),
  };
  const pools = await Promise.all(
    [1, 2].map((size) =>
      createRunner({ spawn: spawnWorker, size, warmUp: { params, seed: 1, founders: 20_000 } }),
    ),
  );
  const million: number[][] = [[], []];
  const hundredThousand: number[][] = [[], []];
  for (let round = 0; round < 7; round++) {
    for (const [i, { runner }] of pools.entries()) {
      for (const [times, job] of [
        [million, { params, seed: 1, founders: 1_000_000 }],
        [hundredThousand, { params: plain, seed: 1, founders: 100_000 }],
      ] as const) {
        const start = performance.now();
        await runner.run(job);
        if (round > 1) times[i]?.push(performance.now() - start);
      }
    }
  }
  for (const { runner } of pools) runner.dispose();
  const one = median(million[0] ?? []);
  const two = median(million[1] ?? []);
  return [
    { what: 'two workers against one, 1,000,000 × 120', value: one / two, unit: '×', atLeast: 1.75 },
    { what: '1,000,000 customers × 120, two workers', value: two, unit: 'ms' },
    {
      what: '100,000 customers × 60, two workers',
      value: median(hundredThousand[1] ?? []),
      unit: 'ms',
    },
  ];
}

globalThis.bench = { measure: measureInWorker, pool: measurePool };
