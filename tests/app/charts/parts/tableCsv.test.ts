import { expect, test } from 'vitest';
import { tableCsv } from '../../../../src/app/charts/parts/tableCsv.ts';
import type { TableTwin } from '../../../../src/core/views/chartView.ts';
import { loadWords } from '../../../../src/i18n/loadWords.ts';

const table: TableTwin = {
  columns: [
    { heading: { key: 'field.retentionRate' }, unit: 'sharePerYear' },
    { heading: { key: 'chart.column.ltv' }, unit: 'money' },
    { heading: { key: 'chart.yes' }, unit: 'text' },
  ],
  rows: [
    [0.8, -12.5, '=1+1'],
    [0.1 + 0.2, null, { key: 'chart.no' }],
    [1, Infinity, 'a, "b"'],
  ],
};
const linesIn = async (locale: 'en' | 'zh-Hans'): Promise<string[]> =>
  (await tableCsv(table, await loadWords(locale), 'CNY')).split('\r\n');

test('units stand in the header, in the reader’s language', async () => {
  expect((await linesIn('en'))[0]).toBe('\uFEFFRetention (% per year),LTV (CNY),yes');
  const chinese = await loadWords('zh-Hans');
  const header = (await linesIn('zh-Hans'))[0];
  for (const part of [chinese.t('field.retentionRate'), '%', chinese.t('chart.column.ltv'), 'CNY']) {
    expect(header).toContain(part);
  }
});

test('numbers are plain, percentages as in the header, and missing ones empty', async () => {
  const lines = await linesIn('en');
  expect(lines[1]).toMatch(/^80,-12\.5,/);
  expect(lines[2]).toBe('30,,no');
  expect(lines[3]).toBe('100,,"a, ""b"""');
  expect(lines[4]).toBe('');
});

test('text that a spreadsheet would run is disarmed; a negative number stays a number', async () => {
  const line = (await linesIn('en'))[1];
  expect(line).toBe('80,-12.5,"\'=1+1"');
});
