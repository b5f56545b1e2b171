import { expect, expectNoComplaints, test, watch } from './support.ts';
import { atRest, fingerprint } from './pageParts.ts';

test('a changed scenario, opened by its link in a fresh profile, is reproduced exactly', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('82');
  await page.keyboard.press('Enter');
  await atRest(page);
  const link = page.url();
  const sent = await fingerprint(page);
  expect(link).toMatch(/^[\w:/.#?=&~-]+$/);
  expect(link.slice(link.indexOf('#')).length).toBeLessThanOrEqual(300);

  const profile = await browser.newContext({ locale: 'en-GB' });
  const other = await profile.newPage();
  const seen = watch(other, new URL(baseURL ?? '').origin);
  await other.goto(link);
  await expect(other.getByText(`✓ reproduced exactly · ${sent}`)).toBeVisible();
  await expect(other.getByText('Retention 70% → 82%')).toBeVisible();
  expectNoComplaints(seen);
  await profile.close();
});

test('Back returns to what was sent, after any number of changes', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.goto('./#/play?f=1&m=1&p=saas.1&seed=K7Q2&n=20000&retentionRate=.9&c=0');
  await atRest(page);
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('90');
  for (const value of ['91', '92', '93']) {
    await page.getByRole('textbox', { name: /^Retention/ }).fill(value);
    await page.keyboard.press('Enter');
    await atRest(page);
  }
  await page.goBack();
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('90');
});

test('a damaged link shows what survived and says what was lost', async ({ page }) => {
  await page.goto(
    './#/play?f=1&m=1&p=pizza.1&seed=K7Q2&n=20000&spendPerYear=500&retentionRate=.8x&discountRate=.',
  );
  await atRest(page);
  const notice = page.locator('[data-about=link]');
  await expect(notice).toContainText('This link was damaged on its way');
  await expect(notice).toContainText('Retention');
  await expect(page.getByRole('textbox', { name: /^Spend/ })).toHaveValue('500');
});

test('a link that is nonsense leaves the page as it was, and says so', async ({ page }) => {
  await page.goto('./#/play?' + 'x'.repeat(9000));
  await atRest(page);
  await expect(page.locator('[data-about=link]')).toContainText('could not be read');
  await expect(page.getByRole('button', { name: 'Neighbourhood pizza shop' })).toBeVisible();
});

test('a link cannot write into the page', async ({ page }) => {
  const evil = encodeURIComponent('<img src=x onerror=alert(1)>');
  await page.goto(`./#/play?f=1&m=1&p=${evil}&seed=${evil}&n=1&${evil}=1&c=AAAAA`);
  await atRest(page);
  expect(await page.locator('img').count()).toBe(0);
});

test('a pasted link does not overwrite the reader’s own work', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('88');
  await page.keyboard.press('Enter');
  await atRest(page);
  await page.evaluate(() => (location.hash = '#/play?f=1&m=1&p=hotel.1&seed=1&n=20000&c=0'));
  await expect(page.getByRole('button', { name: 'City hotel' })).toBeVisible();
  await expect(page.locator('[data-about=kept]')).toContainText('Your own work is kept');
  await page.getByRole('button', { name: 'Return to it' }).click();
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('88');
});

test('work that was never saved is offered again when another link is opened later', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('88');
  await page.keyboard.press('Enter');
  await atRest(page);
  await page.waitForTimeout(1200); // kept on the device at rest
  await page.goto('about:blank');
  await page.goto('./#/play?f=1&m=1&p=hotel.1&seed=1&n=20000&c=0');
  await expect(page.locator('[data-about=kept]')).toContainText('Your own work is kept');
});

test('the share dialog gives the link, its length, a code and the fingerprint', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./');
  await atRest(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this scenario' });
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/#\/play\?f=1&m=1&p=pizza\.1/);
  await expect(dialog.getByRole('img', { name: /QR/ })).toBeVisible();
  await expect(dialog.getByText(`Fingerprint ${await fingerprint(page)}`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#/play?f=1');
});
