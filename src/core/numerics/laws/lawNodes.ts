/** A point of a quadrature rule over a law of difference: everybody's mean is Σ weight · f(value). */
export interface LawNode {
  readonly value: number;
  /** > 0; the weights of a rule sum to 1. */
  readonly weight: number;
}

/** `fast`: relative error below 1e-5, for curves; `reference`: about 1e-13. */
export type LawAccuracy = 'fast' | 'reference';

/** Step of the trapezoid rule, as a multiple of min(1, spread of s) and at most this, and depth in e-folds. */
export const RULES: Readonly<Record<LawAccuracy, { step: number; ofSpread: number; depth: number }>> = {
  fast: { step: 0.65, ofSpread: 0.95, depth: 15 },
  reference: { step: 0.3, ofSpread: 0.75, depth: 37 },
};
