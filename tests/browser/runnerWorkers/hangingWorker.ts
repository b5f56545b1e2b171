import { expose } from 'comlink';
import { answerRequests } from '../../../src/runner/answerRequests.ts';
import { engineWith, fakeEngine } from '../../runner/support/fakeEngine.ts';

/** Answers that it is ready, and never comes back from its first chunk. */
const engine = engineWith({
  simulateChunk(...args) {
    for (;;) fakeEngine.simulateChunk(...args);
  },
});

expose(answerRequests(engine));
