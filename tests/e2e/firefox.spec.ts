import { existsSync } from 'node:fs';
import { expect, firefox, test } from '@playwright/test';
import { encodeLink, presets, simulate } from '../../src/core/index.ts';
import { initialView } from '../../src/core/scenario/blankScenario.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

if (FIREFOX === undefined) {
  test('there is no Firefox on this machine, so its bits were not compared', () => {
    expect(FIREFOX).toBeUndefined();
  });
} else {
  test('Firefox reproduces a run made in Node, bit for bit', async ({ baseURL }) => {
    const scenario = presets['pizza.1'];
    const { fingerprint } = simulate(scenario, { customers: 20_000, seed: 7 });
    const link = await encodeLink(
      { scenarios: [scenario], seed: 7, customers: 20_000, view: initialView },
      { fingerprints: [fingerprint] },
    );
    const browser = await firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX });
    const page = await browser.newPage();
    await page.goto(`${baseURL ?? ''}${link}`);
    await expect(page.getByText(`reproduced exactly · ${fingerprint}`)).toBeVisible({ timeout: 30_000 });
    await browser.close();
  });
}
