import type { NumberField, Unit } from '../../core/scenario/fields.ts';

/** Whether a number is stored as a share and shown in per cent. */
export function inPercent(unit: Unit): boolean {
  return unit === 'share' || unit === 'sharePerYear';
}

/** Steps of a logarithmic slider from one end to the other. */
const LOG_STEPS = 200;

/** A slider's own numbers: where it begins and ends, its step, and how far a value is. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Position of a value, held within the slider. */
  readonly positionOf: (value: number) => number;
  /** Value at a position, rounded to what a reader would type. */
  readonly valueAt: (position: number) => number;
  /** Share of the way, 0–1. */
  readonly shareOf: (value: number) => number;
}

/** How a field lies on its slider: evenly, or by ratios. */
export function sliderScale(field: NumberField): SliderScale {
  const { from, to, step } = field;
  if (field.scale === 'linear') {
    const decimals = decimalsOf(step);
    return {
      min: from,
      max: to,
      step,
      positionOf: (value) => hold(value, from, to),
      valueAt: (position) => Number(position.toFixed(decimals)),
      shareOf: (value) => (hold(value, from, to) - from) / (to - from),
    };
  }
  const ratio = Math.log(to / from);
  const shareOf = (value: number) => Math.log(hold(value, from, to) / from) / ratio;
  return {
    min: 0,
    max: LOG_STEPS,
    step: 1,
    positionOf: (value) => Math.round(shareOf(value) * LOG_STEPS),
    valueAt: (position) => {
      if (position <= 0) return from;
      if (position >= LOG_STEPS) return to;
      return twoOrThreeFigures(from * Math.exp((ratio * position) / LOG_STEPS), step);
    },
    shareOf,
  };
}

/** A value as the number field shows it: per cent for shares, no more decimals than mean anything. */
export function fieldText(field: NumberField, value: number): string {
  const shown = inPercent(field.unit) ? value * 100 : value;
  const decimals = inPercent(field.unit) ? Math.max(0, decimalsOf(field.step) - 2) : decimalsOf(field.step);
  return String(Number(shown.toFixed(Math.min(8, decimals + 2))));
}

/** What a typed number means: its value in the field, and whether it had to be moved to be legal. */
export function typedValue(
  field: NumberField,
  typed: number,
): { readonly value: number; readonly moved: 'none' | 'min' | 'max' | 'whole' } {
  const stored = inPercent(field.unit) ? Number((typed / 100).toPrecision(12)) : typed;
  if (stored < field.min) return { value: field.min, moved: 'min' };
  if (stored > field.max) return { value: field.max, moved: 'max' };
  if (field.whole === true && !Number.isInteger(stored)) return { value: Math.round(stored), moved: 'whole' };
  return { value: stored, moved: 'none' };
}

function decimalsOf(step: number): number {
  const [, decimals = ''] = String(step).split('.');
  return decimals.length;
}

function twoOrThreeFigures(value: number, step: number): number {
  const rounded = Number(value.toPrecision(3));
  return step >= 1 && rounded > 20 ? Math.round(rounded) : rounded;
}

function hold(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value));
}
