import { expect, test } from 'vitest';
import { parseNumber } from '../../../src/app/controls/parseNumber.ts';

test.each([
  ['85', 85],
  ['85 %', 85],
  ['85％', 85],
  ['１２．５', 12.5],
  ['0,5', 0.5],
  ['0,125', 0.125],
  ['12,5', 12.5],
  ['1,200', 1200],
  ['1,200,000.5', 1_200_000.5],
  ['$ 40', 40],
  ['US$1,234', 1234],
  ['NT$ 30', 30],
  ['−3', -3],
  ['.05', 0.05],
  ['1e3', 1000],
])('what a person types as “%s” is read as %d', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each(['', ' ', 'many', '1.2.3', '12 apples', '--4', 'Infinity', 'NaN', '0x10', '1e999'])(
  '“%s” is no number',
  (text) => {
    expect(parseNumber(text)).toBeNull();
  },
);
