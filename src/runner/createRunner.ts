import { coreMerging } from './coreMerging.ts';
import type { Engine } from './engine.ts';
import { createInlineRunner } from './inlineRunner.ts';
import { createPoolRunner, type PoolOptions } from './poolRunner.ts';
import { failureOf, type RunFailure } from './runFailure.ts';
import type { Runner } from './runner.ts';
import type { SimJob } from '../core/engine/planRun.ts';

/** What was possible here. */
export type ChosenRunner =
  | { readonly kind: 'pool'; readonly runner: Runner }
  /** No worker could be started, for the reason given; everything works, more slowly, on the page's own thread. */
  | { readonly kind: 'inline'; readonly runner: Runner; readonly reason: RunFailure };

/**
 * A pool if this place can start workers, else the inline runner. Resolves when the first worker has answered.
 * @param options.warmUp a small job for the workers to practise on; leave it out when a real one follows at once
 */
export async function createRunner(
  options: Omit<PoolOptions, 'engine'> & { readonly engine?: Engine; readonly warmUp?: SimJob },
): Promise<ChosenRunner> {
  const pool = createPoolRunner({ ...options, engine: options.engine ?? coreMerging });
  try {
    await pool.start(options.warmUp);
    return { kind: 'pool', runner: pool };
  } catch (reason) {
    pool.dispose();
    // The engine itself is in the workers' program; the page fetches it only where there are none.
    const engine = options.engine ?? (await import('./coreEngine.ts')).coreEngine;
    return { kind: 'inline', runner: createInlineRunner(engine, options.now), reason: failureOf(reason) };
  }
}

/** Number of workers for a machine: one per core, 1–8; 1 when the browser does not tell. */
export function poolSize(hardwareConcurrency: number | undefined): number {
  return Math.min(8, Math.max(1, Math.floor(hardwareConcurrency ?? 1) || 1));
}
