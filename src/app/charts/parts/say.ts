import type { AmountUnit, Sentence, SentenceParam } from '../../../core/views/chartView.ts';
import type { Words } from '../../../i18n/words.ts';

/** A number in its unit, in the reader's language. */
export function sayAmount(words: Words, currency: string, value: number, unit: AmountUnit): string {
  switch (unit) {
    case 'money':
    case 'moneyPerYear':
      return words.money(value, currency);
    case 'moneyChange':
      return words.signedMoney(value, currency);
    case 'share':
    case 'sharePerYear':
      return words.percent(value);
    case 'shareChange':
      return words.signedPercent(value, 1);
    case 'count':
      return words.count(value);
    case 'years':
      return words.years(value);
    case 'months':
      return words.duration(value / 12);
    case 'duration':
      return words.duration(value);
    case 'perYear':
    case 'factor':
    case 'logSd':
    case 'variance':
      return words.number(value);
  }
}

/** A sentence of a view in the reader's language. */
export function say(words: Words, currency: string, { key, params }: Sentence): string {
  if (params === undefined) return words.t(key);
  const said = Object.entries(params).map(([name, param]) => [name, sayParam(words, currency, param)]);
  return words.t(key, Object.fromEntries(said) as Record<string, string | number>);
}

function sayParam(words: Words, currency: string, param: SentenceParam): string | number {
  if (typeof param !== 'object') return param;
  return 'message' in param ? words.t(param.message) : sayAmount(words, currency, param.value, param.unit);
}
