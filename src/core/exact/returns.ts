import type { Away } from './away.ts';

/**
 * Adds those who are active again at period t, for each node.
 *
 * @param entered customers newly lapsed at the start of each period so far: Float64Array [period × (away + 1) × node]
 * @param waiting customers away, kept from call to call for t = 0, 1, 2 …: Float64Array [away × node]
 * @param into    receives the regained from `into[at]` on, one per node
 */
export function addReturns(
  aways: readonly Away[],
  index: number,
  t: number,
  nodes: number,
  entered: Float64Array,
  waiting: Float64Array,
  into: Float64Array,
  at: number,
): void {
  const { settled, delay, regained } = aways[index];
  const row = (aways.length + 1) * nodes;
  const own = index * nodes;
  if (settled === 0) {
    const [win] = aways[index].win;
    const [hold] = aways[index].hold;
    const arrived = t * row + own;
    for (let k = 0; k < nodes; k++) {
      const before = waiting[own + k];
      const after = entered[arrived + k] + hold * before;
      waiting[own + k] = after;
      into[at + k] += win * (delay === 0 ? after : before);
    }
    return;
  }
  for (let trial = 0; trial <= t - delay; trial++) {
    const share = regained[trial];
    const from = (t - delay - trial) * row + own;
    for (let k = 0; k < nodes; k++) into[at + k] += share * entered[from + k];
  }
}
