import { FIELDS, NUMBER_FIELD_IDS } from '../fields.ts';
import type { Scenario } from '../scenario.ts';
import { quote } from './quote.ts';
import { readNumber } from './readNumber.ts';
import { isRecord, readList, readOwn, reportUnknownKeys, type Report } from './readOwn.ts';
import { reportUnusable } from './reportUnusable.ts';

const uncertainIds = NUMBER_FIELD_IDS.filter((id) => FIELDS[id].mayBeUncertain);
const knownKeys: ReadonlySet<string> = new Set(uncertainIds);

/** 90 % ranges [low, high] of numbers that may be uncertain; one that is no such pair is left out with an issue. */
export function readRanges(
  value: unknown,
  fallback: Scenario['ranges'],
  at: string,
  report: Report,
): Scenario['ranges'] {
  if (!isRecord(value)) {
    reportUnusable(value, 'notAnObject', '{…}', at, report);
    return fallback;
  }
  reportUnknownKeys(value, knownKeys, `${at}.`, report);
  const pairs = uncertainIds.flatMap((id) => {
    const given = readOwn(value, id);
    if (given === undefined) return [];
    const path = `${at}.${id}`;
    const list = readList(given, 2);
    if (list === undefined || list.more || list.entries.length < 2) {
      report(path, 'notAList', { given: quote(given), used: '–' });
      return [];
    }
    const [low, high] = list.entries.map((end) =>
      readNumber(end, FIELDS[id], FIELDS[id].initial, path, report),
    );
    if (low <= high) return [[id, [low, high]] as const];
    report(path, 'notAList', { given: '[…]', used: '–' });
    return [];
  });
  return Object.fromEntries(pairs);
}
