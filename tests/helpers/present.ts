import type { Unavailable } from '../../src/core/exact/exactResult.ts';
import { isUnavailable } from '../../src/core/exact/unavailable.ts';

/** What was asked for; a test that meets a reason why there is none fails with it. */
export function present<T extends object>(answer: T | Unavailable): T {
  if (isUnavailable(answer)) throw new Error(answer.unavailable);
  return answer;
}
