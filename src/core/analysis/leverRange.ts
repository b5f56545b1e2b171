import { exp, log } from '../numerics/elementary.ts';
import { FIELDS } from '../scenario/fields.ts';
import type { NumberField, NumberFieldId } from '../scenario/fields.ts';
import type { Scenario } from '../scenario/scenario.ts';

/**
 * Values of a lever at which to look: evenly spaced over its slider's range, in ratios where the slider is logarithmic.
 * Whole numbers for a field of whole numbers, hence perhaps fewer than asked for. When the scenario's own value lies
 * outside the slider's range it is added, so that a curve always reaches the point it is about; up to one more
 * range away the spacing continues until there.
 *
 * @param points how many within the range, ≥ 2
 * @returns ascending, no value twice, in the field's unit; first and last are the ends of the range (or the own value)
 * @throws RangeError unless points is a whole number ≥ 2
 */
export function leverValues(lever: NumberFieldId, points: number, scenario: Scenario): number[] {
  if (!(points >= 2 && Number.isInteger(points))) {
    throw new RangeError(`leverValues: points must be a whole number ≥ 2, got ${points}`);
  }
  const field: NumberField = FIELDS[lever];
  const inside = Array.from({ length: points }, (_, index) => valueAt(field, index / (points - 1)));
  const values = field.whole === true ? inside.map(Math.round) : inside;
  const beyond = valuesBeyond(field, points, scenario[lever]);
  return [...new Set([...values, ...beyond])].sort((a, b) => a - b);
}

/** Values outside the slider up to the scenario's own one, that included; none if it lies within. */
function valuesBeyond(field: NumberField, points: number, own: number): number[] {
  if (own >= field.from && own <= field.to) return [];
  const isHigh = own > field.to;
  const steps = Array.from({ length: points - 1 }, (_, index) => (index + 1) / (points - 1));
  const spaced = steps.map((share) => valueAt(field, isHigh ? 1 + share : -share));
  const last = spaced[spaced.length - 1];
  if (last === undefined || (isHigh ? own > last : own < last)) return [own];
  const before = spaced.filter((value) => (isHigh ? value < own : value > own));
  return [...(field.whole === true ? before.map(Math.round) : before), own];
}

/** Value at a share of the slider's way; exactly the ends at 0 and 1. */
function valueAt(field: NumberField, share: number): number {
  if (share === 0) return field.from;
  if (share === 1) return field.to;
  if (field.scale === 'linear') return field.from + (field.to - field.from) * share;
  const low = log(field.from);
  return exp(low + (log(field.to) - low) * share);
}
