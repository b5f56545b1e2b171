import type { Unavailable } from '../exact/exactResult.ts';
import { isUnavailable } from '../exact/unavailable.ts';
import type { Sentence } from './chartView.ts';

/** Why a part of the findings will not come; null if it is there, or still may. */
export function missing(part: object | Unavailable | null): Sentence | null {
  if (part === null || !isUnavailable(part)) return null;
  return { key: `exact.unavailable.${part.unavailable}` };
}
