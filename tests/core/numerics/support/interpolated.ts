/** Mean of f over a table interpolated linearly, each cell by the 3-point Gauss rule (exact to the fifth power). */
export function interpolatedMean(table: Float64Array, f: (value: number) => number): number {
  const shift = Math.sqrt(0.15);
  let sum = 0;
  for (let j = 0; j < table.length - 1; j++) {
    const centre = 0.5 * (table[j] + table[j + 1]);
    const width = table[j + 1] - table[j];
    sum += (8 * f(centre) + 5 * f(centre - shift * width) + 5 * f(centre + shift * width)) / 18;
  }
  return sum / (table.length - 1);
}

/** Whether no entry is smaller than the one before. */
export function isAscending(table: Float64Array): boolean {
  return table.every((value, j) => j === 0 || value >= table[j - 1]);
}
