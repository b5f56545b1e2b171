import type { Report } from '../scenario/parse/readOwn.ts';
import { isRecord } from '../scenario/parse/readOwn.ts';
import { STAGE_KEYS } from '../scenario/parse/readStages.ts';
import { LADDERS, LADDER_IDS } from '../scenario/ladders.ts';
import type { Scenario, Stage } from '../scenario/scenario.ts';
import type { TableId } from '../scenario/tableLimits.ts';
import type { Pair } from './hashText.ts';
import { readNumberText, writeNumber } from './numberText.ts';
import { readPacked, writePacked } from './packed.ts';
import { sameData } from './sameData.ts';

/*
 * Tables of format 1. Frozen: links are out there. Rows are parted by `~`, cells by `_`, an empty list is `none`:
 *
 *   causes=price_.2~closure_.15_0_1      cause, share, removed, final (1); cells at the end that are neutral are left out
 *   types=.8_.43~.2_.1_2                 share, hazard, spend
 *   milestones=6_.1~12_.1                month, exit
 *   marginByTenure=1~1.2~1.35
 *   ladder=seven                         a ready-made ladder, whose values are frozen, too, in place of the base's
 *   stages.2.hazard=.5                   one cell of one stage; null is `none`, moves are parted by `~`
 *   stages.2.name=Gold_card              a name of A–Z a–z 0–9 - and blanks, which are written `_`
 *   causes.z=…, stages.z=…               the whole table as JSON, deflated, in base64url
 */
type RowTableId = Exclude<TableId, 'stages' | 'marginByTenure'>;
type Cell = number | string | boolean;

/** Cells of a row in their order, with what they are when they are left out. */
const ROWS: Readonly<Record<RowTableId, readonly (readonly [key: string, neutral: Cell | null])[]>> = {
  types: [
    ['share', null],
    ['hazard', 1],
    ['spend', 1],
  ],
  causes: [
    ['cause', null],
    ['share', null],
    ['removed', 0],
    ['final', false],
  ],
  milestones: [
    ['month', null],
    ['exit', null],
  ],
};

/** What a stage says when a packed ladder leaves a key out. */
const NEUTRAL_STAGE: Stage = {
  name: '',
  kind: 'active',
  spend: 1,
  cost: 0,
  hazard: 1,
  referral: 1,
  exit: null,
  winBack: null,
  giveUp: null,
  lapsesTo: null,
  winBackTo: null,
  moves: [],
};

const NONE = 'none';
/** A table whose readable text is longer than this is packed if that is shorter. */
const LONG = 100;

/** The pairs that say how a table differs from the base's: cells or rows in words, or all of it packed. */
export async function writeTable(id: TableId, scenario: Scenario, base: Scenario): Promise<readonly Pair[]> {
  if (sameData(scenario[id], base[id])) return [];
  const readable = id === 'stages' ? ladderPairs(scenario.stages, base.stages) : [rowsPair(id, scenario)];
  if (readable !== undefined && lengthOf(readable) <= LONG) return readable;
  const rows = id === 'stages' ? scenario.stages.map(withoutNeutral) : scenario[id];
  const packed: readonly Pair[] = [[`${id}.z`, await writePacked(rows)]];
  return readable !== undefined && lengthOf(readable) <= lengthOf(packed) ? readable : packed;
}

function lengthOf(pairs: readonly Pair[]): number {
  return pairs.reduce((length, [key, value]) => length + key.length + value.length + 2, 0);
}

function rowsPair(id: Exclude<TableId, 'stages'>, scenario: Scenario): Pair {
  if (id === 'marginByTenure') return [id, scenario.marginByTenure.map(writeNumber).join('~')];
  const rows: readonly object[] = scenario[id];
  return [
    id,
    rows.length === 0 ? NONE : rows.map((row) => writeRow(row as Record<string, Cell>, id)).join('~'),
  ];
}

function writeRow(row: Readonly<Record<string, Cell>>, id: RowTableId): string {
  const cells = ROWS[id];
  let count = cells.length;
  while (count > 0 && row[cells[count - 1][0]] === cells[count - 1][1]) count--;
  return cells
    .slice(0, count)
    .map(([key]) => writeCell(row[key]))
    .join('_');
}

