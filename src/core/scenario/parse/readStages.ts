import type { Stage, StageKind } from '../scenario.ts';
import {
  MOVES_TOLERANCE,
  MOVE_WEIGHT,
  STAGE_NUMBERS,
  STAGE_OVERRIDES,
  STAGE_POINTERS,
} from '../tableLimits.ts';
import { quote } from './quote.ts';
import { readChoice } from './readChoice.ts';
import { readName } from './readName.ts';
import { readNumber, readNumberOrNull } from './readNumber.ts';
import { isRecord, readList, readOwn, reportUnknownKeys, type Report } from './readOwn.ts';
import { readRows } from './readRows.ts';
import { reportUnusable } from './reportUnusable.ts';

/** The kinds of stages, the neutral one first. */
export const STAGE_KINDS = ['active', 'lapsed', 'gone'] as const satisfies readonly StageKind[];

const numberIds = Object.keys(STAGE_NUMBERS) as (keyof typeof STAGE_NUMBERS)[];
const overrideIds = Object.keys(STAGE_OVERRIDES) as (keyof typeof STAGE_OVERRIDES)[];
const pointerIds = Object.keys(STAGE_POINTERS) as (keyof typeof STAGE_POINTERS)[];
/** Every key of a stage in its written order. */
export const STAGE_KEYS: readonly (keyof Stage)[] = [
  'name',
  'kind',
  ...numberIds,
  ...overrideIds,
  ...pointerIds,
  'moves',
];
const knownKeys: ReadonlySet<string> = new Set(STAGE_KEYS);

/**
 * The ladder. A stage keeps its place even when it cannot be read, because others point at it by index; what it does not
 * say is neutral. The first stage is made active; pointers at the wrong kind become null; rows of moves are brought to
 * the length of the ladder, to weight on active stages only, and to sum 1.
 */
export function readStages(
  value: unknown,
  fallback: readonly Stage[],
  at: string,
  report: Report,
): readonly Stage[] {
  const rows = readRows(value, 'stages', at, report);
  if (rows === undefined) return fallback;
  const sources = rows.map((row, i) => {
    if (isRecord(row)) return row;
    report(`${at}.${i}`, 'notAnObject', { given: quote(row) });
    return undefined;
  });
  const kinds = sources.map((source, i) =>
    source === undefined
      ? STAGE_KINDS[0]
      : readChoice(readOwn(source, 'kind'), STAGE_KINDS, STAGE_KINDS[0], `${at}.${i}.kind`, report),
  );
  if (kinds[0] !== 'active') {
    report(`${at}.0.kind`, 'noActiveStart');
    kinds[0] = 'active';
  }
  return sources.map((source, i) => readStage(source, i, kinds, `${at}.${i}`, report));
}

function readStage(
  source: object | undefined,
  index: number,
  kinds: readonly StageKind[],
  at: string,
  report: Report,
): Stage {
  const say: Report = source === undefined ? () => undefined : report;
  const row = source ?? {};
  reportUnknownKeys(row, knownKeys, `${at}.`, say);
  const numbers = numberIds.map((id) => {
    const range = STAGE_NUMBERS[id];
    return [id, readNumber(readOwn(row, id), range, range.neutral, `${at}.${id}`, say)] as const;
  });
  const overrides = overrideIds.map((id) => {
    return [id, readNumberOrNull(readOwn(row, id), STAGE_OVERRIDES[id], `${at}.${id}`, say)] as const;
  });
  const pointers = pointerIds.map((id) => {
    return [id, readPointer(readOwn(row, id), kinds, STAGE_POINTERS[id], `${at}.${id}`, say)] as const;
  });
  return {
    name: readName(readOwn(row, 'name'), '', `${at}.name`, say),
    kind: kinds[index],
    ...(Object.fromEntries(numbers) as Record<(typeof numberIds)[number], number>),
    ...(Object.fromEntries(overrides) as Record<(typeof overrideIds)[number], number | null>),
    ...(Object.fromEntries(pointers) as Record<(typeof pointerIds)[number], number | null>),
    moves: readMoves(readOwn(row, 'moves'), kinds, `${at}.moves`, say),
  };
}

/** Index of a stage of one of the kinds, or null. */
function readPointer(
  value: unknown,
  kinds: readonly StageKind[],
  wanted: readonly StageKind[],
  path: string,
  report: Report,
): number | null {
  if (value === null) return null;
  if (value === undefined) {
    report(path, 'missing', { used: '–' });
    return null;
  }
  const kind = typeof value === 'number' ? kinds[value] : undefined;
  if (kind !== undefined && wanted.includes(kind)) return (value as number) + 0;
  report(path, 'badIndex', { given: quote(value) });
  return null;
}

/** A row of moves: empty, or one weight per stage, on active stages only, summing to 1. */
function readMoves(
  value: unknown,
  kinds: readonly StageKind[],
  path: string,
  report: Report,
): readonly number[] {
  const list = readList(value, kinds.length);
  if (list === undefined) {
    reportUnusable(value, 'notAList', '[]', path, report);
    return [];
  }
  const { entries, more } = list;
  if (entries.length === 0 && !more) return [];
  if (more) report(path, 'tooMany', { max: kinds.length });
  else if (entries.length < kinds.length) report(path, 'tooFew', { min: kinds.length });
  const weights = kinds.map((kind, i) => {
    if (i >= entries.length) return 0;
    const weight = readNumber(entries[i], MOVE_WEIGHT, 0, `${path}.${i}`, report);
    return kind === 'active' ? weight : -weight;
  });
  const misplaced = weights.some((weight) => weight < 0);
  const kept = weights.map((weight) => Math.max(weight, 0) + 0);
  const sum = kept.reduce((total, weight) => total + weight, 0);
  if (!misplaced && Math.abs(sum - 1) <= MOVES_TOLERANCE) return kept;
  report(path, 'movesNormalised', { sum });
  if (sum === 0) return [];
  return Math.abs(sum - 1) <= MOVES_TOLERANCE ? kept : kept.map((weight) => weight / sum);
}
