import { describe, expect, it } from 'vitest';
import { arrivedWhole, verdictOn, type Received } from '../../../src/app/state/received.ts';
import { headingOf } from '../../../src/app/state/receivedNotices.ts';
import type { SimResult } from '../../../src/core/engine/result.ts';
import type { IssueCode } from '../../../src/core/scenario/issue.ts';

const issue = (path: string, code: IssueCode) => ({ path, code, params: {} });

describe('over the issues of a link stands', () => {
  it.each<[string, IssueCode[]]>([
    ['link.damaged', ['clamped', 'linkChecksum']],
    ['link.damaged', ['missing', 'linkCut']],
    ['link.damaged', ['linkModelOther', 'linkDamaged']],
    ['link.otherModel', ['linkModelOther', 'clamped']],
    ['link.changed', ['clamped', 'unknownField']],
  ])('%s for %o', (heading, codes) => {
    const issues = codes.map((code) => issue('', code));
    expect(headingOf({ file: '', issues })).toBe(heading);
  });
});

describe('over the issues of a file stands', () => {
  it.each<[string, IssueCode]>([
    ['file.changed', 'clamped'],
    ['file.changed', 'linkDamaged'],
    ['link.otherModel', 'linkModelOther'],
  ])('%s for %s', (heading, code) => {
    expect(headingOf({ file: 'a.json', issues: [issue('', code)] })).toBe(heading);
  });
});

describe('the sender is told from what happened on the way', () => {
  it.each<[boolean, string, IssueCode]>([
    [true, 'link', 'linkModelOther'],
    [true, 'link.utm_source', 'unknownField'],
    [true, 'view.lever', 'unknownChoice'],
    [true, 'fingerprints', 'linkDamaged'],
    [false, 'link', 'linkChecksum'],
    [false, 'link', 'linkCut'],
    [false, 'link', 'linkFormatUnknown'],
    [false, 'retentionRate', 'notANumber'],
    [false, 'seed', 'missing'],
  ])('arrived whole: %s, with %s %s', (whole, path, code) => {
    expect(arrivedWhole({ issues: [issue(path, code)] })).toBe(whole);
  });
});

describe('the verdict', () => {
  const result = { fingerprint: '11111111', founders: 5, requested: 5 } as SimResult;
  const verdict = (received: Partial<Received>) =>
    verdictOn(
      { fingerprints: ['22222222'], model: 1, file: '', issues: [], ...received } as Received,
      result,
    );

  it('on what was damaged compares nothing, whatever else is different', () => {
    const issues = [issue('link', 'linkCut')];
    expect(verdict({ issues })).toEqual({ kind: 'damaged', fingerprint: '11111111' });
    expect(verdict({ issues, model: 9 }).kind).toBe('damaged');
    expect(verdict({ issues, fingerprints: [] }).kind).toBe('damaged');
  });

  it('is that it was reproduced, whenever it was', () => {
    const fingerprints = ['11111111'];
    expect(verdict({ fingerprints, issues: [issue('link', 'linkChecksum')] }).kind).toBe('same');
  });

  it('on another result says what may be the reason', () => {
    expect(verdict({})).toMatchObject({ kind: 'other', because: 'unexplained', sent: '22222222' });
    expect(verdict({ file: 'a.json' })).toMatchObject({ because: 'file' });
    expect(verdict({ model: 9 })).toMatchObject({ because: 'model' });
    expect(verdict({ fingerprints: [] }).kind).toBe('unknown');
  });
});
