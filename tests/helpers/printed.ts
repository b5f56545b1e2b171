import { expect } from 'vitest';

/**
 * Expects a number to round to what is printed: within half a unit of the last digit (and 1e-9 of itself, for values
 * printed with more digits than their own arithmetic carried).
 */
export function expectPrinted(actual: number, printed: string, what = printed): void {
  const decimals = printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0;
  const tolerance = 0.5 * 10 ** -decimals + 1e-9 * Math.abs(Number(printed));
  expect(Math.abs(actual - Number(printed)), `${what}: ${actual} for ${printed}`).toBeLessThanOrEqual(
    tolerance,
  );
}
