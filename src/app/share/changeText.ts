import type { Change } from '../../core/share/changes.ts';
import type { Words } from '../../i18n/words.ts';
import { valueInWords } from '../controls/valueInWords.ts';

/** One change in words: `Retention 80% → 85%`. */
export function changeText(words: Words, change: Change, currency: string): string {
  switch (change.kind) {
    case 'module':
      return words.t(change.on ? 'change.on' : 'change.off', { name: words.t(`module.${change.id}`) });
    case 'number':
      return words.t('change.value', {
        name: words.t(`field.${change.id}`),
        from: valueInWords(words, change.id, change.from, currency),
        to: valueInWords(words, change.id, change.to, currency),
      });
    case 'choice':
      return words.t('change.value', {
        name: words.t(`choice.${change.id}`),
        from: choiceText(words, change.id, change.from),
        to: choiceText(words, change.id, change.to),
      });
    case 'range':
      return words.t('change.range', { name: words.t(`field.${change.id}`) });
    case 'table':
      return words.t('change.table', { name: words.t(`table.${change.id}`) });
  }
}

function choiceText(words: Words, id: string, value: string): string {
  const key = `choice.${id}.${value}`;
  return words.has(key) ? words.t(key) : value;
}
