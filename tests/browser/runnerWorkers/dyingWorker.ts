import { expose } from 'comlink';
import { answerRequests } from '../../../src/runner/answerRequests.ts';
import { fakeEngine } from '../../runner/support/fakeEngine.ts';

/** Answers that it is ready; while it should work it meets an error that nobody catches. */
const { ready } = answerRequests(fakeEngine);

expose({
  ready,
  chunks() {
    setTimeout(() => {
      throw new Error('out of memory, say');
    });
    return new Promise(() => {});
  },
});
