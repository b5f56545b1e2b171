import { canonicalText } from '../../core/scenario/canonicalText.ts';
import type { Document, DocumentView, Scenario } from '../../core/scenario/scenario.ts';
import type { Received } from './received.ts';

/** Whether a change is one of many in a gesture (a slider being dragged) or the end of one. */
export type Phase = 'drag' | 'commit';

/** How many gestures can be undone. */
const DEPTH = 100;

/** A document and where it came from. */
interface Step {
  readonly document: Document;
  readonly origin: Received | null;
}

/**
 * The document: one immutable value, replaced whole. Undo is a list of earlier ones, one entry per gesture; what is
 * open on the page (`view`) is part of the document but not of its history.
 */
export class DocumentState {
  current: Document = $state.raw() as Document;
  /** True between the first and the last change of a gesture. */
  dragging = $state(false);
  /** What somebody sent and this is, changed or not; null for what is the reader's own. */
  origin: Received | null = $state.raw(null);
  #past: readonly Step[] = $state.raw([]);
  #future: readonly Step[] = $state.raw([]);
  /** What stood before the gesture that is going on. */
  #before: Document | null = null;

  constructor(first: Document) {
    this.current = first;
  }

  /** The scenario that the levers change. */
  readonly scenario: Scenario = $derived(this.current.scenarios[0]);
  readonly canUndo: boolean = $derived(this.#past.length > 0);
  readonly canRedo: boolean = $derived(this.#future.length > 0);

  /** Changes fields of the scenario. */
  change(patch: Partial<Scenario>, phase: Phase = 'commit'): void {
    const [scenario, ...others] = this.current.scenarios;
    this.replace({ ...this.current, scenarios: [{ ...scenario, ...patch }, ...others] }, phase);
  }

  /** Changes the document: its scenarios, its seed or its size. Can be undone. */
  replace(next: Document, phase: Phase = 'commit'): void {
    this.#put({ document: next, origin: this.origin }, phase);
  }

  /** Opens another document, of the reader's own or from elsewhere. Can be undone. */
  open(document: Document, origin: Received | null): void {
    this.#put({ document, origin }, 'commit');
  }

  #put(next: Step, phase: Phase): void {
    const before = this.#before ?? this.current;
    const { origin } = this;
    this.#show(next);
    this.dragging = phase === 'drag';
    this.#before = phase === 'drag' ? before : null;
    if (phase === 'commit' && !sameContent(before, next.document)) {
      this.#past = [...this.#past, { document: before, origin }].slice(-DEPTH);
      this.#future = [];
    }
  }

  #show({ document, origin }: Step): void {
    this.current = document;
    this.origin = origin;
  }

  get #step(): Step {
    return { document: this.current, origin: this.origin };
  }

  /** What is open on the page; not a step of undo. */
  show(patch: Partial<DocumentView>): void {
    this.current = { ...this.current, view: { ...this.current.view, ...patch } };
  }

  /** Ends a gesture whose last change came as `drag` (a pointer let go elsewhere). */
  settle(): void {
    if (this.#before !== null) this.replace(this.current, 'commit');
  }

  undo(): void {
    this.settle();
    const previous = this.#past.at(-1);
    if (previous === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.#step];
    this.#show({ ...previous, document: { ...previous.document, view: this.current.view } });
  }

  redo(): void {
    this.settle();
    const next = this.#future.at(-1);
    if (next === undefined) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.#step];
    this.#show({ ...next, document: { ...next.document, view: this.current.view } });
  }
}

/** Whether two documents have the same results: everything but what is open on the page. */
export function sameContent(a: Document, b: Document): boolean {
  return a === b || contentKey(a) === contentKey(b);
}

/** Text that is equal for documents with the same results. */
export function contentKey({ scenarios, seed, customers }: Document): string {
  return canonicalText([scenarios, seed, customers]);
}
