import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DocumentState } from '../../../src/app/state/documentState.svelte.ts';
import { besideLink } from '../../../src/app/state/historyPlace.ts';
import { FIRST_DOCUMENT, LinkState } from '../../../src/app/state/linkState.svelte.ts';
import { NoticeState } from '../../../src/app/state/noticeState.svelte.ts';
import { readAddress, receivedFile, type Received } from '../../../src/app/state/received.ts';
import { RunState } from '../../../src/app/state/runState.svelte.ts';
import { SavedState } from '../../../src/app/state/savedState.svelte.ts';
import { encodeLink } from '../../../src/core/share/link.ts';
import type { Document } from '../../../src/core/scenario/scenario.ts';
import { fakeRunner } from '../../helpers/fakeRunner.ts';

const spending = (spendPerYear: number): Document => ({
  ...FIRST_DOCUMENT,
  scenarios: [{ ...FIRST_DOCUMENT.scenarios[0], spendPerYear }],
});

/** A page with work of the reader's own, whose device saves only when the test lets it. */
function page() {
  const document = new DocumentState(FIRST_DOCUMENT);
  const notices = new NoticeState();
  const saved = new SavedState(notices);
  const saves: ((end: 'saved') => void)[] = [];
  const save = vi.spyOn(saved, 'save').mockImplementation(() => new Promise((done) => saves.push(done)));
  const writeDraft = vi.spyOn(saved, 'writeDraft').mockResolvedValue();
  const link = new LinkState(document, new RunState(Promise.resolve(fakeRunner())), saved, notices);
  document.replace(spending(500));
  return { document, notices, link, save, writeDraft, letSave: () => saves.forEach((done) => done('saved')) };
}

const address = location.href;
let stop: () => void = () => undefined;

beforeEach(() => history.replaceState(null, '', address.replace(/#.*$/, '')));
afterEach(() => {
  stop();
  vi.useRealTimers();
});

async function paste(document: Document): Promise<void> {
  location.hash = await encodeLink(document, { fingerprints: [] });
}

function listening() {
  const parts = page();
  stop = $effect.root(() => parts.link.start());
  return parts;
}

test('a pasted link takes the place of work that was kept', async () => {
  const { document, notices, save, letSave } = listening();
  await paste(spending(900));
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  expect(document.scenario.spendPerYear).toBe(500);
  letSave();
  await vi.waitFor(() => expect(document.scenario.spendPerYear).toBe(900));
  expect(notices.list.map(({ key }) => key)).toContain('kept.saved');
});

test('a change made while the work is being kept is not replaced by the link', async () => {
  const { document, link, save, letSave } = listening();
  await paste(spending(900));
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  document.replace(spending(600));
  letSave();
  await rest();
  expect(document.scenario.spendPerYear).toBe(600);
  expect(link.received).toBeNull();
});

test('of two links pasted while the work is being kept the newer is opened', async () => {
  const { document, link, save, letSave } = listening();
  await paste(spending(900));
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1));
  await paste(spending(700));
  await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(2));
  letSave();
  await rest();
  expect(document.scenario.spendPerYear).toBe(700);
  expect(link.received?.document.scenarios[0].spendPerYear).toBe(700);
});

test('the address of a link that is being opened is not written over', async () => {
  const { document, link, save, letSave } = listening();
  await paste(spending(900));
  await vi.waitFor(() => expect(save).toHaveBeenCalled());
  await rest(600);
  letSave();
  await vi.waitFor(() => expect(document.scenario.spendPerYear).toBe(900));
  expect(link.received?.hash).toBe(location.hash);
});

test('a change of what is open on the page is no other document', async () => {
  const { document, link, letSave } = page();
  const opened = link.open(spending(900));
  document.show({ lever: 'costToServe' });
  letSave();
  expect(await opened).toBe(true);
});

test('what is opened later overtakes what still waits', async () => {
  const { link, letSave } = page();
  const both = [link.open(spending(900)), link.open(spending(700))];
  letSave();
  expect(await Promise.all(both)).toEqual([false, true]);
});

test('a device that does not answer holds nobody up', async () => {
  vi.useFakeTimers();
  const { notices, link } = page();
  const opened = link.open(spending(900));
  await vi.advanceTimersByTimeAsync(1100);
  expect(await opened).toBe(true);
  expect(notices.list.map(({ key }) => key)).toEqual(['kept.here']);
});

