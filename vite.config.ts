import { parse } from '@formatjs/icu-messageformat-parser';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The test projects, and with them the search for a browser, are looked at only when tests run.
const testing = process.env['VITEST'] ? await import('./tests/support/vitest.ts') : {};

/** The development server puts styles into the page as text, which the page's own policy forbids; so `npm run dev` goes without it. */
const noPolicyInDevelopment: Plugin = {
  name: 'no-policy-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Messages are parsed once, here, so that the page ships without the parser. */
const parsedMessages: Plugin = {
  name: 'parsed-messages',
  apply: 'build',
  enforce: 'pre',
  config: () => ({
    resolve: {
      alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
    },
  }),
  transform: {
    filter: { id: /src\/i18n\/messages\/.*\.json$/ },
    handler(code) {
      const texts = Object.entries(JSON.parse(code) as Record<string, string>);
      const parsed = texts.map(([key, text]) => [
        key,
        /[{']/.test(text) ? parse(text, { ignoreTag: true }) : text,
      ]);
      return JSON.stringify(Object.fromEntries(parsed));
    },
  },
};

export default defineConfig({
  base: './', // any sub-path of any static host
  plugins: [
    svelte({ configFile: false, compilerOptions: { runes: true } }),
    noPolicyInDevelopment,
    parsedMessages,
  ],
  worker: { format: 'es' },
  build: { target: 'baseline-widely-available', modulePreload: { polyfill: false } },
  ...testing,
});
