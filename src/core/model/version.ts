/**
 * Version of the model: raised whenever the same document would give other results. Links carry it; see MODEL.md for
 * what changed from one to the next.
 */
export const MODEL_VERSION = 1;
