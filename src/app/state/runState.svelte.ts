import { summarize, type Summary } from '../../core/engine/summarize.ts';
import type { SimJob } from '../../core/engine/planRun.ts';
import type { SimResult } from '../../core/engine/result.ts';
import type { ExactResult, Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import { compileScenario } from '../../core/model/compileScenario.ts';
import type { ModelParams } from '../../core/model/params.ts';
import type { Document, Scenario } from '../../core/scenario/scenario.ts';
import { latest } from '../../runner/latest.ts';
import { outcomeOf } from '../../runner/outcome.ts';
import type { RunFailure } from '../../runner/runFailure.ts';
import type { Runner } from '../../runner/runner.ts';

/** Customers of the preview that follows a slider. */
export const PREVIEW_CUSTOMERS = 20_000;
/** Time after which a run is worth a progress bar. */
const SLOW_MS = 150;

export type RunPhase = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

/** A result with everything it belongs to; what is on the screen always comes from one of these. */
export interface Shown {
  readonly document: Document;
  readonly scenario: Scenario;
  readonly params: ModelParams;
  readonly result: SimResult;
  /** Null while it is being worked out, and after a failure. */
  readonly exact: ExactResult | Unavailable | null;
  /** Fewer customers than the document asks for: a preview, or a run that is not done yet. */
  readonly coarse: boolean;
}

interface Plan {
  readonly document: Document;
  readonly params: ModelParams;
}

/**
 * The run of the document. The last good result stays until there is a better one. While a slider moves: the exact mean
 * and a preview, newest wins; at rest: all customers, refined in place with the same seed.
 */
export class RunState {
  phase: RunPhase = $state('idle');
  shown: Shown | null = $state.raw(null);
  failure: RunFailure | null = $state.raw(null);
  /** Share of the run that is done, 0–1. */
  progress = $state(0);
  /** The run takes long enough to show a bar and a way to stop it. */
  slow = $state(false);
  readonly summary: Summary | null = $derived(this.shown === null ? null : summarize(this.shown.result));

  #runner: Promise<Runner>;
  /** The runner once it is there: what it is asked then leaves at once, before the page is drawn anew. */
  #ready: Runner | undefined;
  #newest = 0;
  #asked: Document | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #preview = latest((plan: Plan, signal) => this.#runPreview(plan, signal), { whenOvertaken: 'finish' });
  #whole = latest((plan: Plan, signal) => this.#runWhole(plan, signal));

  constructor(runner: Promise<Runner>) {
    this.#runner = runner;
    void runner.then(
      (ready) => (this.#ready = ready),
      () => undefined, // told by whoever asks
    );
  }

  /** Shows the document's result: a preview while a gesture goes on, else all of it. */
  request(document: Document, dragging: boolean): void {
    const plan = { document, params: compileScenario(document.scenarios[0]) };
    this.#asked = document;
    if (dragging) {
      this.#newest++;
      this.#whole.cancel();
      this.#endWaiting();
      void this.#follow(this.#preview.ask(plan));
    } else {
      this.#preview.cancel();
      this.phase = 'running';
      this.failure = null;
      this.progress = 0;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (this.slow = this.phase === 'running'), SLOW_MS);
      void this.#follow(this.#whole.ask(plan), ++this.#newest);
    }
  }

  /** Stops the run; what has been simulated so far stays, marked as coarse. */
  cancel(): void {
    if (this.phase !== 'running') return;
    this.#newest++;
    this.#whole.cancel();
    this.#endWaiting();
    this.phase = 'cancelled';
  }

  /** Runs the last document again, after a failure or a cancellation. */
  retry(): void {
    if (this.#asked !== null) this.request(this.#asked, false);
  }

  /** Waits for a request; a `token` that is no longer the newest belongs to a run that was overtaken. */
  async #follow(request: Promise<void>, token?: number): Promise<void> {
    const outcome = await outcomeOf(request);
    if (token !== undefined && token !== this.#newest) return;
    if (outcome.kind === 'cancelled') return;
    this.#endWaiting();
    this.phase = outcome.kind;
    this.failure = outcome.kind === 'failed' ? outcome.failure : null;
  }

  #endWaiting(): void {
    clearTimeout(this.#timer);
    this.slow = false;
  }

  async #runPreview({ document, params }: Plan, signal: AbortSignal): Promise<void> {
    const runner = this.#ready ?? (await this.#runner);
    const job = jobOf(document, params, PREVIEW_CUSTOMERS);
    // The value first: a worker that has it goes on with customers, while one that has customers keeps the value waiting.
    const [exact, result] = await Promise.all([
      outcomeOf(runner.exact(params, 'fast', signal)),
      runner.run(job, { signal }),
    ]);
    if (signal.aborted) return;
    this.shown = {
      document,
      scenario: document.scenarios[0],
      params,
      result,
      // What is too much for every move of a slider may have its value at rest: no reason is told before.
      exact: exact.kind === 'done' ? known(exact.value) : null,
      coarse: job.founders < document.customers,
    };
  }

  async #runWhole({ document, params }: Plan, signal: AbortSignal): Promise<void> {
    const runner = this.#ready ?? (await this.#runner);
    const job = jobOf(document, params, document.customers);
    let exact: ExactResult | Unavailable | null = null;
    const show = (result: SimResult, coarse: boolean) => {
      if (signal.aborted) return;
      this.shown = { document, scenario: document.scenarios[0], params, result, exact, coarse };
    };
    // The exact value is ready long before the last customer; partial results wait for it so that nothing flickers.
    let waiting: SimResult | null = null;
    let settled = false;
    const exactly = outcomeOf(runner.exact(params, 'reference', signal)).then((outcome) => {
      exact = outcome.kind === 'done' ? outcome.value : null;
      settled = true;
      if (waiting !== null) show(waiting, true);
    });
    const result = await runner.run(job, {
      signal,
      onProgress: (done, total) => {
        if (!signal.aborted) this.progress = done / total;
      },
      onPartial: (partial) => {
        if (settled) show(partial, true);
        else waiting = partial;
      },
    });
    await exactly;
    show(result, false);
  }
}

function jobOf(document: Document, params: ModelParams, atMost: number): SimJob {
  return { params, seed: document.seed, founders: Math.min(document.customers, atMost) };
}
