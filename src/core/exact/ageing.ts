import type { ModelParams } from '../model/params.ts';
import { exp } from '../numerics/elementary.ts';

/** What depends on the age of a life: [age], length T. */
export interface Ageing {
  /** Multiple of spend. */
  readonly tenureFactor: ArrayLike<number>;
  /** Factor on the probability of staying (milestones), 0–1. */
  readonly survival: readonly number[];
}

/** Factor on the probability of staying at each age of a life: [age], length T. */
export function survivalByAge({ extraExitRate }: ModelParams): number[] {
  return Array.from(extraExitRate, (rate) => (rate > 0 ? exp(-rate) : 1));
}

/** Number of ages that differ: 1 when nothing depends on age; the last one stands for all older. */
export function ageClasses({ tenureFactor, survival }: Ageing): number {
  return 1 + Math.max(lastChange(tenureFactor), lastChange(survival));
}

/** Index from which all entries are the same; 0 when all of them are, or there are none. */
export function lastChange(values: ArrayLike<number>): number {
  let index = values.length - 1;
  while (index > 0 && values[index - 1] === values[index]) index--;
  return Math.max(0, index);
}
