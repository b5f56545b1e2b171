import type { Issue, IssueCode } from '../issue.ts';
import { cleanText } from './cleanText.ts';

/** Takes note of one thing that was wrong; `path` names the place in the scenario. */
export type Report = (path: string, code: IssueCode, params?: Issue['params']) => void;

/** Stands for a property that is there but cannot be read, because reading it throws. */
export const UNREADABLE = Symbol('unreadable');

/**
 * Value of an own property of something untrusted: undefined when there is none (inherited ones do not count),
 * `UNREADABLE` when a getter or a proxy throws. Never throws.
 */
export function readOwn(source: object, key: string | number): unknown {
  try {
    return Object.hasOwn(source, key) ? (source as Record<string | number, unknown>)[key] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** Whether something untrusted is an object with named parts, not a list. One that refuses to be read still is. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && lengthOf(value) === undefined;
}

/**
 * The first entries of an untrusted list, at most `limit`, and whether there were more; undefined when it is no list.
 * The cost depends on `limit`, not on the length that the list claims.
 */
export function readList(
  value: unknown,
  limit: number,
): { readonly entries: readonly unknown[]; readonly more: boolean } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const length = lengthOf(value);
  if (length === undefined) return undefined;
  const count = Math.min(length, limit);
  return { entries: Array.from({ length: count }, (_, i) => readOwn(value, i)), more: length > limit };
}

/** Length of a list, a whole number; undefined for anything that is not one or refuses to say. */
function lengthOf(value: object): number | undefined {
  try {
    if (!Array.isArray(value)) return undefined;
    const { length } = value as { readonly length: unknown };
    return typeof length === 'number' && length >= 0 ? Math.floor(length) : 0;
  } catch {
    return undefined;
  }
}

const KEYS_NAMED = 5;

/**
 * Reports own keys that are not in `known`, at most five of them: they are ignored, and a sender who meant something by
 * them should know.
 */
export function reportUnknownKeys(
  source: object,
  known: ReadonlySet<string>,
  at: string,
  report: Report,
): void {
  let keys: readonly string[];
  try {
    keys = Object.keys(source);
  } catch {
    return;
  }
  let named = 0;
  for (const key of keys) {
    if (known.has(key)) continue;
    const name = cleanText(key, KEY_LENGTH);
    report(at + name, 'unknownField', { name });
    if (++named === KEYS_NAMED) return;
  }
}

const KEY_LENGTH = 40;
