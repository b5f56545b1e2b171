import type { Page } from '@playwright/test';
import { expect, test } from './support.ts';
import { atRest, fingerprint } from './pageParts.ts';

test('when the browser refuses the clipboard the link is selected instead, and the page says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
  });
  await page.goto('./');
  await atRest(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/#\/play/);
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByText(/does not let this page copy/)).toBeVisible();
  const selected = await page.evaluate(() => {
    const field = document.querySelector('textarea');
    return field === null ? -1 : (field.selectionEnd ?? 0) - (field.selectionStart ?? 0);
  });
  expect(selected).toBeGreaterThan(50);
});

test('when the device is full nothing is lost, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('./');
  await atRest(page);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('88');
  await page.keyboard.press('Enter');
  await atRest(page);
  await page.getByRole('button', { name: 'Save or open' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.locator('[data-about=storage]')).toContainText('no room left');
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('88');
});

test('without any storage at all the page works', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(window, 'indexedDB', { get: refuse });
  });
  await page.goto('./');
  await atRest(page);
  await page.getByRole('button', { name: '简体' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

/** Lets a test end all workers of the page, and say whether new ones may live. */
async function mortalWorkers(page: Page): Promise<{ kill: (forGood: boolean) => Promise<void> }> {
  await page.addInitScript(() => {
    const Native = window.Worker;
    const made: Worker[] = [];
    const state = { made, forGood: false };
    Object.assign(window, { mortal: state });
    const end = (worker: Worker) => {
      worker.terminate();
      worker.dispatchEvent(new ErrorEvent('error', { message: 'killed' }));
    };
    Object.assign(window, { endWorker: end });
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        made.push(this);
        if (state.forGood) setTimeout(() => end(this), 5);
      }
    };
  });
  return {
    kill: (forGood) =>
      page.evaluate((forGood) => {
        const { mortal, endWorker } = window as unknown as {
          mortal: { made: Worker[]; forGood: boolean };
          endWorker: (worker: Worker) => void;
        };
        mortal.forGood = forGood;
        mortal.made.splice(0).forEach(endWorker);
      }, forGood),
  };
}

test('a worker that dies in the middle of a run is replaced, and the result is the same', async ({
  page,
}) => {
  const workers = await mortalWorkers(page);
  await page.goto('./');
  await atRest(page);
  const size = page.getByRole('combobox', { name: 'Customers' });
  await size.selectOption('1000000');
  await atRest(page);
  const undisturbed = await fingerprint(page);
  await size.selectOption('5000');
  await atRest(page);
  await size.selectOption('1000000');
  await page.waitForTimeout(100);
  await workers.kill(false);
  await expect(page.locator('.run')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
  await expect(page.locator('footer')).toContainText('1,000,000 customers');
  expect(await fingerprint(page)).toBe(undisturbed);
});

test('when no worker lives the page says so, keeps the last result, and tries again when asked', async ({
  page,
}) => {
  const workers = await mortalWorkers(page);
  await page.goto('./');
  await atRest(page);
  const finding = await page.getByRole('heading', { level: 1 }).textContent();
  await workers.kill(true);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('90');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The simulation stopped unexpectedly', {
    timeout: 30_000,
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(finding ?? '');
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('90');
  await workers.kill(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await atRest(page);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(finding ?? '');
});

test('a long run shows its progress and can be stopped; what was simulated stays', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('combobox', { name: 'Customers' }).selectOption('10000000');
  await page.getByRole('button', { name: 'Stop' }).click({ timeout: 10_000 });
  await expect(page.locator('.run')).toContainText(/stopped at [\d,]+ of 10,000,000 customers/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A customer is worth');
});

test('families that outgrow one run are shown as what they are: not the whole', async ({ page }) => {
  await page.goto('./#/play?f=1&m=1&p=blank.1&seed=1&n=20000&on=referral&referralRate=4&horizonYears=20&c=0');
  await expect(page.locator('.run')).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('As far as it could be simulated');
  await expect(page.locator('[data-about=cut]')).toContainText('families');
});

test('a page that cannot fetch its words says so in every language', async ({ page, complaints }) => {
  await page.route(/catalogue/, (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('#app')).toContainText('could not start');
  await expect(page.locator('#app')).toContainText('无法启动');
  complaints.console.length = 0;
  complaints.failed.length = 0;
});

test('a file that is not ours changes nothing, and says so', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'shopping.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"milk": 2}'),
  });
  await expect(page.locator('[data-about=file]')).toContainText('shopping.json');
  await expect(page.getByRole('button', { name: 'Neighbourhood pizza shop' })).toBeVisible();
});

test('a scenario goes out as a file and comes back the same', async ({ page }) => {
  await page.goto('./');
  await atRest(page);
  await page.getByRole('textbox', { name: /^Retention/ }).fill('77');
  await page.keyboard.press('Enter');
  await atRest(page);
  await page.getByRole('button', { name: 'File', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as file' }).click(),
  ]);
  const path = await download.path();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Reset to example' }).click();
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('70');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('textbox', { name: /^Retention/ })).toHaveValue('77');
});
