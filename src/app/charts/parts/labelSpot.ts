/** A strip of the picture: its lower and upper edge at some x, all in px from the top left. */
export interface Strip {
  readonly x: readonly number[];
  readonly top: readonly number[];
  readonly bottom: readonly number[];
}

/** Room that is taken, px, by its middle. */
export interface TakenBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a text fits inside a strip without touching a line: the roomiest place; null when there is none.
 *
 * @param taken other texts and marks
 * @param avoid y of the line at an x, px
 * @param size  width and height of the text, px
 */
export function labelSpot(
  strip: Strip,
  avoid: (x: number) => number,
  size: { readonly width: number; readonly height: number },
  taken: readonly TakenBox[] = [],
): { readonly x: number; readonly y: number } | null {
  let best: { x: number; y: number; room: number } | null = null;
  const { x, top, bottom } = strip;
  const inside = (index: number, from: number, to: number): boolean => x[index] >= from && x[index] <= to;
  for (let middle = x[0] + size.width / 2; middle <= x[x.length - 1] - size.width / 2; middle += 8) {
    const [from, to] = [middle - size.width / 2, middle + size.width / 2];
    const under = x.map((_, index) => index).filter((index) => inside(index, from - 12, to + 12));
    const places = [from, middle, to];
    const line = [...places, ...under.map((index) => x[index])]
      .filter((at) => at >= from && at <= to)
      .map(avoid);
    const high = Math.max(...edge(strip, top, from, to));
    const low = Math.min(...edge(strip, bottom, from, to));
    for (const [upper, lower] of [
      [high, Math.min(low, ...line)],
      [Math.max(high, ...line), low],
    ]) {
      const room = lower - upper - size.height;
      const y = (upper + lower) / 2;
      const free = taken.every(
        (box) =>
          Math.abs(box.x - middle) >= (box.width + size.width) / 2 ||
          Math.abs(box.y - y) >= (box.height + size.height) / 2,
      );
      if (room > 4 && free && (best === null || room > best.room)) best = { x: middle, y, room };
    }
  }
  return best === null ? null : { x: best.x, y: best.y };
}

/** An edge of the strip at both ends of a stretch and wherever it has a corner between them. */
function edge({ x }: Strip, values: readonly number[], from: number, to: number): number[] {
  const corners = values.filter((_, index) => x[index] > from && x[index] < to);
  return [between(x, values, from), ...corners, between(x, values, to)];
}

function between(x: readonly number[], values: readonly number[], at: number): number {
  const right = x.findIndex((place) => place >= at);
  if (right <= 0) return values[Math.max(right, 0)];
  const part = (at - x[right - 1]) / (x[right] - x[right - 1]);
  return values[right - 1] + part * (values[right] - values[right - 1]);
}
