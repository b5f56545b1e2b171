import type { ModelParams, ThetaLaw } from '../model/params.ts';
import type { Accuracy, ExactValue } from './exactResult.ts';
import { expectedValue } from './expectedValue.ts';
import { thetaNodes } from './thetaNodes.ts';
import type { ThetaNode } from './thetaNodes.ts';

/**
 * Expected values of many models, such as the points of a curve: neighbours that share a law of θ share its nodes,
 * which cost about as much as the value of a plain model.
 *
 * @returns one value per model, in their order; the same bits as `expectedValue` one by one
 */
export function expectedValues(models: readonly ModelParams[], accuracy: Accuracy): ExactValue[] {
  let law: ThetaLaw | undefined;
  let nodes: readonly ThetaNode[] = [];
  return models.map((params) => {
    if (law === undefined || !sameLaw(law, params.theta)) {
      law = params.theta;
      nodes = thetaNodes(law, accuracy);
    }
    return expectedValue(params, accuracy, nodes);
  });
}

function sameLaw(one: ThetaLaw, other: ThetaLaw): boolean {
  switch (one.kind) {
    case 'none':
      return other.kind === 'none';
    case 'gamma':
      return other.kind === 'gamma' && one.variance === other.variance;
    case 'beta':
      return other.kind === 'beta' && one.alpha === other.alpha && one.beta === other.beta;
    case 'types':
      return (
        other.kind === 'types' &&
        sameNumbers(one.shares, other.shares) &&
        sameNumbers(one.thetas, other.thetas) &&
        sameNumbers(one.spends, other.spends)
      );
  }
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
