import { textWidth } from './parts/textWidth.ts';

/** Lower and upper edge of one area of a stack: number [point]. */
export interface Band {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Room that a name needs inside its area, px. */
const LINE = 17;
/** Places along the picture at which a name is tried. */
const TRIES = 60;

/** Layers put on top of one another, the first one on zero. */
export function stackOf(layers: readonly ArrayLike<number>[]): Band[] {
  let floor: readonly number[] = Array.from(layers[0] ?? [], () => 0);
  return layers.map((layer) => {
    const low = floor;
    const high = low.map((height, point) => height + layer[point]);
    floor = high;
    return { low, high };
  });
}

/**
 * The place where an area is highest under the whole width of its name: middle of the name, px; null where it is
 * nowhere high enough.
 *
 * @param xs where the points stand, px, ascending
 * @param y  px of a height, falling
 */
export function roomFor(
  name: string,
  { low, high }: Band,
  xs: readonly number[],
  y: (height: number) => number,
): { readonly x: number; readonly y: number } | null {
  const half = textWidth(name) / 2 + 6;
  const last = xs.length - 1;
  let best: { x: number; y: number; room: number } | null = null;
  for (let point = 0; point <= last; point += Math.max(1, Math.floor(xs.length / TRIES))) {
    const middle = xs[point];
    if (middle - half < xs[0] || middle + half > xs[last]) continue;
    let top = -Infinity;
    let bottom = Infinity;
    const [from, to] = pointsAround(xs, middle - half, middle + half);
    for (let at = from; at <= to; at += 1) {
      top = Math.max(top, y(high[at]));
      bottom = Math.min(bottom, y(low[at]));
    }
    const room = bottom - top;
    if (room >= LINE && room > (best?.room ?? 0)) best = { x: middle, y: (top + bottom) / 2, room };
  }
  return best;
}

/** A place for a name in the empty corner above the right end of a stack; null where the stack leaves none. */
export function cornerAbove(
  name: string,
  { high }: Band,
  xs: readonly number[],
  y: (height: number) => number,
  top: number,
): { readonly x: number; readonly y: number } | null {
  const half = textWidth(name) / 2 + 8;
  const end = xs[xs.length - 1];
  const [from, to] = pointsAround(xs, end - 2 * half, end);
  const edge = Math.min(...high.slice(from, to + 1).map(y));
  return end - xs[0] >= 2 * half && edge - top >= 2 * LINE ? { x: end - half, y: top + LINE } : null;
}

/** First and last of the points that a stretch touches, with the neighbours to which lines run from there. */
function pointsAround(xs: readonly number[], start: number, end: number): readonly [number, number] {
  const from = xs.findIndex((x) => x >= start);
  const to = xs.findLastIndex((x) => x <= end);
  return [Math.max(0, from - 1), Math.min(xs.length - 1, to + 1)];
}
