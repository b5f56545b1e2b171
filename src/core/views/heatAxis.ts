import { leverField } from '../analysis/lever.ts';
import { exp, log } from '../numerics/elementary.ts';
import type { NumberFieldId, Unit } from '../scenario/fields.ts';

/** One axis of the heat map. Grid values are equally spaced on its scale, but for one that may lie off the slider. */
export interface HeatAxis {
  readonly lever: NumberFieldId;
  readonly unit: Unit;
  /** Grid values, ascending, in the lever's unit. */
  readonly values: readonly number[];
  /** Borders of the cells round the grid values, ascending; the outermost are the outermost values: number [value + 1]. */
  readonly edges: readonly number[];
  readonly scale: 'linear' | 'log';
  /** Legal values and the step of one key press. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Axis of a lever over the grid values of a heat map. */
export function heatAxis(lever: NumberFieldId, values: readonly number[]): HeatAxis {
  const { unit, scale, min, max, step } = leverField(lever);
  const middles = values.slice(1).map((value, index) => between(values[index], value, 0.5, scale));
  return {
    lever,
    unit,
    values,
    edges: [values[0], ...middles, values[values.length - 1]],
    scale,
    min,
    max,
    step,
  };
}

/** Value at a place in grid steps: 2.5 is halfway, on the axis's scale, from the third value to the next. */
export function valueAtGrid({ values, scale }: HeatAxis, place: number): number {
  const left = Math.max(0, Math.min(Math.floor(place), values.length - 2));
  return between(values[left], values[left + 1], place - left, scale);
}

/** Place of a value in grid steps; values outside are put at the nearest end. */
export function gridOfValue({ values, scale }: HeatAxis, value: number): number {
  const last = values.length - 1;
  if (!(value > values[0])) return 0;
  if (!(value < values[last])) return last;
  const right = values.findIndex((known) => known >= value);
  const low = values[right - 1];
  const high = values[right];
  const share = scale === 'log' ? log(value / low) / log(high / low) : (value - low) / (high - low);
  return right - 1 + share;
}

function between(low: number, high: number, share: number, scale: 'linear' | 'log'): number {
  if (share === 0) return low;
  if (share === 1) return high;
  return scale === 'log' && low > 0 ? low * exp(log(high / low) * share) : low + (high - low) * share;
}

/** The nearest value a press of a key could reach: a whole number of steps, within the map. */
export function snapped({ values, step }: HeatAxis, value: number): number {
  const low = values[0];
  const high = values[values.length - 1];
  const near = Math.round(value / step) * step;
  return clean(Math.max(low, Math.min(near, high)));
}

/**
 * The value some presses of a key away: one step each on a linear axis, a hundredth of the way from end to end on a
 * logarithmic one, but never less than one step. Stops at the ends of the map.
 */
export function stepped(axis: HeatAxis, value: number, presses: number): number {
  const { values, scale, step } = axis;
  const wanted =
    scale === 'linear'
      ? value + presses * step
      : value * exp((log(values[values.length - 1] / values[0]) * presses) / 100);
  const next = snapped(axis, wanted);
  const stuck = next === clean(value) && presses !== 0;
  return stuck ? snapped(axis, value + (presses > 0 ? step : -step)) : next;
}

/** Without the dust of binary fractions: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
