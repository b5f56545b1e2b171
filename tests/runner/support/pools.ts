import { onTestFinished } from 'vitest';
import type { Engine } from '../../../src/runner/engine.ts';
import { createPoolRunner, type PoolOptions, type PoolRunner } from '../../../src/runner/poolRunner.ts';
import { channelWorkers, type Behaviour, type ChannelWorkers, type Question } from './channelWorkers.ts';
import { fakeEngine } from './fakeEngine.ts';

/** A pool over channel workers that ends with the test. */
export function testPool(
  options: Partial<Omit<PoolOptions, 'engine'>> & {
    readonly engine?: Engine;
    readonly behave?: (question: Question) => Behaviour;
    /** The workers' clock, milliseconds; `now` is the pool's own. */
    readonly workerNow?: () => number;
  } = {},
): { readonly pool: PoolRunner; readonly workers: ChannelWorkers } {
  const engine = options.engine ?? fakeEngine;
  const workers = channelWorkers(engine, options.behave, options.workerNow);
  const pool = createPoolRunner({ spawn: workers.spawn, size: 2, engine, ...options });
  onTestFinished(() => pool.dispose());
  return { pool, workers };
}
