import { isAbort } from './cancel.ts';
import { failureOf, type RunFailure } from './runFailure.ts';

/** The one end of a request. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: RunFailure };

/** Waits for a request and names its end; never rejects. */
export async function outcomeOf<T>(request: Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'done', value: await request };
  } catch (reason) {
    return isAbort(reason) ? { kind: 'cancelled' } : { kind: 'failed', failure: failureOf(reason) };
  }
}
