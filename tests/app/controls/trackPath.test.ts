import { expect, test } from 'vitest';
import { sliderScale } from '../../../src/app/controls/fieldScale.ts';
import { trackPath } from '../../../src/app/controls/trackPath.ts';
import { FIELDS } from '../../../src/core/scenario/fields.ts';

const scale = sliderScale(FIELDS.retentionRate);
const { from, to } = FIELDS.retentionRate;

test('a rising answer fills the track from its lower left to its upper right', () => {
  expect(trackPath({ at: [from, to], ltv: [0, 100] }, scale)).toBe('M0 100L0 94L100 0L100 100Z');
});

test('an answer that does not depend on the lever is a low, even strip', () => {
  const path = trackPath({ at: [from, to], ltv: [250, 250] }, scale);
  const heights = [...path.matchAll(/L(?:0|100) (\d+)/g)].map((match) => match[1]);
  expect(heights[0]).toBe(heights[1]);
});

test('an answer without numbers draws nothing', () => {
  expect(trackPath({ at: [from, to], ltv: [NaN, 1] }, scale)).toBe('');
});
