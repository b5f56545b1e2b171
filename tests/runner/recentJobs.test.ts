import { expect, test } from 'vitest';
import { KEPT_JOBS, rememberJob } from '../../src/runner/recentJobs.ts';

test('the job used longest ago is forgotten first', () => {
  const jobs = new Map<number, string>();
  for (let id = 1; id <= KEPT_JOBS; id++) rememberJob(jobs, id, `job ${id}`);
  rememberJob(jobs, 1, 'job 1');
  rememberJob(jobs, 99, 'job 99');
  expect([...jobs.keys()]).toEqual([3, 4, 1, 99]);
});
