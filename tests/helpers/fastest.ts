/** Milliseconds of the fastest of three runs, so that a busy machine is not blamed on the work. */
export async function fastest(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
