/** The page without a pointer: no test here clicks, fills or focuses anything; everything is done with keys. */
import type { Page } from '@playwright/test';
import { tabTo, walk, type WalkFaults } from './keyboardWalk.ts';
import { atRest, fingerprint } from './pageParts.ts';
import { expect, test } from './support.ts';

const NO_FAULTS: WalkFaults = { unreached: [], unmarked: [], covered: [], pointerOnly: [] };

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await atRest(page);
});

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });
const redo = (page: Page) => page.getByRole('button', { name: 'Redo' });
const retention = (page: Page) => page.getByRole('slider', { name: 'Retention', exact: true }).first();

test('every control of the page, with everything unfolded, is reached by Tab and shows that it is', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const folded = 'details:not([open]) > summary, [aria-expanded=false]:not(.outlined)';
  await walk(page, {
    onstop: async (focused) => {
      if (await focused.evaluate((element, selector) => element.matches(selector), folded))
        await page.keyboard.press('Enter');
    },
  });
  await atRest(page);
  await expect(page.locator(folded)).toHaveCount(0);
  const { visited, faults } = await walk(page);
  expect(visited.length).toBeGreaterThan(200);
  expect(faults).toEqual(NO_FAULTS);
});

test('who skips to the findings goes on from there', async ({ page }) => {
  await press(page, 'Tab', 'Enter', 'Tab');
  await expect(page.getByRole('button', { name: 'Neighbourhood pizza shop' })).toBeFocused();
});

test('a slider is moved step by step and to its ends', async ({ page }) => {
  const slider = retention(page);
  await tabTo(page, slider);
  await expect(slider).toHaveAttribute('aria-valuetext', /^70%/);
  const texts: (string | null)[] = [];
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End']) {
    await page.keyboard.press(key);
    texts.push(await slider.getAttribute('aria-valuetext'));
  }
  const before = /^(\d+(?:\.\d+)?)%/;
  const values = texts.map((text) => Number(before.exec(text ?? '')?.[1]));
  expect(values[0]).toBeGreaterThan(70);
  expect(values[1]).toBe(70);
  expect(values[2]).toBe(30);
  expect(values[3]).toBeGreaterThan(95);
  await expect(slider).toBeFocused();
});

test('a number is typed and taken with Enter, a choice made with the arrows', async ({ page }) => {
  const finding = page.getByRole('heading', { level: 1 });
  const before = await fingerprint(page);
  const spend = page.getByRole('textbox', { name: /^Spend,/ });
  await tabTo(page, spend);
  await page.keyboard.type('400');
  await press(page, 'Enter');
  await expect(page.getByRole('slider', { name: 'Spend', exact: true })).toHaveAttribute(
    'aria-valuetext',
    /^\$400/,
  );
  await expect(spend).toBeFocused();
  await atRest(page);
  expect(await fingerprint(page)).not.toBe(before);
  const currency = page.getByRole('combobox', { name: 'Currency' });
  await tabTo(page, currency);
  await press(page, 'ArrowDown');
  await expect(currency).toHaveValue('CNY');
  await expect(finding).toHaveText(/¥/);
  await expect(currency).toBeFocused();
});

test('a module is switched on and says what it did to LTV', async ({ page }) => {
  await tabTo(page, page.getByRole('switch', { name: 'Winning back' }));
  await press(page, 'Space');
  await expect(page.locator('[data-module=winBack] .effect')).toHaveText(/^\+\$[\d.,]+ LTV$/);
  await expect(page.getByRole('slider', { name: 'Win-back' })).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Winning back' })).toBeFocused();
});

test('“what is this?” opens, closes with Escape, and the focus is where it was', async ({ page }) => {
  const ask = page.getByRole('button', { name: 'What is “Retention”?' });
  await tabTo(page, ask);
  const tip = page.getByRole('note', { name: 'What is “Retention”?' });
  await press(page, 'Enter');
  await expect(tip).toBeVisible();
  await press(page, 'Escape');
  await expect(tip).toBeHidden();
  await expect(ask).toBeFocused();
});

