import { scaleLinear, scaleLog } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewTicks, thinned, tickTexts } from '../../../../src/app/charts/parts/ticks.ts';
import { loadWords } from '../../../../src/i18n/loadWords.ts';

const words = await loadWords('en');
const chinese = await loadWords('zh-Hans');
const texts = (values: number[], unit: Parameters<typeof tickTexts>[1], in_ = words) =>
  tickTexts(values, unit, in_, 'USD').map(({ text }) => text);

test('an axis has two to six ticks inside its ends, on any linear scale', () => {
  const ends = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0.01, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(ends, ([low, span]) => {
      const ticks = fewTicks(scaleLinear().domain([low, low + span]));
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
    { seed: 12 },
  );
});

test('an axis over decades has few ticks too', () => {
  expect(fewTicks(scaleLog().domain([1, 10_000]))).toEqual([1, 10, 100, 1000, 10_000]);
  for (const ends of [
    [0.5, 100],
    [10, 100_000],
    [3, 40],
    [1, 1e9],
  ]) {
    const count = fewTicks(scaleLog().domain(ends)).length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(6);
  }
});

test('only the largest of small sums of money names its currency', () => {
  expect(texts([0, 500, 1000, 1500], 'money')).toEqual(['0', '500', '1,000', '$1,500']);
  expect(texts([0, 500, 1000], 'money', chinese)).toEqual(['0', '500', 'US$1,000']);
});

test('large sums are shortened as the language does it', () => {
  expect(texts([0, 20_000, 40_000], 'money')).toEqual(['$0', '$20K', '$40K']);
  expect(texts([0, 20_000, 40_000], 'money', chinese)).toEqual(['US$0', 'US$2万', 'US$4万']);
});

test('neighbouring ticks never read the same', () => {
  expect(texts([0.8, 0.85, 0.9], 'share')).toEqual(['80%', '85%', '90%']);
  expect(texts([0.965, 0.97, 0.975], 'share')).toEqual(['96.5%', '97%', '97.5%']);
  expect(texts([0, 0.05, 0.1], 'perYear')).toEqual(['0', '0.05', '0.1']);
});

test('on a narrow axis every second or third text is left out until none touches the next', () => {
  const ticks = tickTexts([0, 1000, 2000, 3000, 4000, 5000], 'money', words, 'USD');
  const scale = (value: number): number => value / 50;
  const shown = thinned(ticks, scale, () => 45);
  expect(shown.map(({ value }) => value)).toEqual([0, 3000]);
  expect(thinned(ticks, scale, () => 10)).toHaveLength(6);
});
