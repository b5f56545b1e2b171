/** Where a dot stands: the middle of its stack, and how many dots are under it. */
export interface StackedDot {
  readonly value: number;
  readonly level: number;
}

/**
 * Stacks dots that would overlap: the axis is cut into cells as wide as a dot, and the dots of a cell stand on each
 * other in its middle. So no two dots overlap, none is moved by more than half its width, and a line drawn at `origin`
 * has every dot on its own side.
 *
 * @param values ascending
 * @param width  of a dot, in the values' unit, > 0
 * @param origin an edge between two cells; a dot at it stands on its right
 * @returns in the order of `values`
 */
export function stackDots(values: ArrayLike<number>, width: number, origin: number): StackedDot[] {
  const stacked: StackedDot[] = [];
  let cell = NaN;
  let level = 0;
  for (let i = 0; i < values.length; i++) {
    const own = Math.floor((values[i] - origin) / width);
    level = own === cell ? level + 1 : 0;
    cell = own;
    stacked.push({ value: origin + (cell + 0.5) * width, level });
  }
  return stacked;
}
