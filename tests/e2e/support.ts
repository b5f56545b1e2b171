/**
 * What every end-to-end test gets: a page that is watched. At the end of a test the page must have logged no
 * error or warning, thrown nothing, and asked nobody but its own server for anything.
 */
import { expect, test as base, type Page } from '@playwright/test';
import axe from 'axe-core';

/** Everything a page did that it should not have done. */
export interface Complaints {
  /** `console.error` and `console.warn` texts; violations of the content security policy are among them. */
  readonly console: string[];
  /** Uncaught errors and rejections. */
  readonly errors: string[];
  /** Addresses asked for outside the page's own origin; `data:` and `blob:` stay on the machine and do not count. */
  readonly strangers: string[];
  /** Requests to the own origin that failed or were answered with 400 or above. */
  readonly failed: string[];
  /** Every request to the own origin, in order. */
  readonly requests: string[];
}

/** Watches a page from now on; for pages that a test opens itself. The fixture does it for `page`. */
export function watch(page: Page, origin: string): Complaints {
  const seen: Complaints = { console: [], errors: [], strangers: [], failed: [], requests: [] };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.console.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    (url.origin === origin ? seen.requests : seen.strangers).push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) seen.failed.push(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // A page that is left while it loads gives up its requests; that is no fault.
    if (reason !== 'net::ERR_ABORTED') seen.failed.push(`${reason} ${request.url()}`);
  });
  return seen;
}

/** Fails when a watched page did anything it should not have done. */
export function expectNoComplaints(seen: Complaints): void {
  const { console, errors, strangers, failed } = seen;
  expect({ console, errors, strangers, failed }).toEqual({
    console: [],
    errors: [],
    strangers: [],
    failed: [],
  });
}

/**
 * `page` is watched and must have nothing to complain about when the test ends.
 * `complaints` is what was seen so far; a test that provokes an error empties the list it expects to fill.
 */
export const test = base.extend<{ complaints: Complaints }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const seen = watch(page, new URL(baseURL ?? '').origin);
      await use(seen);
      expectNoComplaints(seen);
    },
    { auto: true },
  ],
});

/** WCAG 2.2 level AA, by axe's tags. */
const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One line per violation of WCAG 2.2 AA that axe finds on the page as it stands: rule, help text and element. */
export async function accessibilityViolations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([tags, root]) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const { violations } = await run(root, { runOnly: { type: 'tag', values: tags } });
      return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)}`),
      );
    },
    [WCAG_TAGS, within] as const,
  );
}

/** Fails with one line per violation. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect(await accessibilityViolations(page, within)).toEqual([]);
}

/**
 * Runs the action and returns the addresses that the page asked its own server for meanwhile, for instance to
 * show that moving a slider asks for nothing.
 */
export async function requestsDuring(seen: Complaints, action: () => Promise<void>): Promise<string[]> {
  const before = seen.requests.length;
  await action();
  return seen.requests.slice(before);
}

/** Pixels by which the page is wider than its window: 0 when nothing has to be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

export { expect };
