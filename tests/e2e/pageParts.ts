import { expect, type Page } from '@playwright/test';

/** Waits until everything that was asked for is simulated and the address is written. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForTimeout(60); // a change begins its run in the next task
  await expect(page.locator('.run')).toHaveAttribute('data-phase', 'done', { timeout: 20_000 });
  await expect(page.locator('.run')).toHaveAttribute('data-coarse', 'false');
  await page.waitForTimeout(600); // the address is written at rest
}

/** Fingerprint of the result on the page. */
export async function fingerprint(page: Page): Promise<string> {
  const text = (await page.locator('footer').textContent()) ?? '';
  return /[0-9a-f]{8}/.exec(text)?.[0] ?? '';
}
