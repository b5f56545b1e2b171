import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { Lab } from '../../../src/app/state/lab.svelte.ts';
import { FIRST_DOCUMENT } from '../../../src/app/state/linkState.svelte.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';
import SavedListInLab from './SavedListInLab.svelte';

/** The list with one entry that the page kept by itself, and its name being changed. */
async function renaming() {
  const lab = new Lab(await loadWords('en'), FIRST_DOCUMENT, Promise.resolve(fakeRunner()));
  lab.saved.list = [{ id: 'a', name: '', at: 0, automatic: true, document: FIRST_DOCUMENT }];
  lab.saved.known = true;
  const rename = vi.spyOn(lab.saved, 'rename').mockResolvedValue(true);
  const screen = await render(SavedListInLab, { lab });
  await screen.getByRole('button', { name: /^Rename/ }).click();
  const field = screen.getByRole('textbox', { name: /^Rename/ });
  field.element().focus();
  return { rename, field };
}

test('Enter gives the name that was typed', async () => {
  const { rename, field } = await renaming();
  await field.fill('Mine');
  await userEvent.keyboard('{Enter}');
  expect(rename).toHaveBeenCalledExactlyOnceWith('a', 'Mine');
});

test('Escape leaves the name as it was', async () => {
  const { rename, field } = await renaming();
  await field.fill('Mine');
  await userEvent.keyboard('{Escape}');
  await expect.element(field).not.toBeInTheDocument();
  expect(rename).not.toHaveBeenCalled();
});

test('a title that was not changed is no name given by the reader', async () => {
  const { rename, field } = await renaming();
  await userEvent.keyboard('{Enter}');
  await expect.element(field).not.toBeInTheDocument();
  expect(rename).not.toHaveBeenCalled();
});
