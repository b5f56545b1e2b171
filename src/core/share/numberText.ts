/**
 * Shortest text of a number that reads back to the same bits: `.85`, `-.05`, `2e-7`, `1e6`.
 *
 * No leading zero, no `+`; whole numbers that end in five zeros or more are written with an exponent.
 *
 * @param value finite; −0 is written as 0
 */
export function writeNumber(value: number): string {
  return String(value)
    .replace('+', '')
    .replace(/^(-?)0\./, '$1.')
    .replace(/^(-?\d+?)(0{5,})$/, (_, digits: string, zeros: string) => `${digits}e${zeros.length}`);
}

/**
 * Number written in decimal, as `writeNumber` does or with zeros and signs that a person would add; undefined for
 * anything else, also for what is too large to be finite.
 */
export function readNumberText(text: string): number | undefined {
  if (text.length > MOST_DIGITS || !/^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

const MOST_DIGITS = 40;
