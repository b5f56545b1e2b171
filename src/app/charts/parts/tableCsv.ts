import type { AmountUnit, TableCell, TableColumn, TableTwin } from '../../../core/views/chartView.ts';
import type { Words } from '../../../i18n/words.ts';
import { say } from './say.ts';

/**
 * A chart's table as CSV text: units stand in the header, numbers are plain (percentages as in the header), lines end
 * with CRLF and a byte-order mark tells spreadsheets that it is UTF-8. Text that a spreadsheet would run as a formula is
 * disarmed. Loads the CSV library when first used.
 */
export async function tableCsv(table: TableTwin, words: Words, currency: string): Promise<string> {
  const { default: papaparse } = await import('papaparse');
  const fields = table.columns.map((column) => csvHeading(column, words, currency));
  const data = table.rows.map((row) =>
    row.map((cell, index) => csvCell(cell, table.columns[index].unit, words, currency)),
  );
  return `\uFEFF${papaparse.unparse({ fields, data }, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}

function csvHeading({ heading, unit }: TableColumn, words: Words, currency: string): string {
  const name = say(words, currency, heading);
  const unitName = csvUnit(unit, words, currency);
  return unitName === '' ? name : words.t('chart.csv.heading', { name, unit: unitName });
}

function csvUnit(unit: AmountUnit | 'text', words: Words, currency: string): string {
  switch (unit) {
    case 'money':
    case 'moneyChange':
      return currency;
    case 'moneyPerYear':
      return words.t('chart.unit.perYear', { unit: currency });
    case 'share':
    case 'shareChange':
      return '%';
    case 'sharePerYear':
      return words.t('chart.unit.perYear', { unit: '%' });
    case 'perYear':
      return words.t('chart.unit.aYear');
    case 'years':
    case 'duration':
      return words.t('chart.unit.years');
    case 'months':
      return words.t('chart.unit.months');
    case 'count':
    case 'factor':
    case 'logSd':
    case 'variance':
    case 'text':
      return '';
  }
}

function csvCell(
  cell: TableCell,
  unit: AmountUnit | 'text',
  words: Words,
  currency: string,
): string | number | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell !== 'number') return say(words, currency, cell);
  if (!Number.isFinite(cell)) return null;
  const shown = unit === 'share' || unit === 'sharePerYear' || unit === 'shareChange' ? cell * 100 : cell;
  return Number(shown.toPrecision(12));
}
