/** What a cancelled request rejects with: the platform's own error, whatever reason the signal was given. */
export function abortError(): DOMException {
  return new DOMException('The request was cancelled.', 'AbortError');
}

/** True for a rejection that means "cancelled", not "failed". */
export function isAbort(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError';
}

/** @throws AbortError when the signal is aborted */
export function assertNotAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw abortError();
}
