/** Most characters of a hash that is looked at: 8 kB. */
export const MOST_HASH = 8192;

/** One `key=value` of a link. */
export type Pair = readonly [key: string, value: string];

/** What stands in a link, before anybody knows what it means. */
export interface HashText {
  /** The text that the check word is about. */
  readonly checked: string;
  /** Its pairs, in order. */
  readonly pairs: readonly Pair[];
  /** The check word; undefined when the link ends before it. */
  readonly check: string | undefined;
  /** Keys that somebody added after the check word. */
  readonly added: readonly string[];
}

/**
 * Takes a hash apart, undoing what messengers and mail programs do to links: percent-encoding, `&amp;`, line breaks,
 * invisible characters, and punctuation or brackets at the end. Also takes a whole address.
 *
 * @param hash at most `MOST_HASH` characters
 */
export function readHash(hash: string): HashText {
  const text = unescaped(hash).replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  const inside = text.slice(text.indexOf('#') + 1);
  const start = inside.indexOf('?');
  const query = start < 0 ? '' : withoutTail(inside.slice(start + 1));
  const end = /&c=([^&]*)/i.exec(query);
  const checked = end === null ? query : query.slice(0, end.index);
  const after = end === null ? '' : query.slice(end.index + end[0].length + 1);
  return {
    checked,
    pairs: pairsOf(checked),
    check: end?.[1],
    added: pairsOf(after).map(([key]) => key),
  };
}

/** Without what is neither letter nor digit at the end. (A pattern would take time by the square of the length.) */
function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && !/[A-Za-z0-9]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function pairsOf(text: string): readonly Pair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
    });
}

/** Messengers that encode what was encoded already are known; three times is enough. */
function unescaped(text: string): string {
  let plain = text;
  for (let round = 0; round < 3; round++) {
    const next = plain
      .replace(/&(?:amp|#38|#x26);/gi, '&')
      .replace(/%([2-7][0-9a-f]|0[9ad])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    if (next === plain) break;
    plain = next;
  }
  return plain;
}
