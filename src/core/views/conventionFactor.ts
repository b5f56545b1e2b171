import { factorBy } from '../analysis/convention.ts';
import type { Findings } from './findings.ts';

/** What the money of single customers is multiplied by, counted as the reader chose; 1 where that is not known. */
export function conventionFactor({ view, result }: Pick<Findings, 'view' | 'result'>): number {
  return factorBy(view.convention, result.terms.discount);
}
