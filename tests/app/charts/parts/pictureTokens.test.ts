import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const styles = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'app');
const tokens = readFileSync(join(styles, 'styles', 'tokens.css'), 'utf8');
const picture = readFileSync(join(styles, 'charts', 'parts', 'pictureTokens.css'), 'utf8');

const themes = new Map(
  [...tokens.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('a downloaded picture has the colours of the light page', () => {
  const written = [...picture.matchAll(/(--[\w-]+): (#\w{6})/g)];
  expect(written.length).toBeGreaterThan(10);
  for (const [, name, colour] of written) expect([name, themes.get(name)?.light]).toEqual([name, colour]);
});

test('every colour that a chart uses is in the picture too', () => {
  const charts = readdirSync(join(styles, 'charts'), { recursive: true, encoding: 'utf8' });
  const used = charts
    .filter((name) => name.endsWith('.svelte'))
    .flatMap((name) => [
      ...readFileSync(join(styles, 'charts', name), 'utf8').matchAll(/(?:var\(|')(--[\w-]+)/g),
    ])
    .map(([, name]) => name)
    .filter((name) => themes.has(name));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !picture.includes(`${name}:`))).toEqual([]);
});

test.each(['light', 'dark'] as const)('in the %s theme texts have 4.5 : 1 and marks 3 : 1', (theme) => {
  const colour = (name: string): string => themes.get(name)?.[theme] ?? '';
  for (const text of ['--ink', '--ink-2', '--ink-3', '--a', '--b', '--good', '--bad']) {
    expect([text, contrast(colour(text), colour('--paper'))]).toEqual([
      text,
      expect.toSatisfy((c) => c >= 4.5),
    ]);
  }
  for (const mark of ['--edge', '--a', '--b', '--good', '--bad']) {
    expect([mark, contrast(colour(mark), colour('--paper'))]).toEqual([
      mark,
      expect.toSatisfy((c) => c >= 3),
    ]);
  }
  // A curve runs over its bands, and a cost or a name over them too.
  for (const band of ['--a-3', '--a-4']) {
    for (const mark of ['--a', '--ink-2', '--ink-3']) {
      expect([mark, band, contrast(colour(mark), colour(band))]).toEqual([
        mark,
        band,
        expect.toSatisfy((c) => c >= 3),
      ]);
    }
  }
});
