/**
 * Where the row of a date begins in a table of [date × node] that keeps all dates or, with one row, the newest only.
 *
 * @param nodes number of entries in a row
 * @param t     number of the date, ≥ 0
 */
export function dateAt(table: Float64Array, nodes: number, t: number): number {
  return table.length > nodes ? t * nodes : 0;
}

/** Begins a date, the newest so far, with nothing in its row; returns where that begins. */
export function beginDate(table: Float64Array, nodes: number, t: number): number {
  const at = dateAt(table, nodes, t);
  table.fill(0, at, at + nodes);
  return at;
}
