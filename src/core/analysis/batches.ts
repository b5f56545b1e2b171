import type { Scenario } from '../scenario/scenario.ts';

/**
 * Scenarios compiled and asked for at a time: a few milliseconds of the page's thread, and few of a worker's. Two
 * columns or rows of a heat map, so that what their cells have in common is worked out once.
 */
const BATCH = 40;

/** A plan's scenarios in the portions in which a page asks for their values, in their order. */
export function batchesOf(scenarios: readonly Scenario[]): readonly (readonly Scenario[])[] {
  const count = Math.ceil(scenarios.length / BATCH);
  return Array.from({ length: count }, (_, batch) => scenarios.slice(batch * BATCH, (batch + 1) * BATCH));
}
