import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactResult } from './exactResult.ts';
import { expectedSeries } from './expectedSeries.ts';
import { expectedValue } from './expectedValue.ts';
import { offspringOf } from './offspring.ts';
import { valueSpread } from './spread.ts';
import { thetaNodes } from './thetaNodes.ts';

/** Everything the twin can say about one model: expected value and series, and variances where they are affordable. */
export function exactResult(params: ModelParams, accuracy: Accuracy = 'reference'): ExactResult {
  const nodes = thetaNodes(params.theta, accuracy);
  return {
    value: expectedValue(params, accuracy, nodes),
    series: expectedSeries(params, accuracy, nodes),
    spread: valueSpread(params, accuracy, nodes),
    offspring: offspringOf(params, accuracy, nodes),
  };
}
