import type { CauseRow, CustomerType, Milestone, Scenario } from '../../../core/scenario/scenario.ts';
import { CAUSE_IDS } from '../../../core/scenario/scenario.ts';
import {
  CAUSE_NUMBERS,
  MILESTONE_NUMBERS,
  TABLE_LIMITS,
  TENURE_MULTIPLE,
  TYPE_NUMBERS,
} from '../../../core/scenario/tableLimits.ts';
import type { Words } from '../../../i18n/words.ts';
import type { Column } from '../../controls/column.ts';

/** The tables that fit into the column of levers. */
export type SmallTableId = 'types' | 'causes' | 'marginByTenure' | 'milestones';

/** Everything the table editor needs to edit one part of a scenario. */
export interface TableSpec<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly least: number;
  readonly most: number;
  readonly nameColumn: boolean;
  readonly rowName: (row: Row, index: number) => string;
  readonly newRow: (rows: readonly Row[]) => Row | null;
  readonly patch: (rows: readonly Row[]) => Partial<Scenario>;
}

const limits = (id: SmallTableId) => ({ least: TABLE_LIMITS[id].min, most: TABLE_LIMITS[id].max });

/** Shares that need not add up: what they come to is shown beside them. */
function scaled<Row extends { readonly share: number }>(rows: readonly Row[], words: Words): Column<Row> {
  const sum = rows.reduce((total, { share }) => total + share, 0);
  return {
    kind: 'shown',
    id: 'scaled',
    label: '',
    get: ({ share }) => (sum > 0 ? words.percent(share / sum, 0) : '–'),
  };
}

export function typesTable({ types }: Scenario, words: Words): TableSpec<CustomerType> {
  const column = (id: 'share' | 'hazard' | 'spend'): Column<CustomerType> => ({
    kind: 'number',
    id,
    label: words.t(`column.types.${id}`),
    what: words.t(`column.types.${id}.what`),
    range: TYPE_NUMBERS[id],
    get: (row) => row[id],
    set: (row, value) => ({ ...row, [id]: value }),
  });
  return {
    rows: types,
    columns: [column('share'), scaled(types, words), column('hazard'), column('spend')],
    ...limits('types'),
    nameColumn: true,
    rowName: (_, index) => words.t('table.row.types', { number: index + 1 }),
    newRow: () => ({ share: 1, hazard: 1, spend: 1 }),
    patch: (rows) => ({ types: rows }),
  };
}

export function causesTable({ causes }: Scenario, words: Words): TableSpec<CauseRow> {
  const used = new Set(causes.map(({ cause }) => cause));
  return {
    rows: causes,
    columns: [
      {
        kind: 'choice',
        id: 'cause',
        label: words.t('column.causes.cause'),
        options: (row) =>
          CAUSE_IDS.filter((id) => id === row.cause || !used.has(id)).map((id) => ({
            value: id,
            label: words.t(`cause.${id}`),
          })),
        get: (row) => row.cause,
        set: (row, value) => ({ ...row, cause: CAUSE_IDS.find((id) => id === value) ?? row.cause }),
      },
      {
        kind: 'number',
        id: 'share',
        label: words.t('column.causes.share'),
        what: words.t('column.causes.share.what'),
        percent: true,
        range: CAUSE_NUMBERS.share,
        get: (row) => row.share,
        set: (row, share) => ({ ...row, share }),
      },
      {
        kind: 'number',
        id: 'removed',
        label: words.t('column.causes.removed'),
        what: words.t('column.causes.removed.what'),
        percent: true,
        range: CAUSE_NUMBERS.removed,
        get: (row) => row.removed,
        set: (row, removed) => ({ ...row, removed }),
      },
      {
        kind: 'flag',
        id: 'final',
        label: words.t('column.causes.final'),
        what: words.t('column.causes.final.what'),
        get: (row) => row.final,
        set: (row, final) => ({ ...row, final }),
      },
    ],
    ...limits('causes'),
    nameColumn: false,
    rowName: (row) => words.t(`cause.${row.cause}`),
    newRow: () => {
      const cause = CAUSE_IDS.find((id) => !used.has(id));
      return cause === undefined ? null : { cause, share: 0.1, removed: 0, final: false };
    },
    patch: (rows) => ({ causes: rows }),
  };
}

export function tenureTable({ marginByTenure }: Scenario, words: Words): TableSpec<number> {
  return {
    rows: marginByTenure,
    columns: [
      {
        kind: 'number',
        id: 'factor',
        label: words.t('column.marginByTenure.factor'),
        what: words.t('column.marginByTenure.factor.what'),
        range: TENURE_MULTIPLE,
        get: (row) => row,
        set: (_, value) => value,
      },
    ],
    ...limits('marginByTenure'),
    nameColumn: true,
    rowName: (_, index) => words.t('table.row.marginByTenure', { number: index + 1 }),
    newRow: (rows) => rows.at(-1) ?? 1,
    patch: (rows) => ({ marginByTenure: rows }),
  };
}

export function milestonesTable({ milestones }: Scenario, words: Words): TableSpec<Milestone> {
  const column = (id: 'month' | 'exit'): Column<Milestone> => ({
    kind: 'number',
    id,
    label: words.t(`column.milestones.${id}`),
    what: words.t(`column.milestones.${id}.what`),
    percent: id === 'exit',
    range: MILESTONE_NUMBERS[id],
    get: (row) => row[id],
    set: (row, value) => ({ ...row, [id]: value }),
  });
  return {
    rows: milestones,
    columns: [column('month'), column('exit')],
    ...limits('milestones'),
    nameColumn: true,
    rowName: (_, index) => words.t('table.row.milestones', { number: index + 1 }),
    newRow: (rows) => ({ month: (rows.at(-1)?.month ?? 0) + 12, exit: 0.1 }),
    patch: (rows) => ({ milestones: rows }),
  };
}