function writeCell(cell: Cell): string {
  if (typeof cell === 'number') return writeNumber(cell);
  return typeof cell === 'boolean' ? String(Number(cell)) : cell;
}

/**
 * A ladder in words: how it differs from the base's or from a ready-made one, whichever is shorter; undefined when it
 * differs from all of them in length, or has a name that cannot be written in a link.
 */
function ladderPairs(stages: readonly Stage[], base: readonly Stage[]): readonly Pair[] | undefined {
  const ready = LADDER_IDS.flatMap((id) => {
    const cells = stageCells(stages, LADDERS[id]);
    return cells === undefined ? [] : [[['ladder', id] as const, ...cells]];
  });
  const own = stageCells(stages, base);
  const ways: readonly (readonly Pair[])[] = own === undefined ? ready : [own, ...ready];
  return ways.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0];
}

/** Cell by cell what differs between two ladders; undefined when that cannot be said. */
function stageCells(stages: readonly Stage[], base: readonly Stage[]): readonly Pair[] | undefined {
  if (stages.length !== base.length) return undefined;
  const pairs: Pair[] = [];
  for (const [i, stage] of stages.entries()) {
    for (const key of STAGE_KEYS) {
      const value = stage[key];
      if (sameData(value, base[i][key])) continue;
      if (key === 'name' && !/^[A-Za-z0-9 -]+$/.test(stage.name)) return undefined;
      pairs.push([`stages.${i}.${key}`, writeStageCell(value)]);
    }
  }
  return pairs;
}

function writeStageCell(value: Stage[keyof Stage]): string {
  if (value === null) return NONE;
  if (typeof value === 'object') return value.length === 0 ? NONE : value.map(writeNumber).join('~');
  return typeof value === 'number' ? writeNumber(value) : value.replaceAll(' ', '_');
}

function withoutNeutral(stage: Stage): Partial<Stage> {
  return Object.fromEntries(
    STAGE_KEYS.filter((key) => !sameData(stage[key], NEUTRAL_STAGE[key])).map((key) => [key, stage[key]]),
  );
}

/** Rows of a table from their words. What is no number is left as it stands, for the parser of scenarios to report. */
export function readTableText(id: Exclude<TableId, 'stages'>, text: string): unknown {
  if (text === NONE) return [];
  const rows = text.split('~');
  if (id === 'marginByTenure') return rows.map(numberOrText);
  return rows.map((row) => {
    const cells = row.split('_');
    const entries = ROWS[id].map(([key, neutral], i) => {
      const cell = cells[i];
      if (cell === undefined) return [key, neutral ?? undefined] as const;
      if (typeof neutral === 'boolean') return [key, cell === '1' || (cell === '0' ? false : cell)] as const;
      return [key, key === 'cause' ? cell : numberOrText(cell)] as const;
    });
    const extra = cells
      .slice(ROWS[id].length)
      .map((cell, i) => [`cell${ROWS[id].length + i + 1}`, cell] as const);
    return Object.fromEntries([...entries, ...extra]);
  });
}

/** A table that was packed; undefined, with an issue, when it did not survive. */
export async function readTablePacked(
  id: TableId,
  text: string,
  path: string,
  report: Report,
): Promise<unknown> {
  const unpacked = await readPacked(text);
  if ('failure' in unpacked) {
    report(path, unpacked.failure === 'tooFar' ? 'linkInflatesTooFar' : 'linkDamaged');
    return undefined;
  }
  const { value } = unpacked;
  if (id !== 'stages' || !Array.isArray(value)) return value;
  return value.map((row: unknown) => (isRecord(row) ? { ...NEUTRAL_STAGE, ...row } : row));
}

/** Value of one cell of a stage from its text; what is no number is left as it stands. */
export function readStageCell(key: keyof Stage, text: string): unknown {
  if (key === 'name') return text.replaceAll('_', ' ');
  if (key === 'kind') return text;
  if (key === 'moves') return text === NONE ? [] : text.split('~').map(numberOrText);
  return text === NONE ? null : numberOrText(text);
}

function numberOrText(text: string): unknown {
  return readNumberText(text) ?? text;
}
