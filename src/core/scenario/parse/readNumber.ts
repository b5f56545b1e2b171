import * as v from 'valibot';
import type { NumberRange } from '../tableLimits.ts';
import type { Report } from './readOwn.ts';
import { reportUnusable } from './reportUnusable.ts';

const finiteNumber = v.pipe(v.number(), v.finite());

/**
 * A number within its range. Missing or no finite number: the fallback; a fraction where a whole number is meant: rounded;
 * outside: the nearest end; each with an issue. −0 becomes 0 in silence: nobody means it, and it prints like 0.
 */
export function readNumber(
  value: unknown,
  range: NumberRange,
  fallback: number,
  path: string,
  report: Report,
): number {
  if (!v.is(finiteNumber, value)) {
    reportUnusable(value, 'notANumber', fallback, path, report);
    return fallback;
  }
  const rounded = range.whole === true ? Math.round(value) : value;
  const used = Math.min(Math.max(rounded, range.min), range.max) + 0;
  if (used !== rounded) report(path, 'clamped', { given: value, min: range.min, max: range.max, used });
  else if (used !== value) report(path, 'notWhole', { given: value, used });
  return used;
}

/** A number within its range, or null. Anything else: null with an issue. */
export function readNumberOrNull(
  value: unknown,
  range: NumberRange,
  path: string,
  report: Report,
): number | null {
  if (value === null) return null;
  if (v.is(finiteNumber, value)) return readNumber(value, range, 0, path, report);
  reportUnusable(value, 'notANumber', '–', path, report);
  return null;
}
