/** How a value moves under a handle: steps for the keyboard, rounding for the pointer. */
export interface HandleScale {
  /** Number of equal steps of the keyboard from end to end. */
  readonly positions: number;
  positionOf(value: number): number;
  /** Value at a position, at least one step away from `from` if the position is another. */
  valueOf(position: number, from: number): number;
  /** A value as the reader may choose it: on a step, inside the range. */
  settle(value: number): number;
}

const LOG_POSITIONS = 200;

/**
 * Scale of a handle: by steps where linear, by equal ratios where logarithmic.
 *
 * @param extent ends of the range; both > 0 when logarithmic
 * @param step   smallest change, > 0
 * @param stops  values that may be chosen though they are on no step
 */
export function handleScale({
  extent: [low, high],
  step,
  kind,
  stops = [],
}: {
  readonly extent: readonly [number, number];
  readonly step: number;
  readonly kind: 'linear' | 'log';
  readonly stops?: readonly number[];
}): HandleScale {
  const settle = (value: number): number =>
    stops.includes(value)
      ? value
      : Math.max(low, Math.min(Number((Math.round(value / step) * step).toPrecision(12)), high));
  if (kind === 'linear' || low <= 0) {
    const positions = Math.max(1, Math.round((high - low) / step));
    return {
      positions,
      positionOf: (value) => (value - low) / step,
      valueOf: (position) => settle(low + position * step),
      settle,
    };
  }
  const ratio = Math.log(high / low) / LOG_POSITIONS;
  const positionOf = (value: number): number => Math.log(Math.max(value, low) / low) / ratio;
  return {
    positions: LOG_POSITIONS,
    positionOf,
    valueOf: (position, from) => {
      const value = settle(low * Math.exp(position * ratio));
      const direction = Math.sign(position - Math.round(positionOf(from)));
      return value === from ? settle(from + direction * step) : value;
    },
    settle,
  };
}