/** A link that was read, in good order or cut off. */
async function sent(document: Document, cut = false): Promise<Received> {
  const hash = await encodeLink(document, { fingerprints: ['0123abcd'] });
  const read = await readAddress(cut ? hash.slice(0, -8) : hash, null);
  if (read === null || !('document' in read)) throw new Error('not read');
  return read;
}

function asFile({ document, fingerprints, model, issues }: Received): Promise<Received> {
  return receivedFile('a.json', { document, fingerprints, model, title: 'A' }, issues);
}

const abouts = (notices: NoticeState) => notices.list.map(({ about }) => about);

test.each([false, true])(
  'undo leads from what was sent back to one’s own, and redo to it again (as a file: %s)',
  async (file) => {
    const { document, notices, link, letSave } = listening();
    const asLink = await sent(spending(900), true);
    const received = file ? await asFile(asLink) : asLink;
    const opened = link.open(received);
    letSave();
    await opened;
    expect(link.received).toBe(received);
    expect(abouts(notices)).toContain(file ? 'file' : 'link');
    document.undo();
    await rest();
    expect(document.scenario.spendPerYear).toBe(500);
    expect(link.received).toBeNull();
    expect(abouts(notices)).not.toContain(file ? 'file' : 'link');
    document.redo();
    await rest();
    expect(link.received).toBe(received);
    expect(abouts(notices)).toContain(file ? 'file' : 'link');
  },
);

test('what was changed in something received still comes from it', async () => {
  const { document, link, letSave } = listening();
  const received = await sent(spending(900));
  const opened = link.open(received);
  letSave();
  await opened;
  document.change({ spendPerYear: 901 });
  expect(link.received).toBe(received);
  expect(link.verdict).toBeNull();
});

test('a file has its own place in history, which knows that it is one', async () => {
  const { link, letSave } = listening();
  const { length } = history;
  const opened = link.open(await asFile(await sent(spending(900), true)));
  letSave();
  await opened;
  expect(history.length).toBe(length + 1);
  expect(await readAddress(location.hash, besideLink())).toEqual(link.received);
});

test('each work that was left is offered until the reader is back at it', async () => {
  const { document, notices, link, letSave } = page();
  const returnTo = () => notices.list.find(({ about }) => about === 'kept')?.action?.run();
  const leaveFor = async (received: Received) => {
    const opened = link.open(received);
    letSave();
    await opened;
  };
  await leaveFor(await sent(spending(900)));
  document.change({ spendPerYear: 901 });
  await leaveFor(await sent(spending(700)));
  returnTo();
  expect(document.scenario.spendPerYear).toBe(901);
  returnTo();
  expect(document.scenario.spendPerYear).toBe(500);
  expect(link.received).toBeNull();
  expect(abouts(notices)).not.toContain('kept');
  await leaveFor(await sent(spending(700)));
  expect(abouts(notices)).toContain('kept');
});

test('an offer that the reader has closed does not come back, nor when the page is loaded again', async () => {
  const { document, notices, link, letSave, writeDraft } = page();
  const opened = link.open(await sent(spending(900)));
  letSave();
  await opened;
  notices.dismiss(notices.list.find(({ about }) => about === 'kept')!);
  expect(writeDraft).toHaveBeenLastCalledWith(null);
  await link.open(await sent(spending(700)));
  expect(abouts(notices)).not.toContain('kept');
  // Nor behind newer work.
  document.change({ spendPerYear: 701 });
  const again = link.open(await sent(spending(600)));
  letSave();
  await again;
  notices.list.find(({ about }) => about === 'kept')?.action?.run();
  expect(document.scenario.spendPerYear).toBe(701);
  expect(abouts(notices)).not.toContain('kept');
});

test('who is back at the left work by undoing is not offered it any longer', async () => {
  const { document, notices, link, letSave } = listening();
  const opened = link.open(await sent(spending(900)));
  letSave();
  await opened;
  expect(abouts(notices)).toContain('kept');
  document.undo();
  expect(document.scenario.spendPerYear).toBe(500);
  await vi.waitFor(() => expect(abouts(notices)).not.toContain('kept'));
});

test('a file that says what the open link says is a file when the page is loaded again', async () => {
  const { link, letSave } = listening();
  await paste(spending(900));
  await rest();
  letSave();
  await vi.waitFor(() => expect(link.received).not.toBeNull());
  const { length } = history;
  await link.open(await asFile(await sent(spending(900), true)));
  expect(besideLink()).not.toBeNull();
  expect(history.length).toBeLessThanOrEqual(length + 1);
});

/** Time for everything that has begun to come to its end. */
const rest = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));
