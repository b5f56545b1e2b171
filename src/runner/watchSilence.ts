/** How many times the timer must fire in a row before silence is believed. */
const CHECKS = 4;

/**
 * Calls `onSilence` once unless stopped within `limitMs`. The time is counted in `CHECKS` parts, because a timer that
 * fires late proves little: a laptop that slept or a page that was stopped in a debugger loses one part, not all.
 * @returns stops the watch
 */
export function watchSilence(limitMs: number, onSilence: () => void): () => void {
  let fired = 0;
  const timer = setInterval(() => {
    if (++fired < CHECKS) return;
    clearInterval(timer);
    onSilence();
  }, limitMs / CHECKS);
  return () => clearInterval(timer);
}
