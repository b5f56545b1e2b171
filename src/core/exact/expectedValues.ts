import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactValue, Unavailable } from './exactResult.ts';
import { expectedValue } from './expectedValue.ts';
import { newRecall } from './recall.ts';
import type { Room } from './room.ts';
import { MOST_STEPS, valueSteps } from './work.ts';

/**
 * Expected values of many models, such as the points of a curve, one after another as they are asked for. Neighbours
 * share what does not differ between them, a law of θ or the whole flow of customers.
 *
 * @param openRoom see `newRecall`
 * @returns one answer per model, in their order: the same bits as `expectedValue` one by one, or why that would take too
 *          long, which depends on the model alone
 */
export function* expectedValues(
  models: readonly ModelParams[],
  accuracy: Accuracy,
  openRoom?: () => Room,
): Iterable<ExactValue | Unavailable> {
  const recall = newRecall(accuracy, openRoom);
  for (const params of models) {
    const isAffordable = valueSteps(params, recall) <= MOST_STEPS[accuracy];
    yield isAffordable ? expectedValue(params, accuracy, recall) : { unavailable: 'valueTooCostly' };
  }
}
