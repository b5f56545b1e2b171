import { describe, expect, it } from 'vitest';
import { headingOf } from '../../../src/app/state/receivedLink.ts';
import type { IssueCode } from '../../../src/core/scenario/issue.ts';

describe('over the issues of a link stands', () => {
  it.each<[string, IssueCode[]]>([
    ['link.damaged', ['clamped', 'linkChecksum']],
    ['link.damaged', ['linkModelOther', 'linkDamaged']],
    ['link.otherModel', ['linkModelOther', 'clamped']],
    ['link.changed', ['clamped', 'unknownField']],
  ])('%s for %o', (heading, codes) => {
    expect(headingOf(codes.map((code) => ({ path: '', code, params: {} })))).toBe(heading);
  });
});
