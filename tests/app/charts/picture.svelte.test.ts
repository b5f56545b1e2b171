import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { pictureOf, picturePng, pictureText } from '../../../src/app/charts/parts/picture.ts';
import ResponseCurveChart from '../../../src/app/charts/ResponseCurveChart.svelte';
import '../../../src/app/styles/tokens.css';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { findingsOf } from '../../helpers/findings.ts';

const words = await loadWords('en');
const said = {
  title: 'A <finding> & more',
  subtitle: '一句很长的说明'.repeat(20),
  source: 'Loyalty Lab · 9f3c',
};

beforeEach(async () => {
  document.documentElement.dataset['theme'] = 'dark';
  await render(ResponseCurveChart, {
    findings: findingsOf(PRESETS['hotel.1'], { founders: 512, bandFounders: 64 }),
    words,
    onview: () => undefined,
    onlever: () => undefined,
  });
});

const drawn = (): SVGSVGElement => {
  const svg = document.querySelector('figure svg');
  if (!(svg instanceof SVGSVGElement)) throw new Error('no picture');
  return pictureOf(svg, said);
};

test('a saved picture stands alone: no class, no style, no variable, in the light theme though the page is dark', () => {
  const text = pictureText(drawn());
  expect(text).not.toMatch(/class=|style=|var\(|data-page-only/);
  expect(text).toContain('fill="rgb(255, 255, 255)"'); // paper
  expect(text).toContain('stroke="rgb(11, 99, 168)"'); // accent of the light theme
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(parsed.documentElement.textContent).toContain('A <finding> & more');
  expect(parsed.documentElement.textContent).toContain('9f3c');
});

test('long words are broken into lines inside the picture', () => {
  const picture = drawn();
  const lines = [...picture.querySelectorAll(':scope > text')].map(({ textContent }) => textContent);
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.join('')).toContain(said.subtitle);
});

test('nothing of it stays on the page', () => {
  drawn();
  expect(document.querySelector('.chart-stage')).toBeNull();
});

test('a PNG has twice the size', async () => {
  const picture = drawn();
  const png = await picturePng(picture);
  const bitmap = await createImageBitmap(png);
  expect([bitmap.width, bitmap.height]).toEqual([
    Math.floor(2 * picture.width.baseVal.value),
    Math.floor(2 * picture.height.baseVal.value),
  ]);
});
