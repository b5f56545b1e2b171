import type { ModelParams } from '../model/params.ts';
import type { Accuracy, ExactValue } from './exactResult.ts';
import { expectedValue } from './expectedValue.ts';
import { newRecall } from './recall.ts';

/**
 * Expected values of many models, such as the points of a curve, one after another as they are asked for. Neighbours
 * share what does not differ between them, a law of θ or the whole flow of customers.
 *
 * @returns one value per model, in their order; the same bits as `expectedValue` one by one
 */
export function* expectedValues(models: readonly ModelParams[], accuracy: Accuracy): Iterable<ExactValue> {
  const recall = newRecall(accuracy);
  for (const params of models) yield expectedValue(params, accuracy, recall);
}
