import type { Issue } from '../../core/scenario/issue.ts';

/** What stands in the browser's history beside an address that this page made of the reader's doing. */
export interface OwnPlace {
  readonly own: true;
  /** Hash of what was sent and changed into this, if it was. */
  readonly of: string | undefined;
}

/** What of a file the link that says the same does not say. */
export interface BesideLink {
  /** Name of the file; empty for a link. */
  readonly file: string;
  /** What its writer called it. */
  readonly title: string;
  /** Version of the model that its writer saw. */
  readonly model: number;
  /** What was lost on the way or cannot be used; empty for what is in good order. */
  readonly issues: readonly Issue[];
}

/** What stands beside the link of a file, so that it remains a file when the page is loaded again. */
interface FilePlace {
  readonly beside: BesideLink;
}

/** The present place, if this page made it of the reader's doing; null for a link, and for what was opened from a file. */
export function ownPlace(): OwnPlace | null {
  const state = history.state as Partial<OwnPlace> | null;
  return state?.own === true ? { own: true, of: state.of } : null;
}

/** What the present place knows of a file; null when it is none. */
export function besideLink(): BesideLink | null {
  return (history.state as Partial<FilePlace> | null)?.beside ?? null;
}

/**
 * Writes the address: of the present place, or of a new one. False when it was too often for this browser.
 *
 * @param isNew whether Back is to return to what stands there now
 */
export function writePlace(hash: string, state: OwnPlace | FilePlace, isNew: boolean): boolean {
  try {
    if (isNew) history.pushState(state, '', hash);
    else history.replaceState(state, '', hash);
    return true;
  } catch {
    return false;
  }
}
