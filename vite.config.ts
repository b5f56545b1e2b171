import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The test projects, and with them the search for a browser, are looked at only when tests run.
const testing = process.env['VITEST'] ? await import('./tests/support/vitest.ts') : {};

export default defineConfig({
  base: './', // any sub-path of any static host
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  worker: { format: 'es' },
  build: { target: 'baseline-widely-available', modulePreload: { polyfill: false } },
  ...testing,
});
