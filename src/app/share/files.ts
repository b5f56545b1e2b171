import { parseFile, scenarioFile } from '../../core/share/file.ts';
import type { Document } from '../../core/scenario/scenario.ts';
import type { Lab } from '../state/lab.svelte.ts';

/** Files larger than this are not even read. */
const MOST_BYTES = 4 * 1024 * 1024;

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
  let text: string;
  try {
    if (file.size > MOST_BYTES) throw new RangeError('too large');
    text = await file.text();
  } catch {
    lab.notices.add({ about: 'file', tone: 'error', key: 'file.unreadable', params: { name: file.name } });
    return false;
  }
  const read = parseFile(text);
  const params = { name: file.name.slice(0, 60) };
  if (!read.ok) {
    lab.notices.add({ about: 'file', tone: 'error', key: 'file.refused', params, issues: read.issues });
    return false;
  }
  if (!(await lab.link.keepOwnWork())) return false;
  lab.link.notOwn(read.value.document);
  lab.document.replace(read.value.document);
  if (read.issues.length === 0) lab.notices.close('file');
  else lab.notices.add({ about: 'file', tone: 'warning', key: 'file.changed', params, issues: read.issues });
  return true;
}
