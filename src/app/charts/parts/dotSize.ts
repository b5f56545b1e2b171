import { stackDots } from '../../../core/views/stackDots.ts';

const SMALLEST = 3;

/**
 * Largest width of a dot, px, at which the tallest stack still fits: wider dots share a place with more neighbours, so
 * stacks grow faster than dots shrink.
 *
 * @param values        ascending, those that are drawn
 * @param origin        see `stackDots`
 * @param unitsPerPixel of the axis
 * @param height        room for stacks, px
 * @param largest       width that looks best, px
 * @returns 3 … largest, px; at 3 the tallest stack may be cut
 */
export function dotSize({
  values,
  origin,
  unitsPerPixel,
  height,
  largest,
}: {
  readonly values: readonly number[];
  readonly origin: number;
  readonly unitsPerPixel: number;
  readonly height: number;
  readonly largest: number;
}): number {
  for (let size = largest; size > SMALLEST; size -= 0.5) {
    const tallest = stackDots(values, size * unitsPerPixel, origin).reduce(
      (most, { level }) => Math.max(most, level + 1),
      0,
    );
    if (tallest * size <= height) return size;
  }
  return SMALLEST;
}
