import type { SpawnedWorker } from './workerSlot.ts';

/** Starts a worker thread of this page. May throw where a page may not have workers. */
export function spawnWorker(): SpawnedWorker {
  // The bundler finds the worker's program by this one literal expression.
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return { endpoint: worker, terminate: () => worker.terminate() };
}
