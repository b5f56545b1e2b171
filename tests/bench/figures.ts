/** One line of the bench: what was measured, what it came to, and what is demanded. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Demanded: at least or at most so much; absent for figures that are only told. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Prints a table of figures, marking those that miss their demand. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { what, value, unit, atLeast, atMost } of figures) {
    const demand = atLeast !== undefined ? `≥ ${atLeast}` : atMost !== undefined ? `≤ ${atMost}` : '';
    const met = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
    const shown = value >= 100 ? value.toFixed(0) : value.toPrecision(3);
    console.log(`  ${met ? ' ' : '✗'} ${what.padEnd(74)} ${shown.padStart(10)} ${unit.padEnd(8)} ${demand}`);
  }
}

/** Middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
