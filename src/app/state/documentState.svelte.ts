import { canonicalText } from '../../core/scenario/canonicalText.ts';
import type { Document, DocumentView, Scenario } from '../../core/scenario/scenario.ts';

/** Whether a change is one of many in a gesture (a slider being dragged) or the end of one. */
export type Phase = 'drag' | 'commit';

/** How many gestures can be undone. */
const DEPTH = 100;

/**
 * The document: one immutable value, replaced whole. Undo is a list of earlier ones, one entry per gesture; what is
 * open on the page (`view`) is part of the document but not of its history.
 */
export class DocumentState {
  current: Document = $state.raw() as Document;
  /** True between the first and the last change of a gesture. */
  dragging = $state(false);
  #past: readonly Document[] = $state.raw([]);
  #future: readonly Document[] = $state.raw([]);
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

  /** Opens another document, or the same one with another seed or size. Can be undone. */
  replace(next: Document, phase: Phase = 'commit'): void {
    const before = this.#before ?? this.current;
    this.current = next;
    this.dragging = phase === 'drag';
    this.#before = phase === 'drag' ? before : null;
    if (phase === 'commit' && !sameContent(before, next)) {
      this.#past = [...this.#past, before].slice(-DEPTH);
      this.#future = [];
    }
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
    this.#future = [...this.#future, this.current];
    this.current = { ...previous, view: this.current.view };
  }

  redo(): void {
    this.settle();
    const next = this.#future.at(-1);
    if (next === undefined) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.current];
    this.current = { ...next, view: this.current.view };
  }

  /** Opens a document that arrived from outside; nothing before it can be undone into it. */
  open(document: Document): void {
    this.#before = null;
    this.dragging = false;
    this.#past = [];
    this.#future = [];
    this.current = document;
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
