import { encodeLink } from '../../core/share/link.ts';
import { initialView } from '../../core/scenario/blankScenario.ts';
import type { Issue } from '../../core/scenario/issue.ts';
import { PRESETS } from '../../core/scenario/presets.ts';
import type { Document } from '../../core/scenario/scenario.ts';
import { contentKey, sameContent, type DocumentState } from './documentState.svelte.ts';
import type { NoticeState } from './noticeState.svelte.ts';
import { headingOf, readAddress, verdictOn, type Received, type Verdict } from './receivedLink.ts';
import type { RunState } from './runState.svelte.ts';
import type { SavedState } from './savedState.svelte.ts';

/** What opens when nothing else is asked for: a finished, believable business. */
export const FIRST_DOCUMENT: Document = {
  scenarios: [PRESETS['pizza.1']],
  seed: 630_498, // K7Q2
  customers: 100_000,
  view: initialView,
};

/** Rest after the last change before the address is written. */
const REST_MS = 400;
/** Rest before the work that is going on is kept on the device. */
const DRAFT_MS = 1200;
/** Longest wait for the device to keep something. */
const PATIENCE_MS = 1000;

/** Whether the present place in the browser's history was written by this page. */
function isOwn(): boolean {
  return (history.state as { own?: boolean } | null)?.own === true;
}

/**
 * The address bar. It is written when the document rests, and read when the reader pastes a link or goes back. The one
 * owner of `location.hash`.
 */
export class LinkState {
  /** The link that the page shows, or showed before the reader began to change it. */
  received: Received | null = $state.raw(null);

  #document: DocumentState;
  #run: RunState;
  #saved: SavedState;
  #notices: NoticeState;
  /** What stands in the address bar, as far as this page knows. */
  #address = $state(location.hash);
  /** Content that is somebody else's or a preset: nothing of the reader's own would be lost with it. */
  #foreign = new Set<string>([contentKey(FIRST_DOCUMENT)]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  /** How many times something was about to take the place of the document; the newest overtakes. */
  #openings = 0;
  /** Until what the address last asked for is opened or refused. */
  #arrival: Promise<void> = Promise.resolve();

  constructor(document: DocumentState, run: RunState, saved: SavedState, notices: NoticeState) {
    this.#document = document;
    this.#run = run;
    this.#saved = saved;
    this.#notices = notices;
  }

