import { expect } from 'vitest';

/** A number as a source gives it: a text was rounded to its last digit, a number is exact. */
export type Printed = string | number;

/** How far a true value may lie from what is printed: half a unit of the last digit, and the rounding of arithmetic. */
export function printedSlack(printed: Printed): number {
  const arithmetic = 1e-9 * Math.abs(Number(printed)) + 1e-12;
  if (typeof printed === 'number') return arithmetic;
  const decimals = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
  return 0.5 * 10 ** -decimals + arithmetic;
}

/** Expects a number to be what is printed, or to round to it. */
export function expectPrinted(actual: number, printed: Printed, what = String(printed)): void {
  expect(Math.abs(actual - Number(printed)), `${what}: ${actual} for ${printed}`).toBeLessThanOrEqual(
    printedSlack(printed),
  );
}
