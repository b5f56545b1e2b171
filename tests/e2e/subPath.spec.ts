import { expect, test } from '@playwright/test';
import { serveDist } from './staticServer.ts';
import { expectNoComplaints, watch } from './support.ts';

test('the same files work below a path of a plain file server', async ({ page }) => {
  const server = await serveDist('/some/repo/');
  try {
    const seen = watch(page, new URL(server.address).origin);
    await page.goto(server.address, { waitUntil: 'networkidle' });
    await expect(page.locator('#app')).not.toBeEmpty();
    expectNoComplaints(seen);
    const outside = seen.requests.filter((address) => !address.startsWith(server.address));
    expect(outside).toEqual([]);
  } finally {
    await server.stop();
  }
});
