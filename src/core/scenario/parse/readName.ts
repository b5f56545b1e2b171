import * as v from 'valibot';
import { NAME_LENGTH } from '../tableLimits.ts';
import { cleanText } from './cleanText.ts';
import type { Report } from './readOwn.ts';
import { reportUnusable } from './reportUnusable.ts';

/** A name of at most 24 characters, cleaned; no text at all: the fallback. An issue when something was changed. */
export function readName(value: unknown, fallback: string, path: string, report: Report): string {
  if (!v.is(v.string(), value)) {
    reportUnusable(value, 'notAText', fallback, path, report);
    return fallback;
  }
  const used = cleanText(value, NAME_LENGTH);
  if (used !== value) report(path, 'textCleaned', { used, max: NAME_LENGTH });
  return used;
}
