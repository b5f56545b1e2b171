import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactResult, Unavailable } from './exactResult.ts';
import { expectedSeries } from './expectedSeries.ts';
import { expectedValue } from './expectedValue.ts';
import { offspringOf } from './offspring.ts';
import { newRecall } from './recall.ts';
import type { Recall } from './recall.ts';
import type { Room } from './room.ts';
import { valueSpread } from './spread.ts';
import { MOST_STEPS, resultSteps } from './work.ts';

/**
 * Everything the twin can say about one model: expected value and series, and variances where they are affordable.
 * What is not, with as many nodes as `reference` has, is given with those of `fast` if that helps.
 *
 * @param openRoom see `newRecall`
 */
export function exactResult(
  params: ModelParams,
  accuracy: Accuracy = 'reference',
  openRoom?: () => Room,
): ExactResult | Unavailable {
  for (const nodes of [accuracy, 'fast'] as const) {
    const recall = newRecall(nodes, openRoom);
    if (resultSteps(params, recall) <= MOST_STEPS[accuracy]) return resultOf(params, nodes, recall);
  }
  return { unavailable: 'valueTooCostly' };
}

function resultOf(params: ModelParams, accuracy: Accuracy, recall: Recall): ExactResult {
  const spread = valueSpread(params, accuracy, recall.nodesOf(params.theta));
  return {
    value: expectedValue(params, accuracy, recall),
    series: expectedSeries(params, accuracy, recall),
    spread: 'unavailable' in spread && accuracy !== 'fast' ? valueSpread(params, 'fast') : spread,
    offspring: offspringOf(params, accuracy, recall),
  };
}
