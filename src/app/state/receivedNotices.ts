import type { IssueCode } from '../../core/scenario/issue.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';
import type { NoticeState } from './noticeState.svelte.ts';
import type { Received } from './received.ts';

/** What happened on the way, by the kinds of issue that tell it; what comes first is said first. */
const HAPPENED: readonly (readonly [MessageKey, ReadonlySet<IssueCode>])[] = [
  ['link.damaged', new Set(['linkChecksum', 'linkCut', 'linkDamaged', 'linkInflatesTooFar'])],
  ['link.otherModel', new Set(['linkModelOther'])],
];

/** The sentence that stands over the issues of what could be read. */
export function headingOf({ file, issues }: Pick<Received, 'file' | 'issues'>): MessageKey {
  const told = HAPPENED.find(([, codes]) => issues.some(({ code }) => codes.has(code)))?.[0];
  if (told === 'link.otherModel' || file === '') return told ?? 'link.changed';
  return 'file.changed';
}

/** Says what happened to what was received, in place of what was said before; of anything else, nothing. */
export function tellReceived(notices: NoticeState, received: Received | null): void {
  for (const about of ['link', 'file', 'several']) notices.close(about);
  if (received === null) return;
  const { file, issues, document } = received;
  if (issues.length > 0) {
    const about = file === '' ? 'link' : 'file';
    notices.add({ about, tone: 'warning', key: headingOf(received), params: { name: file }, issues });
  }
  const count = document.scenarios.length;
  if (count > 1) notices.add({ about: 'several', tone: 'info', key: 'link.several', params: { count } });
}
