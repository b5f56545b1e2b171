import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Lab } from '../../../src/app/state/lab.svelte.ts';
import { FIRST_DOCUMENT } from '../../../src/app/state/linkState.svelte.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { arbitraryScenario } from '../../helpers/arbitraryScenario.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';
import ShareDialogInLab from './ShareDialogInLab.svelte';

test('a link that chats would cut is not offered, but a file is', async () => {
  const scenarios = fc.sample(arbitraryScenario, { seed: 1, numRuns: 4 });
  const document = { ...FIRST_DOCUMENT, scenarios };
  const lab = new Lab(await loadWords('en'), document, Promise.resolve(fakeRunner()));
  const screen = await render(ShareDialogInLab, { lab });
  await expect.element(screen.getByText(/the link is too long for mail and chat/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Link' }).query()).toBeNull();
  await expect.element(screen.getByRole('button', { name: 'Save as file' })).toBeVisible();
});
