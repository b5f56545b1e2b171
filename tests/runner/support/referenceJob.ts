import type { SimJob } from '../../../src/core/engine/planRun.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import type { PresetId } from '../../../src/core/scenario/presetIds.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';

/** A job of a preset, built without a function whose bits differ between engines of JavaScript. */
export function presetJob(preset: PresetId, founders: number, seed = 20_251): SimJob {
  return { params: compileScenario(PRESETS[preset]), seed, founders };
}
