import { contours } from 'd3';

/** Points [column, row] in fractions of a grid step: 0 is the first grid value, 2.5 halfway from the third to the next. */
export type GridLine = readonly (readonly [column: number, row: number])[];

/** Values on a grid, number [row × column], row-major. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/**
 * Lines along which a grid of values, linear between its points, has the given level. Open lines end at the border of
 * the grid; closed ones begin and end in the same point. Empty when all values are on one side of the level.
 */
export function contourLines({ columns, rows, values }: Grid, level: number): GridLine[] {
  if (columns < 2 || rows < 2) return [];
  const { coordinates } = contours().size([columns, rows]).contour(Array.from(values), level);
  const lastColumn = columns - 0.5;
  const lastRow = rows - 0.5;
  const inside = ([x, y]: number[]): boolean => x >= 0.5 && x <= lastColumn && y >= 0.5 && y <= lastRow;
  return coordinates
    .flat()
    .flatMap((ring) => runsInside(ring, inside))
    .map((run) => run.map(([x, y]): [number, number] => [x - 0.5, y - 0.5]));
}

/**
 * The rings of the contour generator go round the high ground and close outside the outermost values; what lies
 * outside is cut off here. A ring is a circle: the runs at its two ends are one.
 */
function runsInside(ring: readonly number[][], inside: (point: number[]) => boolean): number[][][] {
  const firstOutside = ring.findIndex((point) => !inside(point));
  if (firstOutside < 0) return [[...ring]];
  const turned = [...ring.slice(firstOutside, -1), ...ring.slice(0, firstOutside + 1)];
  const runs: number[][][] = [];
  let run: number[][] = [];
  for (const point of turned) {
    if (inside(point)) run.push(point);
    else {
      if (run.length > 1) runs.push(run);
      run = [];
    }
  }
  return runs;
}
