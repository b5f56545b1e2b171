/** What a visit costs to load, from the built files themselves; sizes are gzip level 9, in KiB. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './support.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');

/** Most KiB each part of the site may weigh (120, 15, 20, 25). */
const BUDGET = { firstLoad: 120, catalogue: 15, css: 20, worker: 25 };

function text(path: string): string {
  return readFileSync(join(dist, path), 'utf8');
}

function kib(paths: Iterable<string>): number {
  let bytes = 0;
  for (const path of paths) bytes += gzipSync(text(path), { level: 9 }).length;
  return bytes / 1024;
}

/** A file and everything it imports statically, so everything that is fetched before it runs. */
function closure(entries: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const code = text(path);
    const statics = [
      ...code.matchAll(/\bimport\s*["']([^"']+)["']/g),
      ...code.matchAll(/\b(?:import|export)\b[^"'();]*?\bfrom\s*["']([^"']+)["']/g),
    ];
    for (const [, specifier = ''] of statics) {
      if (!specifier.startsWith('.')) continue;
      const target = posix.join(posix.dirname(path), specifier);
      if (existsSync(join(dist, target))) walk(target);
    }
  };
  entries.forEach(walk);
  return seen;
}

function assets(pattern: RegExp): string[] {
  return readdirSync(join(dist, 'assets'))
    .filter((name) => pattern.test(name))
    .map((name) => `assets/${name}`);
}

const isCatalogue = /(?:catalogue\.|help)(en|zh-?Hans|zh-?Hant)-[\w-]{8}\.js$/i;
const isWorker = /(^|\/)(\w*[wW]orker)-[\w-]{8}\.js$/;

test(`what a first visit runs is at most ${BUDGET.firstLoad} KiB of JavaScript`, async ({ page }) => {
  const html = text('index.html');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(0);
  const declared = kib(closure(named));

  // What the browser really asks for, lazily or not, before the page comes to rest.
  const asked = new Set<string>();
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname.replace(/^\//, '');
    if (path.endsWith('.js') && !isCatalogue.test(path) && !isWorker.test(path)) asked.add(path);
  });
  await page.goto('./', { waitUntil: 'networkidle' });
  const loaded = kib(asked);
  console.log(`first load: ${declared.toFixed(1)} KiB declared, ${loaded.toFixed(1)} KiB asked for`);
  expect(declared).toBeLessThanOrEqual(BUDGET.firstLoad);
  expect(loaded).toBeLessThanOrEqual(BUDGET.firstLoad);
});

test(`what a language brings is at most ${BUDGET.catalogue} KiB a piece, and comes by itself`, () => {
  const sizes = assets(isCatalogue).map((path) => [path, kib([path])] as const);
  for (const [path, size] of sizes) console.log(`${path}: ${size.toFixed(1)} KiB`);
  for (const locale of ['en', 'zh-Hans', 'zh-Hant']) {
    const own = sizes.filter(([path]) => isCatalogue.exec(path)?.[1] === locale);
    expect(own.length, `${locale} has a chunk of its own`).toBeGreaterThan(0);
  }
  expect(sizes.filter(([, size]) => size > BUDGET.catalogue)).toEqual([]);
});

test(`all styles together are at most ${BUDGET.css} KiB`, () => {
  const size = kib(assets(/\.css$/));
  console.log(`styles: ${size.toFixed(1)} KiB`);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(BUDGET.css);
});

test(`the simulation worker is at most ${BUDGET.worker} KiB`, () => {
  const workers = assets(isWorker);
  expect(workers).toHaveLength(1);
  const size = kib(closure(workers));
  console.log(`worker: ${size.toFixed(1)} KiB`);
  expect(size).toBeLessThanOrEqual(BUDGET.worker);
});
