import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import TableEditor from '../../../src/app/controls/TableEditor.svelte';
import type { Column } from '../../../src/app/controls/column.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';

interface Loss {
  readonly month: number;
  readonly exit: number | null;
}
const words = await loadWords('en');
const columns: readonly Column<Loss>[] = [
  {
    kind: 'number',
    id: 'month',
    label: 'Month',
    range: { min: 1, max: 600, whole: true },
    get: (row) => row.month,
    set: (row, month) => ({ ...row, month }),
  },
  {
    kind: 'optional',
    id: 'exit',
    label: 'Leave',
    percent: true,
    range: { min: 0, max: 1 },
    get: (row) => row.exit,
    set: (row, exit) => ({ ...row, exit }),
  },
];

async function editor(rows: readonly Loss[]) {
  const onchange = vi.fn<(rows: readonly Loss[], removed?: number) => void>();
  const screen = await render(TableEditor<Loss>, {
    caption: 'Losses',
    rows,
    columns,
    words,
    rowName: (_: Loss, index: number) => `Loss ${index + 1}`,
    least: 1,
    most: 3,
    newRow: () => ({ month: 12, exit: 0.1 }),
    onchange,
  });
  return { screen, onchange };
}
const TWO = [
  { month: 6, exit: 0.1 },
  { month: 12, exit: null },
];

test('every cell has a name of its own, from its row and its column', async () => {
  const { screen } = await editor(TWO);
  await expect.element(screen.getByRole('textbox', { name: /^Loss 1: Month/ })).toHaveValue('6');
  await expect.element(screen.getByRole('textbox', { name: /^Loss 2: Leave/ })).toHaveValue('');
});

test('a cell changes its row and no other', async () => {
  const { screen, onchange } = await editor(TWO);
  await userEvent.fill(screen.getByRole('textbox', { name: /^Loss 1: Leave/ }), '25%');
  await userEvent.tab();
  expect(onchange).toHaveBeenCalledExactlyOnceWith([{ month: 6, exit: 0.25 }, TWO[1]]);
});

test('an impossible number is moved to the nearest possible one, and said', async () => {
  const { screen, onchange } = await editor(TWO);
  await userEvent.fill(screen.getByRole('textbox', { name: /^Loss 1: Month/ }), '1000');
  await userEvent.tab();
  expect(onchange).toHaveBeenCalledExactlyOnceWith([{ month: 600, exit: 0.1 }, TWO[1]]);
  await expect.element(screen.getByRole('status')).toHaveTextContent(/“1000” is not possible; 600 stands/);
});

test('what may be left empty can be emptied', async () => {
  const { screen, onchange } = await editor(TWO);
  await userEvent.clear(screen.getByRole('textbox', { name: /^Loss 1: Leave/ }));
  await userEvent.tab();
  expect(onchange).toHaveBeenCalledExactlyOnceWith([{ month: 6, exit: null }, TWO[1]]);
});

test('rows are added and taken out, but never fewer than there must be', async () => {
  const { screen, onchange } = await editor(TWO);
  await screen.getByRole('button', { name: 'Add a row' }).click();
  expect(onchange).toHaveBeenLastCalledWith([...TWO, { month: 12, exit: 0.1 }]);
  await screen.getByRole('button', { name: 'Remove Loss 1' }).click();
  expect(onchange).toHaveBeenLastCalledWith([TWO[1]], 0);
  const { screen: single } = await editor([TWO[0]]);
  expect(single.container.querySelectorAll('tbody button')).toHaveLength(0);
});
