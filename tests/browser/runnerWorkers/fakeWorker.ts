import { expose } from 'comlink';
import { answerRequests } from '../../../src/runner/answerRequests.ts';
import { fakeEngine } from '../../runner/support/fakeEngine.ts';

expose(answerRequests(fakeEngine));
