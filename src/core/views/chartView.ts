import type { MessageKey } from '../../i18n/messageKey.ts';
import type { Unit } from '../scenario/fields.ts';

/**
 * Units in which a view gives numbers: those of the fields (money bare, shares 0–1), differences that are shown with
 * their sign, and `duration`: a time in years that is shown in months while it is short.
 */
export type AmountUnit = Unit | 'moneyChange' | 'shareChange' | 'duration';

/** A number with its unit, to be put into a sentence in the reader's way of writing it. */
export interface Amount {
  readonly value: number;
  readonly unit: AmountUnit;
}

/**
 * What a message is given: an amount (money, percentages), another message, a bare number where the message chooses a
 * plural by it, or a bare text where the message selects by it.
 */
export type SentenceParam = Amount | { readonly message: MessageKey } | number | string;

/** A sentence computed with the picture: which message, and with what. */
export interface Sentence {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, SentenceParam>>;
}

/** One column of a chart's table. */
export interface TableColumn {
  readonly heading: Sentence;
  /** `text`: cells are sentences or plain texts. */
  readonly unit: AmountUnit | 'text';
}

/** A cell: a number in its column's unit, null where there is none, or text. */
export type TableCell = number | null | string | Sentence;

/** The same data as the picture, as a table: rows of one cell per column. */
export interface TableTwin {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** What every view carries beside its data. */
export interface ChartView {
  /** What the data say: title of the chart and its text for a screen reader. */
  readonly finding: Sentence;
  /** What is drawn. */
  readonly drawn: Sentence;
  readonly table: TableTwin;
}
