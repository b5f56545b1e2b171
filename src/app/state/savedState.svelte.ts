import { createStore, del, entries, get, set } from 'idb-keyval';
import { parseDocument } from '../../core/share/parseDocument.ts';
import type { Document } from '../../core/scenario/scenario.ts';
import { contentKey } from './documentState.svelte.ts';
import type { NoticeState } from './noticeState.svelte.ts';

/** One scenario kept on this device. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Kept by the page, not by the reader, because something else was opened. */
  readonly automatic: boolean;
  readonly document: Document;
}

/** Key of the work that is going on; everything else is a saved scenario. */
const DRAFT = 'draft';
/** Most scenarios that the page keeps by itself; the oldest make room. */
const MOST_AUTOMATIC = 10;

/**
 * Scenarios saved on this device, in the browser's own database. What it holds may be of an older page, so it is read
 * like any stranger's file. When storage is refused or full the reader is told, and what is on the page stays.
 */
export class SavedState {
  list: readonly Saved[] = $state.raw([]);
  /** Whether the list has been read. */
  known = $state(false);

  #notices: NoticeState;
  #store: ReturnType<typeof createStore> | null = null;
  #warned = false;
  /** Why the last attempt failed. */
  #why: 'full' | 'refused' = 'refused';

  constructor(notices: NoticeState) {
    this.#notices = notices;
  }

  /** Reads the list; an unreadable database is an empty list and a notice. */
  async load(): Promise<void> {
    const found = await this.#try(() => entries<string, unknown>(this.#database()));
    this.list = (found ?? [])
      .filter(([id]) => id !== DRAFT)
      .map(([id, value]) => savedOf(id, value))
      .filter((saved): saved is Saved => saved !== null)
      .sort((a, b) => b.at - a.at);
    this.known = true;
  }

  /** Saves under a name. When the device refuses, the reader has been told why. */
  async save(name: string, document: Document, automatic = false): Promise<'saved' | 'full' | 'refused'> {
    const id = crypto.randomUUID();
    const saved: Saved = { id, name, at: Date.now(), automatic, document };
    if ((await this.#try(() => set(id, saved, this.#database()), !automatic)) === null) return this.#why;
    this.list = [saved, ...this.list];
    for (const { id: old } of this.list.filter((one) => one.automatic).slice(MOST_AUTOMATIC)) {
      await this.remove(old);
    }
    return 'saved';
  }

  async rename(id: string, name: string): Promise<boolean> {
    const saved = this.list.find((one) => one.id === id);
    if (saved === undefined) return false;
    const renamed: Saved = { ...saved, name, automatic: false };
    if ((await this.#try(() => set(id, renamed, this.#database()))) === null) return false;
    this.list = this.list.map((one) => (one.id === id ? renamed : one));
    return true;
  }

  async remove(id: string): Promise<boolean> {
    if ((await this.#try(() => del(id, this.#database()))) === null) return false;
    this.list = this.list.filter((one) => one.id !== id);
    return true;
  }

  /** Keeps the work that is going on; null when there is none to keep. */
  async writeDraft(document: Document | null): Promise<void> {
    await this.#try(
      () => (document === null ? del(DRAFT, this.#database()) : set(DRAFT, document, this.#database())),
      !this.#warned,
    );
  }

  /** The work that was going on when the page was last left. */
  async readDraft(): Promise<Document | null> {
    const value = await this.#try(() => get<unknown>(DRAFT, this.#database()), false);
    const read = value === null || value === undefined ? null : parseDocument(value);
    return read?.ok === true ? read.value : null;
  }

  /** Whether the same content is kept already. */
  has(document: Document): boolean {
    return this.#copies(document).length > 0;
  }

  /** Whether the reader saved the same content, under a name. */
  hasNamed(document: Document): boolean {
    return this.#copies(document).some(({ automatic }) => !automatic);
  }

  #copies(document: Document): readonly Saved[] {
    const key = contentKey(document);
    return this.list.filter((saved) => contentKey(saved.document) === key);
  }

  #database(): ReturnType<typeof createStore> {
    return (this.#store ??= createStore('loyalty-lab', 'scenarios'));
  }

  /** Does something with the database; null when it is refused, which is told once per reason. */
  async #try<T>(work: () => Promise<T>, tell = true): Promise<T | null | undefined> {
    try {
      return (await work()) ?? undefined;
    } catch (reason) {
      this.#warned = true;
      this.#why = reason instanceof DOMException && reason.name === 'QuotaExceededError' ? 'full' : 'refused';
      if (tell) this.#notices.add({ about: 'storage', tone: 'warning', key: `storage.${this.#why}` });
      return null;
    }
  }
}

function savedOf(id: string, value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, at, automatic, document } = value as Record<string, unknown>;
  const read = parseDocument(document);
  if (!read.ok) return null;
  return {
    id,
    name: typeof name === 'string' ? name.slice(0, 80) : '',
    at: typeof at === 'number' ? at : 0,
    automatic: automatic === true,
    document: read.value,
  };
}
