import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';
import { atRest, fingerprint } from './pageParts.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'What was sent' });
const retention = (page: Page) => page.getByRole('textbox', { name: /^Retention/ });
const kept = (page: Page) => page.locator('[data-about=kept]');

const HOTEL = '#/play?f=1&m=1&p=hotel.1&seed=1&n=20000&retentionRate=.5';

async function setRetention(page: Page, value: string): Promise<void> {
  await retention(page).fill(value);
  await page.keyboard.press('Enter');
  await atRest(page);
}

/** Saves the page as a file, with some of it changed. */
async function savedFile(page: Page, changes: object): Promise<Buffer> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as file' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  return Buffer.from(
    JSON.stringify({ ...(JSON.parse(Buffer.concat(chunks).toString()) as object), ...changes }),
  );
}

async function openFile(page: Page, buffer: Buffer, name = 'sent.json'): Promise<void> {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer });
}

test('a file is received like a link: title, what was changed, and the fingerprint is checked', async ({
  page,
}) => {
  await page.goto('./');
  await atRest(page);
  await setRetention(page, '77');
  const sent = await fingerprint(page);
  const file = await savedFile(page, { title: 'Plan for 2027' });
  await setRetention(page, '60');

  await openFile(page, file);
  await expect(panel(page)).toContainText('Plan for 2027');
  await expect(panel(page)).toContainText('The sender changed');
  await expect(panel(page)).toContainText('Retention 70% → 77%');
  await expect(panel(page)).toContainText(`✓ reproduced exactly · ${sent}`);
  await expect(kept(page)).toContainText('Your own work is kept');

  await page.reload();
  await expect(panel(page)).toContainText('Plan for 2027');
  await expect(panel(page)).toContainText(`✓ reproduced exactly · ${sent}`);

  await page.goBack();
  await expect(retention(page)).toHaveValue('60');
  await expect(panel(page)).toBeHidden();
  await page.goForward();
  await expect(panel(page)).toContainText('Plan for 2027');
  await page.getByRole('button', { name: 'Return to it' }).click();
  await expect(retention(page)).toHaveValue('60');
  await expect(panel(page)).toBeHidden();
});

test('a file that was edited by hand is not said to be reproduced, nor its page to be at fault', async ({
  page,
}) => {
  await page.goto('./');
  await atRest(page);
  await openFile(page, await savedFile(page, { seed: 5 }));
  await expect(panel(page)).toContainText('it may have been edited since');
  await expect(panel(page)).not.toContainText('report');
});

test('back at one’s own work nothing is left of a link, and forward again all of it is there', async ({
  page,
}) => {
  await page.goto('./');
  await atRest(page);
  await setRetention(page, '88');
  await page.evaluate((hash) => (location.hash = hash), HOTEL);
  await atRest(page);
  const damage = page.locator('[data-about=link]');
  await expect(panel(page)).toBeVisible();
  await expect(damage).toBeVisible();

  await page.goBack();
  await expect(retention(page)).toHaveValue('88');
  await expect(panel(page)).toBeHidden();
  await expect(damage).toBeHidden();
  await expect(kept(page)).toBeHidden();

  await page.goForward();
  await expect(panel(page)).toBeVisible();
  await expect(damage).toBeVisible();
  await page.getByRole('button', { name: 'Return to it' }).click();
  await expect(retention(page)).toHaveValue('88');
  await expect(panel(page)).toBeHidden();
  await expect(damage).toBeHidden();
});

test('of a damaged link nothing is said about its sender, and its result is not compared', async ({
  page,
}) => {
  await page.goto(
    './#/play?f=1&m=1&p=pizza.1&seed=!!&n=20000&spendPerYear=500&retentionRate=.8x&fp=0123abcd',
  );
  await atRest(page);
  await expect(panel(page)).toContainText('Not all of it could be read as it was sent');
  await expect(panel(page)).toContainText('500');
  await expect(panel(page)).not.toContainText(/The sender (changed|left)|Not the same/);
  await expect(panel(page)).toContainText('Not compared with the sender’s result');
  const damage = page.locator('[data-about=link]');
  await expect(damage).toContainText('Seed: “!!” is not a seed');
  await expect(damage).toContainText('Its end was cut off');
});

test('work that was left for one link is offered again when a second one is opened', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await setRetention(page, '88');
  await page.waitForTimeout(1300); // kept on the device at rest
  for (const preset of ['hotel.1', 'saas.1']) {
    await page.goto('about:blank');
    await page.goto(`./#/play?f=1&m=1&p=${preset}&seed=1&n=20000&c=0`);
    await atRest(page);
    await expect(kept(page)).toContainText('Your own work is kept');
  }
  await page.getByRole('button', { name: 'Return to it' }).click();
  await expect(retention(page)).toHaveValue('88');
});

test('a file of 50 MB is refused as too large, with the limit', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('input[type=file]').evaluate((input: HTMLInputElement) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50 * 1024 * 1024).fill(32)], 'huge.json'));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.locator('[data-about=file]')).toContainText(
    'too large: at most 1,048,576 characters are read',
  );
});
