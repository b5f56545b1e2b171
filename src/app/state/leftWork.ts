import type { Document } from '../../core/scenario/scenario.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';
import { sameContent } from './documentState.svelte.ts';
import type { NoticeState } from './noticeState.svelte.ts';
import type { SavedState } from './savedState.svelte.ts';

/** Longest wait for the device to keep something. */
const PATIENCE_MS = 1000;

/**
 * Work of the reader's own that something else took the place of. It is kept on the device, and the page offers to return
 * to it: to the last first, then to those before, until the reader is back at each of them or will hear no more of it.
 */
export class LeftWork {
  #saved: SavedState;
  #notices: NoticeState;
  #open: (own: Document) => void;
  #left: readonly { readonly own: Document; readonly key: MessageKey }[] = [];

  /** @param open puts work onto the page */
  constructor(saved: SavedState, notices: NoticeState, open: (own: Document) => void) {
    this.#saved = saved;
    this.#notices = notices;
    this.#open = open;
  }

  /** Keeps work, unless the device has it already, and offers it. Waits for a slow device, but not for ever. */
  async keep(own: Document): Promise<void> {
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'late'));
    const kept = this.#saved.has(own) ? 'saved' : await Promise.race([this.#saved.save('', own, true), late]);
    this.#left = [...this.#without(own), { own, key: kept === 'saved' ? 'kept.saved' : 'kept.here' }];
    this.#offer();
  }

  /** What the reader has come back to need not be offered any more. */
  opened(document: Document): void {
    const rest = this.#without(document);
    if (rest.length === this.#left.length) return;
    this.#left = rest;
    this.#offer();
  }

  /** It stays on the device, but is not offered again: not now, and not when the page is loaded the next time. */
  #forget(): void {
    this.#left = [];
    void this.#saved.writeDraft(null);
  }

  #without(document: Document) {
    return this.#left.filter(({ own }) => !sameContent(own, document));
  }

  #offer(): void {
    const last = this.#left.at(-1);
    if (last === undefined) {
      this.#notices.close('kept');
      return;
    }
    const action = { key: 'kept.return', run: () => this.#open(last.own) } as const;
    const dismissed = () => this.#forget();
    this.#notices.add({ about: 'kept', tone: 'info', key: last.key, action, dismissed });
  }
}
