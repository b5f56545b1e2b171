import { quote } from './quote.ts';
import type { Report } from './readOwn.ts';

/** Reports a value that is not there, or is there and is not of the kind wanted; `used` stands in its place. */
export function reportUnusable(
  value: unknown,
  code: 'notANumber' | 'notAList' | 'notAText' | 'notAnObject' | 'unknownChoice',
  used: string | number,
  path: string,
  report: Report,
): void {
  if (value === undefined) report(path, 'missing', { used });
  else report(path, code, { given: quote(value), used });
}
