import { untrack } from 'svelte';
import { encodeLink } from '../../core/share/link.ts';
import { initialView } from '../../core/scenario/blankScenario.ts';
import type { Issue } from '../../core/scenario/issue.ts';
import { PRESETS } from '../../core/scenario/presets.ts';
import type { Document } from '../../core/scenario/scenario.ts';
import { contentKey, sameContent, type DocumentState } from './documentState.svelte.ts';
import { besideLink, ownPlace, writePlace, type OwnPlace } from './historyPlace.ts';
import { LeftWork } from './leftWork.ts';
import type { NoticeState } from './noticeState.svelte.ts';
import { readAddress, verdictOn, type Received, type Verdict } from './received.ts';
import { tellReceived } from './receivedNotices.ts';
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

/**
 * The address bar. It is written when the document rests, and read when the reader pastes a link or goes back. The one
 * owner of `location.hash`.
 */
export class LinkState {
  #document: DocumentState;
  #run: RunState;
  #saved: SavedState;
  #notices: NoticeState;
  #left: LeftWork;
  /** What was received since the page was loaded, by its link. */
  #known = new Map<string, Received>();
  /** What the notices speak of. */
  #told: Received | null = null;
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
    this.#left = new LeftWork(saved, notices, (own) => this.#show(own, null));
  }

  /** What was sent and is on the page, or was before the reader began to change it. */
  get received(): Received | null {
    return this.#document.origin;
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

  /** Marks content that is not the reader's own work: a preset or what was sent. */
  notOwn(document: Document): void {
    this.#foreign.add(contentKey(document));
  }

  /** Whether the page shows work of the reader's own that they have not saved. */
  get ownWork(): boolean {
    return this.#unsaved(this.#document.current);
  }

  #unsaved(document: Document): boolean {
    return !this.#foreign.has(contentKey(document)) && !this.#saved.hasNamed(document);
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
      // Undo and redo, too, lead from what was sent to the reader's own and back.
      const { received } = this;
      if (received !== this.#told) untrack(() => this.#tell(received));
    });
    $effect(() => {
      const { current, dragging } = this.#document;
      void this.#run.shown;
      if (!dragging) untrack(() => this.#left.opened(current));
      clearTimeout(this.#timer);
      clearTimeout(this.#draftTimer);
      if (dragging) return;
      this.#timer = setTimeout(() => void this.#write(current), REST_MS);
      if (this.ownWork) {
        this.#draftTimer = setTimeout(() => void this.#saved.writeDraft(current), DRAFT_MS);
      }
    });
  }

  /** Opens the link that the page was loaded with. */
  receive(received: Received): void {
    this.#address = received.hash;
    // The reader's own page, loaded again: the browser remembers what this page wrote into its history.
    if (ownPlace() === null) this.#showReceived(received);
  }

  /** Says why a link could not be read; what is on the page stays. */
  refuse(issues: readonly Issue[]): void {
    this.#notices.add({ about: 'link', tone: 'error', key: 'link.unreadable', issues });
  }

  /**
   * Opens a document that the reader chose, or what they received as a file, in the place of their own work, which is kept
   * first. False when the reader went on meanwhile, and the document must not take the place of that.
   */
  async open(opened: Document | Received): Promise<boolean> {
    if (!(await this.#keepOwnWork())) return false;
    if ('hash' in opened) {
      const { hash, file, title, model, issues } = opened;
      const place = { beside: { file, title, model, issues } };
      // A link that is open already becomes the file that says the same.
      if (writePlace(hash, place, hash !== this.#address)) this.#address = hash;
      this.#showReceived(opened);
    } else this.#show(opened, null);
    return true;
  }

  /** What the page does with work that the reader left behind when the page was last closed. */
  async offerDraft(): Promise<void> {
    await this.#saved.load();
    const draft = await this.#saved.readDraft();
    if (draft === null || !this.#unsaved(draft)) return;
    const { current } = this.#document;
    if (sameContent(draft, current)) this.#document.open(current, null);
    else await this.#left.keep(draft);
  }

  /**
   * Keeps the reader's own work, if there is any on the page, and says how to return to it. False when something else was
   * opened or changed meanwhile.
   */
  async #keepOwnWork(): Promise<boolean> {
    const opening = ++this.#openings;
    const { current } = this.#document;
    if (this.ownWork) await this.#left.keep(current);
    return opening === this.#openings && sameContent(current, this.#document.current);
  }

  #showReceived(received: Received): void {
    this.#known.set(received.hash, received);
    this.notOwn(received.document);
    this.#show(received.document, received);
  }

  #show(document: Document, received: Received | null): void {
    this.#document.open(document, received);
    this.#left.opened(document);
    this.#tell(received);
  }

  #tell(received: Received | null): void {
    this.#told = received;
    tellReceived(this.#notices, received);
  }

  async #write(document: Document): Promise<void> {
    if (this.#address === '' && sameContent(document, FIRST_DOCUMENT)) return;
    if (this.asSent && this.#address === this.received?.hash) return;
    const hash = await encodeLink(document, { fingerprints: this.#fingerprints(document) });
    await this.#arrival;
    if (hash === this.#address || document !== this.#document.current) return;
    // What was sent keeps its place in history, whatever is made of it, so that Back returns to it; and so does the
    // reader's own work when what was sent comes back, and the other way round.
    const { received } = this;
    const own = ownPlace();
    const leaves = own === null ? this.#known.has(this.#address) : this.#sentFor(own) !== received;
    // What this was made of is known from before the page was loaded again, too.
    const of = received?.hash ?? (leaves ? undefined : own?.of);
    if (writePlace(hash, { own: true, of }, leaves)) this.#address = hash; // else at the next rest
  }

  /** What was sent and changed into what stands at a place in history. */
  #sentFor({ of }: OwnPlace): Received | null {
    return (of === undefined ? undefined : this.#known.get(of)) ?? null;
  }

  #fingerprints(document: Document): readonly string[] {
    const { shown } = this.#run;
    const known = shown !== null && !shown.coarse && sameContent(shown.document, document);
    return known && document.scenarios.length === 1 ? [shown.result.fingerprint] : [];
  }

  /** The address has changed by other hands: a pasted link, Back or Forward. */
  async #arrive(hash: string): Promise<void> {
    this.#address = hash;
    const own = ownPlace();
    const read = await readAddress(hash, besideLink());
    if (hash !== location.hash) return;
    if (read === null) {
      if (hash === '') this.#show(FIRST_DOCUMENT, null);
    } else if (!('document' in read)) this.refuse(read);
    else if (own !== null) this.#show(read.document, this.#sentFor(own));
    else {
      const received = this.#known.get(hash) ?? read;
      const goesOn = received === this.received || (await this.#keepOwnWork());
      if (goesOn && hash === location.hash) this.#showReceived(received);
    }
  }
}
