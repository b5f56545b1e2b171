/** Jobs whose tables a worker keeps. */
export const KEPT_JOBS = 4;

/**
 * Makes `jobId` the newest entry and forgets the oldest beyond `KEPT_JOBS`. The worker keeps its tables by this rule,
 * and the asking side keeps its memory of what the worker has by the same one, so the two always agree.
 */
export function rememberJob<T>(jobs: Map<number, T>, jobId: number, value: T): void {
  jobs.delete(jobId); // a Map lists its keys in the order of insertion
  jobs.set(jobId, value);
  for (const oldest of jobs.keys()) {
    if (jobs.size <= KEPT_JOBS) return;
    jobs.delete(oldest);
  }
}
