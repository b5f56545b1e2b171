import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactResult } from './exactResult.ts';
import { expectedSeries } from './expectedSeries.ts';
import { expectedValue } from './expectedValue.ts';
import { offspringOf } from './offspring.ts';
import { newRecall } from './recall.ts';
import { valueSpread } from './spread.ts';

/**
 * Everything the twin can say about one model: expected value and series, and variances where they are affordable.
 * Variances that are not, with as many nodes as `reference` has, are given with those of `fast` if that helps.
 */
export function exactResult(params: ModelParams, accuracy: Accuracy = 'reference'): ExactResult {
  const recall = newRecall(accuracy);
  const spread = valueSpread(params, accuracy, recall.nodesOf(params.theta));
  return {
    value: expectedValue(params, accuracy, recall),
    series: expectedSeries(params, accuracy, recall),
    spread: 'unavailable' in spread && accuracy !== 'fast' ? valueSpread(params, 'fast') : spread,
    offspring: offspringOf(params, accuracy, recall),
  };
}
