import { buildTables } from '../../src/core/engine/tables.ts';
import { expectedSeries } from '../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../src/core/exact/expectedValue.ts';
import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import { spreadOf } from './seriesErrors.ts';

/** Expected customers per founder above which a family is too large to be simulated by the thousand. */
export const MOST_PERSONS = 12;

/** What a scenario whose families are too large is given less of. */
export type Shorter = 'horizon' | 'referrals';

/**
 * The scenario itself, or one with smaller families: half the horizon again and again, or half the referral rate, until
 * a founder leads to at most `MOST_PERSONS` customers and the twin can afford variances.
 */
export function affordable(scenario: Scenario, shorter: Shorter): Scenario {
  for (let it = scenario; ;) {
    const params = compileScenario(it);
    const { persons } = expectedValue(params, 'fast');
    const fits = persons <= MOST_PERSONS;
    if (fits && spreadOf(params) !== undefined) return it;
    const shortens = it.horizonYears > 1 && (fits || shorter === 'horizon');
    it = shortens
      ? { ...it, horizonYears: Math.floor(it.horizonYears / 2) }
      : { ...it, referralRate: it.referralRate / 2 };
  }
}

/**
 * What a founder costs to simulate, in periods stepped through one by one: the time customers are active or away. Where
 * nothing changes from period to period the engine jumps from event to event, some ten times faster.
 */
export function workPerFounder(params: ModelParams): number {
  const { steps, booksEveryPeriod } = buildTables({ params, seed: 0, founders: 1 });
  const series = expectedSeries(params, 'fast');
  const present = series.subarray(0, params.stages.length * params.periods);
  const periods = present.reduce((sum, heads) => sum + heads, 0);
  return expectedValue(params, 'fast').persons + (steps || booksEveryPeriod ? periods : periods / 10);
}
