import * as v from 'valibot';
import type { Report } from './readOwn.ts';
import { reportUnusable } from './reportUnusable.ts';

/** One of a list of words; anything else: the fallback with an issue. */
export function readChoice<W extends string>(
  value: unknown,
  words: readonly W[],
  fallback: W,
  path: string,
  report: Report,
): W {
  if (v.is(v.picklist(words), value)) return value;
  reportUnusable(value, 'unknownChoice', fallback, path, report);
  return fallback;
}

/** True or false; anything else: the fallback with an issue. */
export function readFlag(value: unknown, fallback: boolean, path: string, report: Report): boolean {
  if (v.is(v.boolean(), value)) return value;
  reportUnusable(value, 'unknownChoice', String(fallback), path, report);
  return fallback;
}
