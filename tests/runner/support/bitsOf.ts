/**
 * A copy of plain data in which every typed array, or list of them, is replaced by its length and a hash of its bytes,
 * and every number that is not whole by its bits: equal copies mean equal bits, and a difference prints in one line.
 */
export function bitsOf(value: unknown): unknown {
  const views = [value].flat();
  if (views.length > 0 && views.every((view) => ArrayBuffer.isView(view))) {
    const words = views.flatMap((view) => [
      ...new Uint32Array(view.buffer, view.byteOffset, view.byteLength / 4),
    ]);
    return `${views[0].constructor.name} ${words.length / 2} ${hashOf(words)}`;
  }
  if (typeof value === 'number' && !Number.isInteger(value)) {
    return `${value} ${hashOf(new Uint32Array(new Float64Array([value]).buffer))}`;
  }
  if (Array.isArray(value)) return value.map(bitsOf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bitsOf(part)]));
  }
  return value;
}

/** Two independent 32-bit hashes side by side. */
function hashOf(words: Iterable<number>): string {
  let one = 0x811c9dc5;
  let two = 0x2545f491;
  for (const word of words) {
    one = Math.imul(one ^ word, 0x01000193);
    one ^= one >>> 15;
    two = Math.imul(two ^ word, 0x9e3779b1);
    two ^= two >>> 13;
  }
  return [one, two].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}
