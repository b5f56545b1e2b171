import type { Issue } from '../../core/scenario/issue.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';
import type { MessageParams } from '../../i18n/words.ts';

/** Something the reader should know: stays until it is closed or replaced by a newer one about the same matter. */
export interface Notice {
  /** What it is about; a new notice about the same matter takes the place of the old one. */
  readonly about: string;
  readonly tone: 'info' | 'warning' | 'error';
  readonly key: MessageKey;
  readonly params?: MessageParams;
  /** What was lost or changed, one line each. */
  readonly issues?: readonly Issue[];
  readonly action?: { readonly key: MessageKey; readonly run: () => void };
  /** Called when the reader closes it. */
  readonly dismissed?: () => void;
}

/** What the page has to say beside its findings. Holds keys, not text, so that the language can change. */
export class NoticeState {
  list: readonly Notice[] = $state.raw([]);

  add(notice: Notice): void {
    this.list = [...this.list.filter(({ about }) => about !== notice.about), notice];
  }

  /** The reader has read it, and wants no more of it. */
  dismiss({ about, dismissed }: Notice): void {
    this.close(about);
    dismissed?.();
  }

  close(about: string): void {
    if (this.list.some((notice) => notice.about === about)) {
      this.list = this.list.filter((notice) => notice.about !== about);
    }
  }
}
