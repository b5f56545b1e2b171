/**
 * One point of a quadrature over a law of difference: E f(X) ≈ Σ weight · f(value).
 */
export interface LawNode {
  /** Value of the quantity that differs between customers, in its own unit. */
  readonly value: number;
  /** Share of customers it stands for, > 0; the weights of a law add up to 1. */
  readonly weight: number;
}

/** How exact a quadrature is: 'fast' about 1e-6, 'reference' about 1e-12; see each law for what is meant. */
export type Accuracy = 'fast' | 'reference';
