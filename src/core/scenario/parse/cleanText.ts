/** More than this of a text is never looked at. */
const TEXT_READ = 1024;

/**
 * Plain text that is safe to show: without control characters, line breaks, characters that turn the writing direction
 * or have no width, and halves of surrogate pairs; cut to `limit` code points.
 */
export function cleanText(text: string, limit: number): string {
  const shown = text
    .slice(0, TEXT_READ)
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '');
  const points = Array.from(shown);
  return points.length > limit ? points.slice(0, limit).join('') : shown;
}
