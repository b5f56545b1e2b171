import { expect, requestsDuring, sidewaysOverflow, test } from './support.ts';
import { atRest, fingerprint } from './pageParts.ts';

test('the page opens on a finished simulation of a named business, and says what it found', async ({
  page,
}) => {
  await page.goto('./');
  await atRest(page);
  await expect(page.getByRole('button', { name: 'Neighbourhood pizza shop' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^A customer is worth \$[\d,]+ on average/,
  );
  expect(await fingerprint(page)).toMatch(/^[0-9a-f]{8}$/);
});

test('moving a slider asks nobody for anything', async ({ page, complaints }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  await atRest(page);
  await page.waitForTimeout(4000); // the page fetches what it will need later
  const asked = await requestsDuring(complaints, async () => {
    await page.getByRole('slider', { name: 'Retention', exact: true }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await page.mouse.wheel(0, 4000);
    await page.waitForTimeout(1500);
  });
  expect(asked).toEqual([]);
});

test('a slider moved by keyboard changes the finding, the address and can be undone', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  const before = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('slider', { name: 'Retention', exact: true }).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
  await atRest(page);
  await expect(page).toHaveURL(/#\/play\?.*retentionRate=\.72/);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before ?? '');
});

test('the ladder is edited at the foot of the page, and the finding follows', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByText('Ladder of stages').click();
  await page.getByRole('combobox', { name: 'Ladder of stages' }).selectOption('Seven rungs');
  await page.getByRole('button', { name: 'Edit the ladder' }).click();
  const before = await fingerprint(page);
  await page.getByRole('textbox', { name: /^2 repeat buyer: Spend/ }).fill('3');
  await page.keyboard.press('Enter');
  await atRest(page);
  expect(await fingerprint(page)).not.toBe(before);
  await page.getByRole('button', { name: 'Remove 4 advocate' }).click();
  await expect(page.getByRole('textbox', { name: /advocate/ })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'repeat buyer to client, share in a year' }).fill('250');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/“250” is not possible; 100% stands/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Edit the ladder' })).toBeFocused();
  await atRest(page);
  await expect(page.locator('[data-about=edit]')).toHaveCount(0);
});

test('a reader may choose dark colours on a light device, and finds them again', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('./');
  await atRest(page);
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Dark');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  expect(dark).not.toBe('rgb(255, 255, 255)');
  await page.reload();
  await atRest(page);
  expect(await paper()).toBe(dark);
});

for (const width of [320, 768]) {
  test(`nothing has to be scrolled sideways at ${width} pixels, in any language`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('./');
    await atRest(page);
    for (const language of ['English', '简体', '繁體']) {
      await page.getByRole('button', { name: language }).click();
      await page.mouse.wheel(0, 6000);
      await page.waitForTimeout(400);
      expect(await sidewaysOverflow(page), language).toBe(0);
    }
  });
}

test('the language is switched in place, and the scenario stays', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  const before = await fingerprint(page);
  await page.getByRole('button', { name: '繁體' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('顧客');
  expect(await fingerprint(page)).toBe(before);
});

test('the finding does not jump while levers move: the charts stay where they are', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('./');
  await atRest(page);
  const top = () =>
    page
      .locator('[data-chart=responseCurve]')
      .evaluate((element) => element.getBoundingClientRect().top + scrollY);
  const before = await top();
  const slider = page.getByRole('slider', { name: 'Acquisition cost' });
  for (const key of ['Home', 'End']) {
    await slider.press(key);
    await atRest(page);
    expect(await top(), key).toBe(before);
  }
});

test('charts fill their rows beside and below the levers, however far these reach', async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto('./');
  await atRest(page);
  const gaps = () =>
    page.locator('.work').evaluate((work) => {
      const right = work.getBoundingClientRect().right;
      const boxes = [...work.querySelectorAll('[data-chart-slot]')].map((slot) =>
        slot.getBoundingClientRect(),
      );
      const rows = new Map<number, number>();
      for (const { top, right: end } of boxes) {
        const row = Math.round(top);
        rows.set(row, Math.max(rows.get(row) ?? 0, end));
      }
      return [...rows.values()].map((end) => Math.round(right - end));
    });
  expect(Math.max(...(await gaps()))).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: '4 more' }).click();
  await expect.poll(async () => Math.max(...(await gaps()))).toBeLessThanOrEqual(1);
});

test('by another convention the number, the sentence and the curve say the same; other charts say what they keep', async ({
  page,
}) => {
  await page.goto('./');
  await atRest(page);
  for (const convention of ['withoutFirst', 'arrears']) {
    await page.getByRole('combobox', { name: 'LTV convention' }).selectOption(convention);
    const exact = /exact \$([\d.]+)/.exec((await page.locator('.numbers .ltv').textContent()) ?? '')?.[1];
    const handle = page.locator('[data-chart=responseCurve] input[type=range]');
    await expect(handle).toHaveAttribute('aria-valuetext', `70%, LTV $${Math.round(Number(exact))}`);
    const mean = await page.locator('.numbers .ltv .value').textContent();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(mean ?? '–');
    await expect(page.locator('[data-chart=responseCurve]')).toContainText(`simulated ${mean}`);
  }
  const bridge = page.locator('[data-chart-slot=bridge]');
  await bridge.scrollIntoViewIfNeeded();
  await expect(bridge).toContainText('First margin included, paid at once.');
});
