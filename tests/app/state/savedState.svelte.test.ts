import { afterEach, expect, test, vi } from 'vitest';
import { FIRST_DOCUMENT } from '../../../src/app/state/linkState.svelte.ts';
import { NoticeState } from '../../../src/app/state/noticeState.svelte.ts';
import { SavedState } from '../../../src/app/state/savedState.svelte.ts';
import type { Document } from '../../../src/core/scenario/scenario.ts';

const seeded = (seed: number): Document => ({ ...FIRST_DOCUMENT, seed });

function fresh() {
  const notices = new NoticeState();
  return { notices, saved: new SavedState(notices) };
}

afterEach(async () => {
  vi.restoreAllMocks();
  const { saved } = fresh();
  await saved.load();
  for (const { id } of saved.list) await saved.remove(id);
});

test('what is saved is there when the page is opened again, the newest first', async () => {
  const { saved } = fresh();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(1000);
  await saved.save('older', seeded(1));
  clock.mockReturnValue(2000);
  await saved.save('newer', seeded(2));
  const { saved: later } = fresh();
  await later.load();
  expect(later.list.map(({ name }) => name)).toEqual(['newer', 'older']);
  expect(later.has(seeded(1))).toBe(true);
  expect(later.has(seeded(3))).toBe(false);
});

test('of what the page kept by itself only the newest ten stay; what the reader saved stays', async () => {
  const { saved } = fresh();
  await saved.save('mine', seeded(100));
  for (let seed = 1; seed <= 12; seed++) await saved.save('', seeded(seed), true);
  expect(saved.list.filter(({ automatic }) => automatic)).toHaveLength(10);
  expect(saved.has(seeded(2))).toBe(false);
  expect(saved.has(seeded(3))).toBe(true);
  expect(saved.has(seeded(100))).toBe(true);
});

test('a name makes what the page kept the reader’s own', async () => {
  const { saved } = fresh();
  await saved.save('', seeded(1), true);
  await saved.rename(saved.list[0]?.id ?? '', 'mine');
  const { saved: later } = fresh();
  await later.load();
  expect(later.list.map(({ name, automatic }) => [name, automatic])).toEqual([['mine', false]]);
});

test('when the device refuses, the reader is told and the list stays as it is', async () => {
  const { notices, saved } = fresh();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(await saved.save('mine', seeded(1))).toBe('refused');
  expect(saved.list).toEqual([]);
  expect(notices.list.map(({ key }) => key)).toEqual(['storage.refused']);
});
