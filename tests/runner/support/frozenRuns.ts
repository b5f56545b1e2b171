import { CHUNK_FOUNDERS } from '../../../src/core/engine/planRun.ts';
import { PRESET_IDS, type PresetId } from '../../../src/core/scenario/presetIds.ts';
import type { Runner } from '../../../src/runner/runner.ts';
import { bitsOf } from './bitsOf.ts';
import { presetJob } from './referenceJob.ts';

/** What is frozen of a preset's run: a chunk and a bit, and the exact value. */
export interface FrozenRun {
  readonly fingerprint: string;
  /** Hashes of every array and number of the result. */
  readonly result: unknown;
  readonly exact: unknown;
}

/** Every preset's run by one runner, ready to be compared with `tests/frozen/runs.json`. */
export async function allRuns(runner: Runner): Promise<Record<PresetId, FrozenRun>> {
  const runs = PRESET_IDS.map(async (preset): Promise<[PresetId, FrozenRun]> => {
    const job = presetJob(preset, CHUNK_FOUNDERS + 77);
    const [result, values] = await Promise.all([runner.run(job), runner.values([job.params], 'fast')]);
    return [preset, { fingerprint: result.fingerprint, result: bitsOf(result), exact: bitsOf(values[0]) }];
  });
  return Object.fromEntries(await Promise.all(runs)) as Record<PresetId, FrozenRun>;
}
