import { playwright } from '@vitest/browser-playwright';
import type { ViteUserConfig } from 'vitest/config';
import { findChromium } from './chromium.ts';

const launchOptions = await findChromium();

/** Node for everything that needs no page; a real Chromium for workers and components. */
export const test: ViteUserConfig['test'] = {
  // Every core: nothing here is timed, and two cores are all that many a machine has.
  maxWorkers: '100%',
  projects: [
    {
      extends: true,
      test: {
        name: 'node',
        environment: 'node',
        testTimeout: 30_000,
        include: ['tests/**/*.test.ts'],
        exclude: ['tests/browser/**', 'tests/e2e/**', '**/*.svelte.test.ts'],
      },
    },
    {
      extends: true,
      optimizeDeps: { include: ['comlink'] },
      test: {
        name: 'browser',
        testTimeout: 30_000,
        include: ['tests/browser/**/*.test.ts', 'tests/app/**/*.svelte.test.ts'],
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          provider: playwright({ launchOptions }),
          instances: [{ browser: 'chromium' }],
        },
      },
    },
  ],
};
