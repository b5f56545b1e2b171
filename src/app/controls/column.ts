import type { NumberRange } from '../../core/scenario/tableLimits.ts';

interface Head<Row> {
  readonly id: string;
  readonly label: string;
  /** What the numbers mean, for those who ask and for screen readers. */
  readonly what?: string;
  /** Cells that mean nothing in their row are left empty. */
  readonly enabled?: (row: Row, index: number) => boolean;
}

/** One column of a table that can be edited. `set` returns a new row; rows are never changed in place. */
export type Column<Row> = Head<Row> &
  (
    | {
        readonly kind: 'number';
        readonly range: NumberRange;
        /** Stored as a share, shown and typed in per cent. */
        readonly percent?: boolean;
        readonly get: (row: Row, index: number) => number;
        readonly set: (row: Row, value: number, index: number) => Row;
      }
    | {
        /** A number that may be left empty. */
        readonly kind: 'optional';
        readonly range: NumberRange;
        readonly percent?: boolean;
        readonly get: (row: Row, index: number) => number | null;
        readonly set: (row: Row, value: number | null, index: number) => Row;
      }
    | {
        readonly kind: 'text';
        readonly longest: number;
        readonly get: (row: Row) => string;
        readonly set: (row: Row, value: string) => Row;
      }
    | {
        readonly kind: 'choice';
        readonly options: (row: Row, index: number) => readonly Option[];
        readonly get: (row: Row) => string;
        readonly set: (row: Row, value: string) => Row;
      }
    | {
        readonly kind: 'flag';
        readonly get: (row: Row) => boolean;
        readonly set: (row: Row, value: boolean) => Row;
      }
    | {
        /** Computed from the others. */
        readonly kind: 'shown';
        readonly get: (row: Row, index: number) => string;
      }
  );

export interface Option {
  readonly value: string;
  readonly label: string;
}
