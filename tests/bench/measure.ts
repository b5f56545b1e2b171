import { batchesOf } from '../../src/core/analysis/batches.ts';
import { planHeatMap } from '../../src/core/analysis/heatMap.ts';
import { planResponseCurve } from '../../src/core/analysis/responseCurve.ts';
import { CHUNK_FOUNDERS } from '../../src/core/engine/planRun.ts';
import { simulateChunk } from '../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../src/core/engine/tables.ts';
import type { ExactValue, Unavailable } from '../../src/core/exact/exactResult.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { expectedValues } from '../../src/core/exact/expectedValues.ts';
import { newRecall } from '../../src/core/exact/recall.ts';
import { reusedRoom } from '../../src/core/exact/room.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { draw } from '../../src/core/numerics/random/keyed.ts';
import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { MODULE_IDS } from '../../src/core/scenario/fields.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { LADDERS } from '../../src/core/scenario/ladders.ts';
import { plainModel } from '../helpers/plainModel.ts';
import { type Figure, median } from './figures.ts';
import { naiveTwin } from './naiveTwin.ts';

/** As in a worker, where one model is worked out after another. */
const openRoom = reusedRoom();

const ROUNDS = 11;
/** A run as the page does it at rest: about 100,000 founders. */
const FOUNDERS = 25 * CHUNK_FOUNDERS;
const NAIVE_FOUNDERS = 2000;

/** A plain scenario as the page would hold it: ladder, Beta law, wallet, referral, win-back; monthly, 60 periods. */
const plainScenario = scenarioWith({
  modules: ['difference', 'spread', 'referral', 'winBack'],
  periodsPerYear: '12',
  horizonYears: 5,
  differenceLaw: 'beta',
  stages: LADDERS.seven,
});

const everything = compileScenario(
  scenarioWith(
    { modules: MODULE_IDS, milestones: [{ month: 6, exit: 0.1 }], costToServe: 20, costToServeSigma: 0.5 },
    plainScenario,
  ),
);

/**
 * Everything that one thread can tell: ratios of things timed in turn in the same run.
 *
 * @param now milliseconds
 */
export function measure(now: () => number): readonly Figure[] {
  const monthly = plainModel({ spend: 'monthly' });
  const wallet = plainModel({ spend: 'wallet' });
  const tasks: Readonly<Record<string, () => number>> = {
    monthly: kernel(monthly, now),
    wallet: kernel(wallet, now),
    everything: kernel(everything, now),
    naiveMonthly: naive(monthly, now),
    naiveWallet: naive(wallet, now),
    draw: draws(now),
    exact: exact(monthly, now),
    curve: timed(now, () => valuesOf(planResponseCurve(plainScenario, 'retentionRate', 41).scenarios)),
    heat: timed(now, () =>
      valuesOf(planHeatMap(plainScenario, 'retentionRate', 'referralRate', 20).scenarios),
    ),
  };
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS + 3; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const time = task();
      if (round >= 3) times[name]?.push(time);
    }
  }
  const time = (name: string) => median(times[name] ?? []);
  const periods = (params: ModelParams) => customerPeriods(params);
  return [
    {
      what: 'kernel against naive twin, plain model, spend noise every month',
      value: time('naiveMonthly') / time('monthly'),
      unit: '×',
      atLeast: 14,
    },
    {
      what: 'kernel against naive twin, plain model, one wallet per customer',
      value: time('naiveWallet') / time('wallet'),
      unit: '×',
      atLeast: 18,
    },
    {
      what: 'one customer-period (spend noise on) in keyed draws',
      value: time('monthly') / periods(monthly) / time('draw'),
      unit: 'draws',
      atMost: 5,
    },
    {
      what: 'exact value of a cohort against 100,000 simulated customers',
      value: (time('monthly') * 100_000) / time('exact'),
      unit: '×',
      atLeast: 500,
    },
    { what: 'exact value of a cohort, plain model', value: time('exact'), unit: 'ms' },
    { what: '41-point response curve, exact', value: time('curve'), unit: 'ms', atMost: 16 },
    { what: '20 × 20 heat map, exact', value: time('heat'), unit: 'ms', atMost: 48 },
    {
      what: 'all modules (step form) against the plain model, per customer-period',
      value: time('everything') / periods(everything) / (time('monthly') / periods(monthly)),
      unit: '×',
      atMost: 6,
    },
    { what: 'plain model, spend noise: founders per second', value: 1000 / time('monthly'), unit: '/s' },
    {
      what: 'plain model, spend noise: customer-periods per second',
      value: (1000 * periods(monthly)) / time('monthly'),
      unit: '/s',
    },
    { what: 'plain model, wallet: founders per second', value: 1000 / time('wallet'), unit: '/s' },
  ];
}

/** Compiled and worked out in the batches in which the page asks. */
function valuesOf(scenarios: readonly Scenario[]): readonly (ExactValue | Unavailable)[] {
  return batchesOf(scenarios).flatMap((batch) => [
    ...expectedValues(batch.map(compileScenario), 'fast', openRoom),
  ]);
}

/** Milliseconds per founder. */
function kernel(params: ModelParams, now: () => number): () => number {
  const tables = buildTables({ params, seed: 1, founders: FOUNDERS });
  return () => {
    const start = now();
    for (let chunk = 0; chunk < FOUNDERS / CHUNK_FOUNDERS; chunk++) simulateChunk(tables, chunk);
    return (now() - start) / FOUNDERS;
  };
}

/** Milliseconds per founder. */
function naive(params: ModelParams, now: () => number): () => number {
  return () => {
    const start = now();
    naiveTwin(params, NAIVE_FOUNDERS);
    return (now() - start) / NAIVE_FOUNDERS;
  };
}

/** Milliseconds per keyed draw in a bare loop. */
function draws(now: () => number): () => number {
  const count = 2_000_000;
  let sink = 0;
  return () => {
    const start = now();
    for (let i = 0; i < count; i++) sink = (sink + draw(12_345, sink, i)) | 0;
    if (sink === 42) throw new Error('the loop must not be optimised away');
    return (now() - start) / count;
  };
}

/** Milliseconds per exact value. */
function exact(params: ModelParams, now: () => number): () => number {
  return timed(
    now,
    () => {
      for (let i = 0; i < 100; i++) expectedValue(params, 'fast', newRecall('fast', openRoom));
    },
    100,
  );
}

function timed(now: () => number, task: () => unknown, times = 1): () => number {
  return () => {
    const start = now();
    task();
    return (now() - start) / times;
  };
}

/** Simulated periods per founder, active or lapsed, friends included. */
function customerPeriods(params: ModelParams): number {
  const { series, founders } = simulateChunk(buildTables({ params, seed: 1, founders: CHUNK_FOUNDERS }), 0);
  const present = series.slice(0, params.stages.length * params.periods);
  return present.reduce((sum, count) => sum + count, 0) / founders;
}
