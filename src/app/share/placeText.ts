import { CHOICES, FIELDS, MODULE_IDS, type NumberFieldId } from '../../core/scenario/fields.ts';
import { TABLE_IDS } from '../../core/scenario/tableLimits.ts';
import type { Words } from '../../i18n/words.ts';

/** The place of an issue (`b.stages.2.moves`) as a reader knows it; what is not known is shown as it is. */
export function placeText(words: Words, path: string): string {
  const [, letter, inside] = /^(?:([bcd])\.)?(.*)$/s.exec(path) ?? [];
  const text = insideText(words, inside ?? path);
  return letter === undefined
    ? text
    : words.t('place.scenario', { letter: letter.toUpperCase(), place: text });
}

function insideText(words: Words, path: string): string {
  const [head = '', row, cell] = path.split('.');
  const field = head === 'ranges' || head === 'view' ? (row ?? head) : head;
  if (Object.hasOwn(FIELDS, field)) return words.t(`field.${field as NumberFieldId}`);
  if (Object.hasOwn(CHOICES, field)) return words.t(`choice.${field as keyof typeof CHOICES}`);
  const table = TABLE_IDS.find((id) => id === head);
  if (table !== undefined) {
    const name = words.t(`table.${table}`);
    if (row === undefined) return name;
    const column = `column.${table}.${cell ?? ''}`;
    const place = words.has(column) && cell !== 'moves' ? words.t(column) : '';
    return words.t('place.row', { table: name, row: Number(row) + 1, column: place }).trim();
  }
  const module = MODULE_IDS.find((id) => id === row);
  if (head === 'modules' && module !== undefined) return words.t(`module.${module}`);
  const known = `place.${head}`;
  return words.has(known) ? words.t(known) : path.slice(0, 60);
}
