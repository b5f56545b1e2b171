import { CAUSE_IDS, type CauseRow, type CustomerType, type Milestone, type Scenario } from '../scenario.ts';
import {
  CAUSE_NUMBERS,
  MILESTONE_NUMBERS,
  TABLE_LIMITS,
  TENURE_MULTIPLE,
  TYPE_NUMBERS,
} from '../tableLimits.ts';
import { readFlag } from './readChoice.ts';
import { readNumber } from './readNumber.ts';
import { quote } from './quote.ts';
import { readOwn, type Report } from './readOwn.ts';
import { readCells, readRecords, readRows } from './readRows.ts';

type Tables = Pick<Scenario, 'types' | 'causes' | 'marginByTenure' | 'milestones'>;

/**
 * The tables without pointers between their rows. A table that cannot be read is the base's; a row that cannot be read
 * is left out; shares that are all 0 become equal. Places begin with `at`.
 */
export function readTables(input: object, base: Tables, at: string, report: Report): Tables {
  const table = <T extends keyof Tables>(
    id: T,
    read: (value: unknown, path: string, report: Report) => Tables[T] | undefined,
  ): Tables[T] => read(readOwn(input, id), at + id, report) ?? base[id];
  return {
    types: table('types', readTypes),
    causes: table('causes', readCauses),
    marginByTenure: table('marginByTenure', readMarginByTenure),
    milestones: table('milestones', readMilestones),
  };
}

function readTypes(value: unknown, at: string, report: Report): readonly CustomerType[] | undefined {
  const types = readRecords(value, 'types', at, report)?.map((row) =>
    readCells(row, TYPE_NUMBERS, [], report),
  );
  return types && withSomeShare(types, at, report);
}

/** Each cause at most once: charts and the simulation know it by its id. */
function readCauses(value: unknown, at: string, report: Report): readonly CauseRow[] | undefined {
  const rows = readRecords(value, 'causes', at, report);
  if (rows === undefined) return undefined;
  const seen = new Set<string>();
  const causes = rows.flatMap(({ row, path }): readonly CauseRow[] => {
    const given = readOwn(row, 'cause');
    const cause = CAUSE_IDS.find((id) => id === given);
    if (cause === undefined) {
      report(`${path}.cause`, 'unknownField', { name: quote(given) });
      return [];
    }
    if (seen.has(cause)) {
      report(path, 'repeated', { name: cause });
      return [];
    }
    seen.add(cause);
    const { share, removed } = readCells({ row, path }, CAUSE_NUMBERS, ['cause', 'final'], report);
    return [
      { cause, share, removed, final: readFlag(readOwn(row, 'final'), false, `${path}.final`, report) },
    ];
  });
  if (causes.length >= TABLE_LIMITS.causes.min) return withSomeShare(causes, at, report);
  report(at, 'tooFew', { min: TABLE_LIMITS.causes.min });
  return undefined;
}

function readMilestones(value: unknown, at: string, report: Report): readonly Milestone[] | undefined {
  const rows = readRecords(value, 'milestones', at, report);
  return rows?.map((row) => readCells(row, MILESTONE_NUMBERS, [], report));
}

/** An entry that cannot be read repeats the one before it. */
function readMarginByTenure(value: unknown, at: string, report: Report): readonly number[] | undefined {
  let last = 1;
  return readRows(value, 'marginByTenure', at, report)?.map((entry, i) => {
    last = readNumber(entry, TENURE_MULTIPLE, last, `${at}.${i}`, report);
    return last;
  });
}

function withSomeShare<R extends { readonly share: number }>(
  rows: readonly R[],
  at: string,
  report: Report,
): readonly R[] {
  if (rows.some(({ share }) => share > 0)) return rows;
  report(at, 'sharesEmpty');
  return rows.map((row) => ({ ...row, share: 1 }));
}
