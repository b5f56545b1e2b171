import type { Issue } from '../issue.ts';
import type { Report } from './readOwn.ts';

/** Most issues that are kept of one input; more of them say nothing new. */
export const MOST_ISSUES = 200;

/** An empty list of issues and the way to add to it. What is known to be damaged is not said to be missing as well. */
export function collectIssues(): { readonly issues: readonly Issue[]; readonly report: Report } {
  const issues: Issue[] = [];
  const report: Report = (path, code, params = {}) => {
    if (code === 'missing' && issues.some((known) => known.path === path)) return;
    if (issues.length < MOST_ISSUES) issues.push({ path, code, params });
  };
  return { issues, report };
}
