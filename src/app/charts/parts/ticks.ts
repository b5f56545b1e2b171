import { tickStep } from 'd3';
import type { AmountUnit } from '../../../core/views/chartView.ts';
import type { Words } from '../../../i18n/words.ts';

/** A place on an axis with its text. */
export interface Tick {
  /** In the scale's units. */
  readonly value: number;
  readonly text: string;
}

/** What ticks need of a d3 scale. */
interface TickScale {
  (value: number): number;
  ticks(count?: number): number[];
  domain(): number[];
}

/**
 * Three to six round values of a scale; two where its ends allow no more. On a logarithmic scale, whose own ticks come
 * in tens, every n-th is taken. `thinned` leaves out those that have no room.
 */
export function fewTicks(scale: TickScale, most = 6): number[] {
  for (const least of [3, 2]) {
    for (let count = most; count >= 2; count -= 1) {
      const values = scale.ticks(count);
      if (values.length >= least && values.length <= most) return values;
    }
  }
  const values = scale.ticks(most);
  const decades = values.filter((value) => /^[125]0*$/.test(String(value)));
  const tens = values.filter((value) => /^10*$/.test(String(value)));
  for (const some of [decades, tens]) if (some.length >= 2 && some.length <= most) return some;
  const every = Math.ceil(values.length / most);
  return values.filter((_, index) => index % every === 0);
}

/** Leaves out ticks whose texts would touch their neighbour's: every second, third … until all fit. */
export function thinned(
  ticks: readonly Tick[],
  scale: (value: number) => number,
  room: (tick: Tick) => number,
): readonly Tick[] {
  for (let every = 1; every < ticks.length; every += 1) {
    const some = ticks.filter((_, index) => index % every === 0);
    const fits = some.every((tick, index) => {
      if (index === 0) return true;
      const before = some[index - 1];
      return Math.abs(scale(tick.value) - scale(before.value)) >= (room(tick) + room(before)) / 2;
    });
    if (fits) return some;
  }
  return ticks.slice(0, 1);
}

/**
 * Ticks with their texts in the reader's way of writing. Money carries its symbol on the largest tick only, unless
 * numbers are so large that they are shortened.
 */
export function tickTexts(
  values: readonly number[],
  unit: AmountUnit,
  words: Words,
  currency: string,
): readonly Tick[] {
  const digits = decimals(values);
  const largest = Math.max(...values.map(Math.abs));
  const last = values.length - 1;
  return values.map((value, index) => ({ value, text: textOf(value, index) }));

  function textOf(value: number, index: number): string {
    switch (unit) {
      case 'money':
      case 'moneyPerYear':
      case 'moneyChange':
        if (largest >= 10_000) return words.money(value, currency, { compact: true });
        return index === last ? words.money(value, currency, { digits }) : words.number(value, digits);
      case 'share':
      case 'sharePerYear':
      case 'shareChange':
        return words.percent(value, Math.max(0, digits - 2));
      case 'count':
        return words.count(value);
      default:
        return words.number(value, digits);
    }
  }
}

/** Decimals that tell neighbouring ticks apart. */
function decimals(values: readonly number[]): number {
  if (values.length < 2) return 2;
  const gaps = values.slice(1).map((value, index) => Math.abs(value - values[index]));
  const step = tickStep(0, Math.min(...gaps), 1);
  let digits = 0;
  for (let scaled = step; digits < 6 && Math.abs(scaled - Math.round(scaled)) > 1e-6; scaled *= 10)
    digits += 1;
  return digits;
}