  /** Whether what is on the page is still what was sent. */
  readonly asSent: boolean = $derived.by(
    () => this.received !== null && sameContent(this.received.document, this.#document.current),
  );

  readonly verdict: Verdict | null = $derived.by(() => {
    const { received } = this;
    if (received === null || !this.asSent) return null;
    const { shown, phase } = this.#run;
    if (shown === null || shown.coarse || phase === 'running') return { kind: 'waiting' };
    if (!sameContent(shown.document, received.document)) return { kind: 'waiting' };
    return verdictOn(received, shown.result);
  });

  /** Marks content that is not the reader's own work: a preset or something saved. */
  notOwn(document: Document): void {
    this.#foreign.add(contentKey(document));
  }

  /** Whether the page shows work of the reader's own that is saved nowhere. */
  get ownWork(): boolean {
    const { current } = this.#document;
    return !this.#foreign.has(contentKey(current)) && !this.#saved.has(current);
  }

  /** The link of the document as it stands, with the fingerprint when its result is known. */
  async link(): Promise<string> {
    return encodeLink(this.#document.current, { fingerprints: this.fingerprints() });
  }

  /** Of the result of the document as it stands; empty until the whole run is done. */
  fingerprints(): readonly string[] {
    return this.#fingerprints(this.#document.current);
  }

  /** The whole address as it stands. */
  readonly address: string = $derived(this.addressOf(this.#address));

  /** The whole address of a hash. */
  addressOf(hash: string): string {
    return location.href.replace(/#.*$/, '') + hash;
  }

  /** Begins to listen and to write. Call inside an effect root. */
  start(): void {
    $effect(() => {
      const listener = () => {
        const { hash } = location;
        if (hash !== this.#address) this.#arrival = this.#arrive(hash);
      };
      addEventListener('popstate', listener);
      addEventListener('hashchange', listener);
      return () => {
        removeEventListener('popstate', listener);
        removeEventListener('hashchange', listener);
        clearTimeout(this.#timer);
        clearTimeout(this.#draftTimer);
      };
    });
    $effect(() => {
      const { current, dragging } = this.#document;
      void this.#run.shown;
      clearTimeout(this.#timer);
      clearTimeout(this.#draftTimer);
      if (dragging) return;
      this.#timer = setTimeout(() => void this.#write(current), REST_MS);
      if (this.ownWork) {
        this.#draftTimer = setTimeout(() => void this.#saved.writeDraft(current), DRAFT_MS);
      }
    });
  }

  /** Opens a link that was read, from the address at the start or from one that was pasted later. */
  receive(received: Received): void {
    this.#address = received.hash;
    // The reader's own page, loaded again: the browser remembers what this page wrote into its history.
    if (isOwn()) return;
    this.received = received;
    this.notOwn(received.document);
    const { issues, document } = received;
    if (issues.length > 0) {
      this.#notices.add({ about: 'link', tone: 'warning', key: headingOf(issues), issues });
    } else this.#notices.close('link');
    if (document.scenarios.length > 1) {
      const params = { count: document.scenarios.length };
      this.#notices.add({ about: 'several', tone: 'info', key: 'link.several', params });
    }
  }

  /** Says why a link could not be read; what is on the page stays. */
  refuse(issues: readonly Issue[]): void {
    this.#notices.add({ about: 'link', tone: 'error', key: 'link.unreadable', issues });
  }

  /**
   * Before something else is opened: keeps the reader's own work, if there is any on the page, and says how to return to
   * it. False when the reader went on meanwhile, and what was to be opened must not take the place of that.
   */
  async keepOwnWork(): Promise<boolean> {
    const opening = ++this.#openings;
    const { current } = this.#document;
    if (this.ownWork) await this.#keep(current);
    return opening === this.#openings && sameContent(current, this.#document.current);
  }

  /** What the page does with work that the reader left behind when the page was last closed. */
  async offerDraft(): Promise<void> {
    await this.#saved.load();
    const draft = await this.#saved.readDraft();
    if (draft === null || this.#saved.has(draft) || this.#foreign.has(contentKey(draft))) return;
    if (sameContent(draft, this.#document.current)) this.received = null;
    else await this.#keep(draft);
  }

  async #keep(own: Document): Promise<void> {
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'late'));
    const kept = await Promise.race([this.#saved.save('', own, true), late]);
    this.#notices.add({
      about: 'kept',
      tone: 'info',
      key: kept === 'saved' ? 'kept.saved' : 'kept.here',
      action: { key: 'kept.return', run: () => this.#returnTo(own) },
    });
  }

  #returnTo(own: Document): void {
    this.#document.replace(own);
    this.#notices.close('kept');
  }

  async #write(document: Document): Promise<void> {
    if (this.#address === '' && sameContent(document, FIRST_DOCUMENT)) return;
    if (this.asSent && this.#address === this.received?.hash) return;
    const hash = await encodeLink(document, { fingerprints: this.#fingerprints(document) });
    await this.#arrival;
    if (hash === this.#address || document !== this.#document.current) return;
    // The first change of what somebody sent is a new place in history, so that Back returns to what was sent.
    const leaves = this.received !== null && this.#address === this.received.hash && !this.asSent;
    try {
      if (leaves) history.pushState({ own: true }, '', hash);
      else history.replaceState({ own: true }, '', hash);
      this.#address = hash;
    } catch {
      // Too many writes for this browser: the next rest writes again.
    }
  }

  #fingerprints(document: Document): readonly string[] {
    const { shown } = this.#run;
    const known = shown !== null && !shown.coarse && sameContent(shown.document, document);
    return known && document.scenarios.length === 1 ? [shown.result.fingerprint] : [];
  }

  /** The address has changed by other hands: a pasted link, Back or Forward. */
  async #arrive(hash: string): Promise<void> {
    this.#address = hash;
    const read = await readAddress(hash);
    if (hash !== location.hash) return;
    if (read === null) {
      if (hash === '') this.#document.replace(FIRST_DOCUMENT);
      return;
    }
    if (!('document' in read)) {
      this.refuse(read);
      return;
    }
    if (!isOwn() && hash !== this.received?.hash) {
      if (!(await this.keepOwnWork()) || hash !== location.hash) return;
      this.receive(read);
    }
    this.#document.replace(read.document);
  }
}
