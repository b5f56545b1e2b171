import { CHOICES, FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { Issue } from '../../core/scenario/issue.ts';
import type { Words } from '../../i18n/words.ts';
import { valueInWords } from '../controls/valueInWords.ts';
import { placeText } from './placeText.ts';

/** An issue in words: where, and what was lost or changed there. Everything in it is text. */
export function issueText(words: Words, { path, code, params }: Issue, currency: string): string {
  const key = `issue.${code}`;
  const field = path.replace(/^[bcd]\./, '');
  const said = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, paramText(words, field, value, currency)]),
  );
  const what = words.has(key) ? words.t(key, { ...said, place: placeText(words, path) }) : code;
  return what;
}

function paramText(words: Words, field: string, value: string | number, currency: string): string {
  if (typeof value === 'number') {
    return Object.hasOwn(FIELDS, field)
      ? valueInWords(words, field as NumberFieldId, value, currency)
      : words.number(value, 6);
  }
  const choice = `choice.${field}.${value}`;
  if (Object.hasOwn(CHOICES, field) && words.has(choice)) return words.t(choice);
  const preset = `preset.${value}`;
  return words.has(preset) ? words.t(preset) : value;
}
