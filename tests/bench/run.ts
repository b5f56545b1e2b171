/*
 * `npm run bench`: speed as ratios within one run, in Node and in a real Chromium. Run it on an idle machine; a figure
 * that misses its demand is marked ✗ and told as it is.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { findChromium } from '../support/chromium.ts';
import { printFigures } from './figures.ts';
import { measureLivePage } from './livePage.ts';
import { measure } from './measure.ts';
import { measureMemory } from './memory.ts';
import { measureVariances } from './variances.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

async function main(): Promise<void> {
  printFigures(
    `Node ${process.version}`,
    measure(() => performance.now()),
  );
  printFigures('Node, long runs', measureMemory());
  printFigures('Variances', measureVariances());

  const browser = await chromium.launch(await findChromium());
  try {
    const outDir = `${root}node_modules/.cache/bench`;
    await build({
      configFile: false,
      root: `${root}tests/bench/page`,
      base: './',
      logLevel: 'warn',
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true, target: 'es2023' },
    });
    const page = await browser.newPage();
    const bench = await serve(outDir);
    await page.goto(bench.address);
    await page.waitForFunction(() => 'bench' in globalThis);
    printFigures(
      `Chromium ${browser.version()}, worker`,
      await page.evaluate(() => globalThis.bench.measure()),
    );
    printFigures('Chromium, pool', await page.evaluate(() => globalThis.bench.pool()));
    await bench.close();

    await build({ root, logLevel: 'warn' });
    const site = await serve(`${root}dist`);
    printFigures('Chromium, the built page', await measureLivePage(await browser.newPage(), site.address));
    await site.close();
  } finally {
    await browser.close();
  }
}

/** Serves a folder on a free local port. */
async function serve(outDir: string): Promise<{ address: string; close(): Promise<void> }> {
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4300 },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  return { address, close: () => server.close() };
}

void main();
