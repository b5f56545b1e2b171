import type { Issue } from '../../core/scenario/issue.ts';
import type { Document } from '../../core/scenario/scenario.ts';
import { MOST_FILE, parseFile, scenarioFile } from '../../core/share/file.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';
import type { Lab } from '../state/lab.svelte.ts';
import { receivedFile } from '../state/received.ts';

/** So much of a file is read: more than enough to see that it is too large, whatever its characters are. */
const MOST_BYTES = 4 * MOST_FILE;

/** Gives the reader the document as a file. */
export function downloadDocument(document: Document, fingerprints: readonly string[], title = ''): void {
  const text = scenarioFile(document, { fingerprints, title });
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = globalThis.document.createElement('a');
  link.href = url;
  link.download = `loyalty-lab_${document.scenarios[0].preset.replace('.', '-')}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * Opens a file that the reader chose or dropped. True when it became the document; else the reader has been told, or
 * went on with something else meanwhile.
 */
export async function openFile(lab: Lab, file: File): Promise<boolean> {
  const name = file.name.slice(0, 60);
  const refuse = (key: MessageKey, issues: readonly Issue[]): false => {
    lab.notices.add({ about: 'file', tone: 'error', key, params: { name }, issues });
    return false;
  };
  let text: string;
  try {
    text = await file.slice(0, MOST_BYTES).text();
  } catch {
    return refuse('file.unreadable', []);
  }
  const read = parseFile(text);
  if (!read.ok) return refuse('file.refused', read.issues);
  return lab.link.open(await receivedFile(name, read.value, read.issues));
}
