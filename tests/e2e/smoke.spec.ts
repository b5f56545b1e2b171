import { expect, expectAccessible, test } from './support.ts';

test('the built page opens, quietly, and asks nobody else for anything', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#app')).not.toBeEmpty();
  await expect(page).toHaveTitle(/Loyalty Lab/);
});

test('the page as it opens has no violation of WCAG 2.2 AA that axe can see', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#app')).not.toBeEmpty();
  await expectAccessible(page);
});
