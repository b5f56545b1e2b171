import { coreEngine } from '../../src/runner/coreEngine.ts';
import { createInlineRunner } from '../../src/runner/inlineRunner.ts';
import type { RunControl, Runner } from '../../src/runner/runner.ts';
import type { SimJob } from '../../src/core/engine/planRun.ts';

/** A runner whose runs wait until the test lets them go on; answers are real ones of the inline runner. */
export interface FakeRunner extends Runner {
  /** Jobs whose run was asked for, in order. */
  readonly jobs: readonly SimJob[];
  /** Lets every run that waits go on, and those that come later too. */
  release(): void;
  /** From now on runs wait again. */
  hold(): void;
  /** Makes every run fail with this, until it is called with null. */
  fail(reason: Error | null): void;
}

/** A fake runner; runs go on at once unless `hold` was called. */
export function fakeRunner(): FakeRunner {
  const inline = createInlineRunner(coreEngine);
  const jobs: SimJob[] = [];
  let gate = Promise.resolve();
  let open: () => void = () => undefined;
  let failure: Error | null = null;
  return {
    jobs,
    hold() {
      gate = new Promise((resolve) => (open = resolve));
    },
    release: () => open(),
    fail: (reason) => (failure = reason),
    async run(job: SimJob, control?: RunControl) {
      jobs.push(job);
      await gate;
      if (failure !== null) throw failure;
      return inline.run(job, control);
    },
    values: (params, accuracy, signal) => inline.values(params, accuracy, signal),
    exact: (params, accuracy, signal) => inline.exact(params, accuracy, signal),
    dispose: () => inline.dispose(),
  };
}
