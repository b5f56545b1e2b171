/** Every way in which a run can fail; each has the message key `failure.<code>`. */
export const RUN_FAILURE_CODES = [
  /** A worker stopped, or could not be started, twice with the same piece of work. */
  'workerDied',
  /** A worker gave no answer within the time limit, twice with the same piece of work. */
  'workerHung',
  /** The calculation itself threw; `params.message` is for a developer, not for a reader. */
  'engineFailed',
] as const;
export type RunFailureCode = (typeof RUN_FAILURE_CODES)[number];

/** Why a run failed: plain data, because an `Error` that crosses a thread keeps only its text. */
export interface RunFailure {
  readonly code: RunFailureCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a failed run rejects with. */
export class RunError extends Error {
  override readonly name = 'RunError';
  readonly failure: RunFailure;

  constructor(failure: RunFailure) {
    super([failure.code, ...Object.values(failure.params)].join(': '));
    this.failure = failure;
  }
}

/** The failure behind anything thrown: a `RunError`'s own, else `engineFailed` with the text of the error. */
export function failureOf(reason: unknown): RunFailure {
  if (reason instanceof RunError) return reason.failure;
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  return { code: 'engineFailed', params: { message } };
}

/** Does `compute`; whatever it throws becomes a `RunError`. */
export function computed<T>(compute: () => T): T {
  try {
    return compute();
  } catch (reason) {
    throw new RunError(failureOf(reason));
  }
}
