import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import Lever from '../../../src/app/controls/Lever.svelte';
import { loadWords } from '../../../src/i18n/loadWords.ts';

const english = await loadWords('en');

function lever(value = 0.8, words = english) {
  const onchange = vi.fn<(value: number, phase: 'drag' | 'commit') => void>();
  const screen = render(Lever, { id: 'retentionRate', value, words, currency: 'USD', onchange });
  return { screen, onchange };
}

test('the slider says its value with its unit', async () => {
  const { screen } = lever();
  const slider = (await screen).getByRole('slider', { name: 'Retention' });
  await expect
    .element(slider)
    .toHaveAttribute('aria-valuetext', '80% of customers are still here a year later');
});

test.each([
  ['zh-Hans', '80%，一年后仍留下的顾客比例'],
  ['zh-Hant', '80%，一年後仍留下的顧客比例'],
] as const)('in %s value and meaning are parted as that language does', async (locale, text) => {
  const { screen } = lever(0.8, await loadWords(locale));
  await expect.element((await screen).getByRole('slider')).toHaveAttribute('aria-valuetext', text);
});

test('an arrow key moves the slider by one step, and quick keys are one gesture', async () => {
  const { screen, onchange } = lever();
  (await screen).getByRole('slider').element().focus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(onchange.mock.calls.map(([, phase]) => phase)).not.toContain('commit');
  await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith(expect.any(Number), 'commit'), 2000);
  expect(onchange.mock.calls.filter(([, phase]) => phase === 'commit')).toHaveLength(1);
});

test('what is typed wins', async () => {
  const { screen, onchange } = lever();
  const field = (await screen).getByRole('textbox');
  await userEvent.fill(field, '93,4');
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(0.934, 'commit');
});

test('what is typed beyond the possible is moved to the edge, and said', async () => {
  const { screen, onchange } = lever();
  const shown = await screen;
  await userEvent.fill(shown.getByRole('textbox'), '140');
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenCalledExactlyOnceWith(1, 'commit');
  await expect.element(shown.getByText('The largest possible is 100%.')).toBeVisible();
});

test('what is no number changes nothing, and says so', async () => {
  const { screen, onchange } = lever();
  const shown = await screen;
  const field = shown.getByRole('textbox');
  await userEvent.fill(field, 'most of them');
  await userEvent.keyboard('{Enter}');
  expect(onchange).not.toHaveBeenCalled();
  await expect.element(field).toHaveValue('80');
  await expect.element(shown.getByText(/is not a number/)).toBeVisible();
});

test('“what is this?” explains the number when it is asked', async () => {
  const { screen } = lever();
  const shown = await screen;
  await shown.getByRole('button', { name: 'What is “Retention”?' }).click();
  await expect.element(shown.getByText(/still active one year from now/)).toBeVisible();
});
