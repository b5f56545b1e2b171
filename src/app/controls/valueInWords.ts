import { FIELDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import type { Words } from '../../i18n/words.ts';

/** A field's value as a reader says it: `80%`, `$1,000`, `10 years`, `0.05`. */
export function valueInWords(words: Words, id: NumberFieldId, value: number, currency: string): string {
  const { unit } = FIELDS[id];
  switch (unit) {
    case 'sharePerYear':
    case 'share':
      return words.percent(value, 2);
    case 'money':
    case 'moneyPerYear':
      return words.money(value, currency);
    case 'years':
      return words.years(value);
    default:
      return words.number(value, 3);
  }
}

/** The value with the field's own line: `80% of customers are still here a year later`, `80%，一年后仍在的顾客比例`. */
export function valueAndMeaning(words: Words, id: NumberFieldId, value: number, currency: string): string {
  return words.t('field.valueAndLine', {
    value: valueInWords(words, id, value, currency),
    line: words.t(`field.${id}.line`),
  });
}
