import { curveAt } from './curveAt.ts';

/** What a curve does, seen from where the reader stands. Lever values in the lever's unit, the curve in money. */
export type CurveShape =
  /** It hardly answers at all. */
  | { readonly kind: 'flat' }
  /** It is highest inside the range, at `at`, clearly above both ends. */
  | { readonly kind: 'peak'; readonly at: number; readonly low: number; readonly high: number }
  | {
      readonly kind: 'slope';
      readonly low: number;
      readonly high: number;
      /** One step up: from one lever value to another, and what it adds (negative: costs). */
      readonly from: number;
      readonly to: number;
      readonly gain: number;
      /** Whether the steps after this one, to the end of the range, are each larger, smaller, the same, or neither. */
      readonly next: 'more' | 'less' | 'same' | 'mixed';
    };

/** A change of less than this share of the largest value is none. */
const NOTHING = 1e-3;
/** Steps that differ by less than this share of the first are the same. */
const SAME = 0.02;
/** Share of the whole change of slope that one segment may go against it. */
const TREMBLE = 0.05;

/**
 * Shape of a curve round the reader's place.
 *
 * @param place the reader's lever value; clamped to the curve
 * @param step  size of the next step, > 0, in the lever's unit; taken downwards where the range ends
 */
export function curveShape(
  { at, ltv }: { readonly at: readonly number[]; readonly ltv: ArrayLike<number> },
  place: number,
  step: number,
): CurveShape {
  const values = Array.from(ltv);
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!(high - low > NOTHING * Math.max(Math.abs(high), Math.abs(low)))) return { kind: 'flat' };
  const top = values.indexOf(high);
  const last = values.length - 1;
  const clear = 0.05 * (high - low);
  if (top > 0 && top < last && high - values[0] > clear && high - values[last] > clear) {
    return { kind: 'peak', at: at[top], low, high };
  }
  const room = at[last] - step >= at[0] ? at[last] - step : at[0];
  const from = Math.max(at[0], Math.min(place, room));
  const to = Math.min(from + step, at[last]);
  const gain = curveAt(at, values, to) - curveAt(at, values, from);
  return {
    kind: 'slope',
    low,
    high,
    from,
    to,
    gain,
    next: nextSteps(at, values, { from, to }, gain / (to - from)),
  };
}

/** How slopes go on after the place: each segment against the one before it, all against the first step. */
function nextSteps(
  at: readonly number[],
  values: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  first: number,
): 'more' | 'less' | 'same' | 'mixed' {
  if (!(to < at[at.length - 1])) return 'mixed';
  const steepness = [Math.abs(first)];
  for (let i = 1; i < at.length; i++) {
    if (at[i - 1] < from) continue;
    const slope = (values[i] - values[i - 1]) / (at[i] - at[i - 1]);
    if (slope !== 0 && slope < 0 !== first < 0) return 'mixed';
    steepness.push(Math.abs(slope));
  }
  const change = steepness[steepness.length - 1] - steepness[0];
  if (steepness.every((slope) => Math.abs(slope - steepness[0]) <= SAME * steepness[0])) return 'same';
  // The first segment overlaps the step itself, and simulated curves tremble: a little may go the other way.
  const allow = TREMBLE * Math.abs(change);
  const goesOn = steepness.every(
    (slope, i) => i === 0 || (slope - steepness[i - 1]) * Math.sign(change) >= -allow,
  );
  if (goesOn) return change > 0 ? 'more' : 'less';
  return 'mixed';
}
