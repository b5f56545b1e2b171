import { expose } from 'comlink';
import { answerRequests } from './answerRequests.ts';
import { coreEngine } from './coreEngine.ts';

// The worker's entry. Thin on purpose: what runs in a real worker is invisible to coverage.
expose(answerRequests(coreEngine));
