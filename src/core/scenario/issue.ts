/** One thing that is wrong with something a person or a link said; the words live in i18n. */
export interface Issue {
  /** Where: `retentionRate`, `stages.2.moves`, `link` … */
  readonly path: string;
  readonly code: IssueCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Every kind of issue; each has the message key `issue.<code>`. */
export const ISSUE_CODES = [
  'missing',
  'notAnObject',
  'notANumber',
  'notASeed',
  'clamped',
  'notWhole',
  'unknownChoice',
  'unknownField',
  'unknownPreset',
  'notAList',
  'tooMany',
  'tooFew',
  'notAText',
  'textCleaned',
  'repeated',
  'badIndex',
  'movesNormalised',
  'noActiveStart',
  'tooManyPeriods',
  'sharesEmpty',
  'linkTooLong',
  'linkEmpty',
  'linkCut',
  'linkDamaged',
  'linkChecksum',
  'linkFormatUnknown',
  'linkModelOther',
  'linkInflatesTooFar',
  'fileTooLarge',
  'fileNotJson',
  'fileNotOurs',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/**
 * Outcome of reading something untrusted. `value` is always complete and legal when present;
 * `issues` then lists what was lost or changed on the way.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
