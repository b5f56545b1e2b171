import type { Engine } from './engine.ts';
import { createInlineRunner } from './inlineRunner.ts';
import type { Runner } from './runner.ts';

/**
 * The inline runner with everything that would cross to a worker and back put through `structuredClone`: what does not
 * survive a crossing fails here too, without any thread. For tests.
 */
export function createClonedRunner(engine: Engine, now?: () => number): Runner {
  return createInlineRunner(
    {
      ...engine,
      buildTables: (job) => engine.buildTables(structuredClone(job)),
      simulateChunk: (tables, chunk) => {
        const result = engine.simulateChunk(tables, chunk);
        return structuredClone(result, { transfer: engine.chunkBuffers(result) });
      },
      expectedValues: (models, accuracy) =>
        structuredClone([...engine.expectedValues(structuredClone(models), accuracy)]),
      exactResult: (params, accuracy) =>
        structuredClone(engine.exactResult(structuredClone(params), accuracy)),
    },
    now,
  );
}
