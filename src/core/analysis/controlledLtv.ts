import type { SimResult } from '../engine/result.ts';
import { controlledMean } from '../numerics/stats/controlVariate.ts';
import type { ControlledMean } from '../numerics/stats/controlVariate.ts';

/**
 * LTV of a run, corrected by its founders' own value: the luck of a path (when somebody leaves, what is bought) moves
 * both, and the own value's expectation is known. For models whose families have no exact value while their founders do.
 *
 * @param result any run whose families were not cut
 * @param ownExpected expected own value, money per founder (`ExactValue.own`)
 * @returns money per founder
 */
export function controlledLtv(result: SimResult, ownExpected: number): ControlledMean {
  return controlledMean(result.family, result.own, result.referral, ownExpected);
}
