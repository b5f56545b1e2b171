import type { Unavailable } from './exactResult.ts';

/** All of them, or why one is missing. */
export function allKnown<T extends object>(
  answers: readonly (T | Unavailable)[],
): readonly T[] | Unavailable {
  const missing = answers.find(isUnavailable);
  return missing ?? answers.filter((answer): answer is T => !isUnavailable(answer));
}

/** What is known; null without it, for whatever reason. */
export function known<T extends object>(answer: T | Unavailable | null): T | null {
  return answer === null || isUnavailable(answer) ? null : answer;
}

/** Whether this stands in place of a value. */
export function isUnavailable(answer: object): answer is Unavailable {
  return 'unavailable' in answer;
}