test('another business is chosen from the scenarios, and the focus is where they were opened', async ({
  page,
}) => {
  await tabTo(page, page.getByRole('button', { name: 'Neighbourhood pizza shop' }));
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Scenarios' });
  await expect(dialog).toBeVisible();
  const other = dialog.locator('.examples button:not([aria-current=true])').first();
  await expect(other).toBeVisible();
  const name = (await other.locator('.name').textContent()) ?? '';
  await tabTo(page, other);
  await press(page, 'Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('button.preset')).toHaveText(name);
  await expect(page.locator('button.preset')).toBeFocused();
});

test('the dialog of scenarios keeps the focus inside, reaches everything in each part, and gives it back', async ({
  page,
}) => {
  const opener = page.getByRole('button', { name: 'Save or open' });
  await tabTo(page, opener);
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Scenarios' });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('textbox'));
  await page.keyboard.type('Mine');
  await press(page, 'Enter');
  await expect(dialog.getByRole('button', { name: 'Mine', exact: true })).toBeVisible();
  for (const part of await dialog.locator('.parts button').all()) {
    await tabTo(page, part);
    await press(page, 'Space');
    await expect(part).toHaveAttribute('aria-pressed', 'true');
    await page.waitForTimeout(300); // what it says is fetched
    const { faults, outside } = await walk(page, { root: 'dialog' });
    expect(faults).toEqual(NO_FAULTS);
    expect(outside).toEqual([]);
  }
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the Share dialog keeps the focus inside and gives it back', async ({ page }) => {
  const share = page.getByRole('button', { name: 'Share' });
  await tabTo(page, share);
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this scenario' });
  await expect(dialog.getByRole('textbox')).not.toHaveValue('');
  const { faults, outside, visited } = await walk(page, { root: 'dialog' });
  expect(faults).toEqual(NO_FAULTS);
  expect(outside).toEqual([]);
  expect(visited.length).toBeGreaterThanOrEqual(4);
  await press(page, 'Escape');
  await expect(dialog).toBeHidden();
  await expect(share).toBeFocused();
});

test('the handle on a curve and the one on the map are moved with arrows', async ({ page }) => {
  const handle = page.getByRole('slider', { name: 'Retention, on the curve' });
  await tabTo(page, handle);
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect(handle).not.toHaveAttribute('aria-valuetext', /^70%/);
  await expect(page.getByRole('textbox', { name: /^Retention,/ })).not.toHaveValue('70');
  await expect(handle).toBeFocused();
  await atRest(page);

  const map = page.locator('[data-chart=heatMap]');
  const [across, along] = [map.getByRole('slider').first(), map.getByRole('slider').last()];
  await tabTo(page, across);
  const before = [
    await across.getAttribute('aria-valuetext'),
    await along.getAttribute('aria-valuetext'),
  ] as const;
  await press(page, 'ArrowRight');
  await expect(across).not.toHaveAttribute('aria-valuetext', before[0] ?? '');
  await press(page, 'ArrowUp');
  await expect(along).toBeFocused();
  await expect(along).not.toHaveAttribute('aria-valuetext', before[1] ?? '');
});

for (const chart of ['responseCurve', 'heatMap']) {
  test(`what the chart ${chart} shows is read with arrows, and said`, async ({ page }) => {
    const frame = page.locator(`[data-chart=${chart}]`);
    const reader = frame.getByRole('application');
    await tabTo(page, reader);
    const said = reader.locator('[aria-live]');
    await press(page, 'ArrowRight');
    await expect(frame.locator('.reading')).toBeVisible();
    const first = (await said.textContent()) ?? '';
    expect(first).not.toBe('');
    await press(page, 'ArrowRight');
    await expect(said).not.toHaveText(first);
    await press(page, 'Home');
    const home = (await said.textContent()) ?? '';
    await press(page, 'End');
    await expect(said).not.toHaveText(home);
    await press(page, 'Escape');
    await expect(frame.locator('.reading')).toBeHidden();
    await expect(reader).toBeFocused();
  });
}

test('the table of a chart is opened and scrolled, and its files are saved', async ({ page }) => {
  const chart = page.locator('[data-chart=dotplot]');
  await tabTo(page, chart.locator('summary'));
  await press(page, 'Enter');
  await expect(chart.getByRole('table')).toBeVisible();
  const region = chart.getByRole('region');
  await tabTo(page, region);
  await press(page, 'End');
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  for (const format of ['CSV', 'SVG', 'PNG']) {
    const button = chart.getByRole('button', { name: format });
    await tabTo(page, button);
    const download = page.waitForEvent('download');
    await press(page, 'Enter');
    expect((await download).suggestedFilename()).toMatch(
      new RegExp(`^loyalty-lab_dotplot_[\\w-]+_[0-9a-f]{8}\\.${format.toLowerCase()}$`),
    );
    await expect(button).toBeFocused();
  }
});

test('the language is chosen, and the focus stays', async ({ page }) => {
  const chinese = page.getByRole('button', { name: '繁體' });
  await tabTo(page, chinese);
  await press(page, 'Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
  await expect(chinese).toBeFocused();
});

test('luck is typed, or drawn anew', async ({ page }) => {
  const seed = page.getByRole('textbox', { name: 'Luck (seed)' });
  const first = await fingerprint(page);
  await tabTo(page, seed);
  await press(page, 'Control+a');
  await page.keyboard.type('7');
  await press(page, 'Enter');
  await atRest(page);
  const typed = await fingerprint(page);
  expect(typed).not.toBe(first);
  const luck = page.getByRole('button', { name: 'New luck' });
  await tabTo(page, luck);
  await press(page, 'Enter');
  await atRest(page);
  expect(await fingerprint(page)).not.toBe(typed);
  await expect(luck).toBeFocused();
});

test('the ladder is edited, everything in its sheet reached, and the focus given back', async ({ page }) => {
  await tabTo(page, page.locator('summary', { hasText: 'Ladder of stages' }));
  await press(page, 'Enter');
  const ladder = page.getByRole('combobox', { name: 'Ladder of stages' });
  await tabTo(page, ladder);
  await press(page, 'ArrowDown');
  await expect(ladder).toHaveValue('seven');
  const edit = page.getByRole('button', { name: 'Edit the ladder' });
  await tabTo(page, edit);
  await press(page, 'Enter');
  const sheet = page.locator('.sheet');
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
  const { faults } = await walk(page, { root: '.sheet' });
  expect(faults).toEqual(NO_FAULTS);
  const before = await fingerprint(page);
  const spend = page.getByRole('textbox', { name: /^2 repeat buyer: Spend/ });
  await tabTo(page, spend);
  await page.keyboard.type('3');
  await press(page, 'Enter');
  await atRest(page);
  expect(await fingerprint(page)).not.toBe(before);
  await press(page, 'Escape');
  await expect(sheet).toBeHidden();
  await expect(edit).toBeFocused();
});

test('Undo and Redo keep the focus when there is nothing left to undo or to redo', async ({ page }) => {
  const slider = retention(page);
  const stands = (share: RegExp) => expect(slider).toHaveAttribute('aria-valuetext', share);
  await tabTo(page, slider);
  await press(page, 'Home');
  await atRest(page);
  await stands(/^30%/);
  await tabTo(page, undo(page), 'Shift+Tab');
  await press(page, 'Enter');
  await stands(/^70%/);
  await expect(undo(page)).toBeFocused();
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  await press(page, 'Enter'); // does nothing
  await stands(/^70%/);
  await press(page, 'Tab');
  await expect(redo(page)).toBeFocused();
  await press(page, 'Space');
  await stands(/^30%/);
  await expect(redo(page)).toBeFocused();
  await expect(redo(page)).toHaveAttribute('aria-disabled', 'true');
});

test('a button that goes away hands the focus on to what comes after it', async ({ page }) => {
  await tabTo(page, retention(page));
  await press(page, 'Home');
  await atRest(page);
  const reset = page.getByRole('button', { name: 'Reset to example' });
  await tabTo(page, reset, 'Shift+Tab');
  await press(page, 'Enter');
  await expect(reset).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save or open' })).toBeFocused();
});
