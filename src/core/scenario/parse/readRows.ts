import { TABLE_LIMITS, type NumberRange, type TableId } from '../tableLimits.ts';
import { quote } from './quote.ts';
import { isRecord, readList, readOwn, reportUnknownKeys, type Report } from './readOwn.ts';
import { readNumber } from './readNumber.ts';
import { reportUnusable } from './reportUnusable.ts';

/**
 * The rows of an untrusted table: undefined when it is no list or has too few, so that the table it replaces is kept;
 * cut when it has too many; each with an issue.
 */
export function readRows(
  value: unknown,
  table: TableId,
  path: string,
  report: Report,
): readonly unknown[] | undefined {
  const { min, max } = TABLE_LIMITS[table];
  const list = readList(value, max);
  if (list === undefined) {
    reportUnusable(value, 'notAList', '[…]', path, report);
    return undefined;
  }
  if (list.more) report(path, 'tooMany', { max });
  if (list.entries.length >= min) return list.entries;
  report(path, 'tooFew', { min });
  return undefined;
}

/** A row that is an object, and its place. */
export interface Row {
  readonly row: object;
  readonly path: string;
}

/** Rows of a table that are objects; others are left out with an issue. Undefined when too few remain. */
export function readRecords(
  value: unknown,
  table: TableId,
  at: string,
  report: Report,
): readonly Row[] | undefined {
  const rows = readRows(value, table, at, report);
  if (rows === undefined) return undefined;
  const records = rows.flatMap((row, i) => {
    const path = `${at}.${i}`;
    if (isRecord(row)) return [{ row, path }];
    report(path, 'notAnObject', { given: quote(row) });
    return [];
  });
  if (records.length >= TABLE_LIMITS[table].min) return records;
  report(at, 'tooFew', { min: TABLE_LIMITS[table].min });
  return undefined;
}

/** The numbers of a row, neutral where they cannot be read; `others` are keys that somebody else reads. */
export function readCells<C extends Readonly<Record<string, NumberRange & { readonly neutral: number }>>>(
  { row, path }: Row,
  cells: C,
  others: readonly string[],
  report: Report,
): Record<keyof C, number> {
  const ids = Object.keys(cells);
  reportUnknownKeys(row, new Set([...ids, ...others]), `${path}.`, report);
  const numbers = ids.map((id) => {
    const range = cells[id];
    return [id, readNumber(readOwn(row, id), range, range.neutral, `${path}.${id}`, report)] as const;
  });
  return Object.fromEntries(numbers) as Record<keyof C, number>;
}
