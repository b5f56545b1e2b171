import { expect, test } from 'vitest';
import { chooseLocale, localeOf } from '../../src/i18n/locale.ts';

test.each([
  ['en-GB', 'en'],
  ['zh', 'zh-Hans'],
  ['zh-CN', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-MO', 'zh-Hant'],
  ['zh-Hant', 'zh-Hant'],
  ['ZH-hant-cn', 'zh-Hant'],
  ['fr', null],
])('a reader of %s reads %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test('the first language that the page speaks wins, else English', () => {
  expect(chooseLocale([null, undefined, 'fr', 'zh-HK', 'en'])).toBe('zh-Hant');
  expect(chooseLocale(['fr', 'de'])).toBe('en');
});
