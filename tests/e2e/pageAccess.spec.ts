import { expect, expectAccessible, test } from './support.ts';
import { atRest } from './pageParts.ts';

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;

for (const language of LANGUAGES) {
  for (const colours of ['light', 'dark'] as const) {
    test(`the page has no violation of WCAG 2.2 AA in ${language}, ${colours}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await page.goto(`./#/play?lang=${language}`);
      await atRest(page);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const module of ['difference', 'winBack', 'causes', 'tenure', 'milestones']) {
        await page.locator(`[data-module=${module}]`).getByRole('switch').check();
      }
      await atRest(page);
      await page.mouse.wheel(0, 6000);
      await page.waitForTimeout(500);
      await expectAccessible(page);
    });

    test(`the dialogs have no violation of WCAG 2.2 AA in ${language}, ${colours}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await page.goto(`./#/play?lang=${language}`);
      await atRest(page);
      for (const opener of ['header > .solid', '.preset', '.ways button', 'footer button']) {
        await page.locator(opener).first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.waitForTimeout(300);
        await expectAccessible(page, 'dialog');
        await page.keyboard.press('Escape');
      }
      await page
        .locator('details', { has: page.locator('.brief') })
        .last()
        .locator('summary')
        .click();
      await page.locator('.which select').selectOption('seven');
      await page.locator('.outlined[aria-expanded]').click();
      await expect(page.locator('.sheet')).toBeVisible();
      await expectAccessible(page, '.sheet');
      await page.keyboard.press('Escape');
      await page.locator('[data-field=retentionRate] .ask').click();
      await page.waitForTimeout(300);
      await expectAccessible(page, '[data-field=retentionRate]');
    });

    test(`what a link brings, and what stands open, has none in ${language}, ${colours}`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await page.goto(`./#/play?f=1&m=1&p=recency.1&seed=K7Q2&n=5e3&spendPerYear=50&ret&lang=${language}`);
      await atRest(page);
      await expect(page.locator('.received')).toBeVisible();
      await page.mouse.wheel(0, 6000);
      await page.waitForTimeout(500);
      for (const table of await page.locator('.chart summary').all()) await table.click();
      await expectAccessible(page);
    });
  }
}
