import { expect, test } from 'vitest';
import { chunkBuffers } from '../../../src/core/engine/chunkResult.ts';
import { newRoom } from '../../../src/core/engine/chunkRoom.ts';
import { CHUNK_FOUNDERS } from '../../../src/core/engine/planRun.ts';
import { simulateChunk } from '../../../src/core/engine/simulateChunk.ts';
import { buildTables } from '../../../src/core/engine/tables.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';

test('chunks of several jobs that share their room are those that have one each, and keep nothing of it', () => {
  const room = newRoom();
  const jobs = (['recency.1', 'pizza.1', 'mobile.1'] as const).map((preset) => ({
    params: compileScenario(PRESETS[preset]),
    seed: 3,
    founders: 33 * CHUNK_FOUNDERS + 5,
  }));
  const buffers: ArrayBuffer[] = [];
  // A kept chunk, one whose worlds are not kept, one whose values are not kept either, and the short last one.
  for (const chunk of [33, 0, 32, 2, 0, 33]) {
    for (const job of jobs) {
      const shared = simulateChunk(buildTables(job, 'auto', room), chunk);
      expect(shared).toEqual(simulateChunk(buildTables(job), chunk));
      buffers.push(...chunkBuffers(shared));
    }
  }
  expect(new Set(buffers).size).toBe(buffers.length);
  const [used] = [room.ledger(1), room.ownValues, room.familyValues, room.referralValues].map(
    ({ buffer }) => buffer,
  );
  expect(buffers).not.toContain(used);
});
