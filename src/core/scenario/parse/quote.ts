import { cleanText } from './cleanText.ts';

const QUOTED_LENGTH = 40;

/** How something unreadable is quoted in an issue: numbers as they are, texts cleaned and short, the rest by a sign. */
export function quote(value: unknown): string | number {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return cleanText(value, QUOTED_LENGTH);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'object') return isList(value) ? '[…]' : '{…}';
  return '?';
}

function isList(value: object): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
