import { textWidth } from './parts/textWidth.ts';

/** A line with the text that belongs on it. */
export interface LabelledLine {
  readonly text: string;
  /** Points, px. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Where a text stands: its middle, px. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Part of the picture that texts may use, and circles they must leave free, px. */
export interface LabelSpace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly taken: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
}

const HEIGHT = 17;
/** Where on a line a text is tried, in this order. */
const TRIES = [0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86, 0.06, 0.94];

/**
 * Puts texts on their lines, each at the first place on which it covers no other and stays inside. Earlier lines come
 * first; a text without a place is left out.
 */
export function contourLabels(lines: readonly LabelledLine[], space: LabelSpace): PlacedLabel[] {
  const placed: (PlacedLabel & { readonly width: number })[] = [];
  for (const { text, points } of lines) {
    const width = textWidth(text, 11) + 6;
    const free = TRIES.map((share) => alongLine(points, share)).find(
      ([x, y]) =>
        x - width / 2 >= space.left &&
        x + width / 2 <= space.right &&
        y - HEIGHT / 2 >= space.top &&
        y + HEIGHT / 2 <= space.bottom &&
        placed.every(
          (other) => Math.abs(other.x - x) >= (other.width + width) / 2 || Math.abs(other.y - y) >= HEIGHT,
        ) &&
        space.taken.every(
          (circle) =>
            Math.abs(circle.x - x) >= circle.radius + width / 2 ||
            Math.abs(circle.y - y) >= circle.radius + HEIGHT / 2,
        ),
    );
    if (free !== undefined) placed.push({ text, x: free[0], y: free[1], width });
  }
  return placed.map(({ text, x, y }) => ({ text, x, y }));
}

/** Point at a share of a line's length. */
function alongLine(points: readonly (readonly [number, number])[], share: number): readonly [number, number] {
  const lengths = points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index];
    return Math.hypot(x - fromX, y - fromY);
  });
  let left = share * lengths.reduce((total, length) => total + length, 0);
  for (let index = 0; index < lengths.length; index += 1) {
    if (left <= lengths[index] && lengths[index] > 0) {
      const part = left / lengths[index];
      const [fromX, fromY] = points[index];
      const [toX, toY] = points[index + 1];
      return [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part];
    }
    left -= lengths[index];
  }
  return points[points.length - 1] ?? [0, 0];
}
