import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactResult } from './exactResult.ts';
import { expectedSeries } from './expectedSeries.ts';
import { expectedValue } from './expectedValue.ts';
import { offspringOf } from './offspring.ts';
import { valueSpread } from './spread.ts';
import { thetaNodes } from './thetaNodes.ts';

/**
 * Everything the twin can say about one model: expected value and series, and variances where they are affordable.
 * Variances that are not, with as many nodes as `reference` has, are given with those of `fast` if that helps.
 */
export function exactResult(params: ModelParams, accuracy: Accuracy = 'reference'): ExactResult {
  const nodes = thetaNodes(params.theta, accuracy);
  const spread = valueSpread(params, accuracy, nodes);
  return {
    value: expectedValue(params, accuracy, nodes),
    series: expectedSeries(params, accuracy, nodes),
    spread: 'unavailable' in spread && accuracy !== 'fast' ? valueSpread(params, 'fast') : spread,
    offspring: offspringOf(params, accuracy, nodes),
  };
}
