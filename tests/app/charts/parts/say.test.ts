import { expect, test } from 'vitest';
import { say } from '../../../../src/app/charts/parts/say.ts';
import { loadWords } from '../../../../src/i18n/loadWords.ts';

test('a sentence takes amounts in the reader’s way of writing and the scenario’s currency', async () => {
  const sentence = {
    key: 'chart.responseCurve.up',
    params: {
      lever: { message: 'field.retentionRate' },
      from: { value: 0.8, unit: 'sharePerYear' },
      to: { value: 0.81, unit: 'sharePerYear' },
      gain: { value: 38, unit: 'money' },
      next: 'more',
    },
  } as const;
  expect(say(await loadWords('en'), 'USD', sentence)).toBe(
    'Retention from 80% to 81%: $38 more per customer, and every further step adds more',
  );
  const chinese = await loadWords('zh-Hans');
  const said = say(chinese, 'CNY', sentence);
  for (const part of [chinese.t('field.retentionRate'), '80%', '81%', '¥38']) expect(said).toContain(part);
});

test('plurals follow the count', async () => {
  const words = await loadWords('en');
  const count = (reaching: number) =>
    say(words, 'USD', { key: 'chart.dotplot.paysBack', params: { how: 'some', reaching, dots: 50 } });
  expect(count(1)).toBe('1 of 50 customers pays back what it cost to win them');
  expect(count(38)).toBe('38 of 50 customers pay back what it cost to win them');
});
