import type { CellBox } from './parts/cellBox.ts';
import { textWidth } from './parts/textWidth.ts';

/** Places of horizontal bars that stand one under another with their names at the left. */
export interface Rows {
  /** Where bars begin, px: names end 8 px before. */
  readonly left: number;
  /** Middle of a row, px. */
  readonly y: (row: number) => number;
  /** Height of a bar, px. */
  readonly thickness: number;
  /** Place of a bar from one px to another, in either order. */
  readonly boxOf: (row: number, from: number, to: number) => CellBox;
  /** The only column and the row under a px; null outside. */
  readonly rowAt: (y: number) => readonly [0, number] | null;
}

/**
 * Rows of equal height from the top down, at most 34 px each, so that few rows do not become fat.
 *
 * @param names texts at the left; they get what they need, up to 49 % of the width
 */
export function rowsOf({
  count,
  top,
  bottom,
  names,
  width,
}: {
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly names: readonly string[];
  readonly width: number;
}): Rows {
  const pitch = Math.min(34, (bottom - top) / Math.max(1, count));
  const thickness = Math.round(pitch * 0.62);
  const left = Math.min(0.49 * width, Math.ceil(Math.max(0, ...names.map((name) => textWidth(name)))) + 8);
  const y = (row: number): number => Math.round(top + pitch * (row + 0.5));
  return {
    left,
    y,
    thickness,
    boxOf: (row, from, to) => ({
      x: Math.min(from, to),
      y: y(row) - thickness / 2,
      width: Math.max(2, Math.abs(to - from)),
      height: thickness,
    }),
    rowAt: (px) => {
      const row = Math.floor((px - top) / pitch);
      return row >= 0 && row < count ? [0, row] : null;
    },
  };
}
