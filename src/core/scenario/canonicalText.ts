/**
 * Text that is equal for plain data with the same content, whatever the order of its keys: what was read from a link or
 * a file lists them otherwise than what was written by hand.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
