import { defineConfig } from '@playwright/test';
import { join } from 'node:path';
import { describeChromium } from '../support/chromium.ts';

const root = join(import.meta.dirname, '..', '..');
const port = Number(process.env['E2E_PORT'] ?? 4179);
const chromium = await describeChromium();
if (process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(`${chromium.version}, from ${chromium.source}`);

/** The built site, served as any static host would serve it, in a real browser. Needs `npm run build` first. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(root, 'node_modules', '.cache', 'playwright'),
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'en-GB',
    launchOptions: chromium.launch,
  },
  webServer: {
    command: `node_modules/.bin/vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
