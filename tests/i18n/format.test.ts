import { describe, expect, test } from 'vitest';
import { createFormatters } from '../../src/i18n/format.ts';

const en = createFormatters('en');
const hans = createFormatters('zh-Hans');
const hant = createFormatters('zh-Hant');

describe('money', () => {
  test('names its currency without doubt in every language', () => {
    expect(en.money(1320, 'USD')).toBe('$1,320');
    expect(en.money(1.4369e103, 'USD')).toBe('$1.44E103');
    expect(hans.money(1320, 'USD')).toBe('US$1,320');
    expect(hant.money(1320, 'USD')).toBe('US$1,320');
    expect(hant.money(1320, 'TWD')).toBe('$1,320');
    expect(hans.money(1320, 'CNY')).toBe('¥1,320');
    expect(hans.money(1320, 'JPY')).toBe('JP¥1,320');
  });

  test('shows cents only where they matter', () => {
    expect(en.money(12.5, 'USD')).toBe('$12.50');
    expect(en.money(12, 'USD')).toBe('$12');
    expect(en.money(1234.56, 'USD')).toBe('$1,235');
    expect(en.money(12.5, 'JPY')).toBe('¥13');
  });

  test('is counted in thousands in English and in ten thousands in Chinese', () => {
    expect(en.money(1_234_567, 'USD', { compact: true })).toBe('$1.23M');
    expect(hans.money(1_234_567, 'CNY', { compact: true })).toBe('¥123万');
    expect(hant.money(1_234_567, 'TWD', { compact: true })).toBe('$123萬');
    expect(hans.money(5000, 'CNY', { compact: true })).toBe('¥5,000');
  });

  test('with a sign has a real minus', () => {
    expect(en.signedMoney(-257, 'USD')).toBe('−$257');
    expect(en.signedMoney(118, 'USD')).toBe('+$118');
    expect(en.signedMoney(0, 'USD')).toBe('$0');
  });
});

test('a number that does not exist is a dash, not a word', () => {
  expect(en.money(NaN, 'USD')).toBe('–');
  expect(hans.percent(Infinity)).toBe('–');
});

test('nothing is never minus nothing', () => {
  expect(en.number(-0)).toBe('0');
});

test('a time is told in months below two years, in years from there', () => {
  expect(en.duration(1 / 12)).toBe('1 month');
  expect(en.duration(1.5)).toBe('18 months');
  expect(en.duration(3.5)).toBe('3.5 years');
  expect(hans.duration(0.25)).toBe('3\u00a0个月');
});

test('a range of times has one unit, that of the longer', () => {
  expect(en.durationRange(3 / 12, 4 / 12)).toBe('3–4 months');
  expect(en.durationRange(0, 1 / 12)).toBe('0–1 months');
  expect(en.durationRange(23 / 12, 25 / 12)).toBe('1.9–2.1 years');
  expect(en.durationRange(9.5, 10.25)).toBe('9.5–10.3 years');
  expect(en.durationRange(12, 20)).toBe('12–20 years');
  expect(hans.durationRange(3 / 12, 4 / 12)).toBe('3–4\u00a0个月');
  expect(hant.durationRange(2.5, 3.5)).toBe('2.5–3.5\u00a0年');
});

test('a range of times that print alike is one time', () => {
  expect(en.durationRange(3 + 1 / 12, 3 + 1 / 11)).toBe('3.1 years');
});

test('a share is shown in per cent', () => {
  expect(en.percent(0.805)).toBe('80.5%');
  expect(en.percent(0.8)).toBe('80%');
  expect([0.012, 0.0045, 0.00067, 0].map((share) => en.percent(share))).toEqual([
    '1.2%',
    '0.45%',
    '0.067%',
    '0%',
  ]);
});
