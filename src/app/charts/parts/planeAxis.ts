/** One direction in which a handle moves. */
export interface PlaneAxis {
  readonly label: string;
  /** Where the handle stands, in the value's unit, and in words. */
  readonly value: number;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  /** px of a value, and a reachable value at a px. */
  readonly place: (value: number) => number;
  readonly valueAt: (px: number) => number;
  /** The value some presses of a key away. */
  readonly stepped: (value: number, presses: number) => number;
}
