import type { ExactSpread, ExactValue } from '../../../src/core/exact/exactResult.ts';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { seriesAt, seriesLayout } from '../../../src/core/model/series.ts';
import type { SeriesLayout } from '../../../src/core/model/series.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import type { Found, FounderValue, Measure } from './row.ts';

/** What the exact twin says of one scenario; spread and series are worked out when asked for. */
interface Twin {
  readonly params: ModelParams;
  readonly layout: SeriesLayout;
  readonly value: ExactValue;
  readonly spread: () => ExactSpread;
  readonly series: () => Float64Array;
}

const twins = new Map<Scenario, Twin>();

/** The twin of a scenario, made once. */
export function twinOf(scenario: Scenario): Twin {
  const known = twins.get(scenario);
  if (known !== undefined) return known;
  const params = compileScenario(scenario);
  const twin: Twin = {
    params,
    layout: seriesLayout(params.periods, params.stages.length, params.causes.length),
    value: expectedValue(params, 'reference'),
    spread: once(() => {
      const spread = valueSpread(params, 'reference');
      if ('unavailable' in spread) throw new Error(spread.unavailable);
      return spread;
    }),
    series: once(() => expectedSeries(params, 'reference')),
  };
  twins.set(scenario, twin);
  return twin;
}

/** What a measure is, by the twin. */
export function exactly(measure: Measure): number {
  const { params, layout, value, spread, series } = twinOf(measure.scenario);
  switch (measure.kind) {
    case 'value':
      return inConvention(measure.of, value, value.firstPeriod, params.discount);
    case 'variance':
      return spread()[measure.of];
    case 'share':
      return countFound(series(), layout, measure.of, measure.at);
  }
}

/** Variance of what one founder adds to a simulated measure, by the twin. */
export function varianceOf(measure: Exclude<Measure, { kind: 'variance' }>): number {
  const { params, spread } = twinOf(measure.scenario);
  if (measure.kind === 'share') {
    const found = exactly(measure);
    return found * (1 - found);
  }
  switch (measure.of) {
    case 'own':
    case 'family':
    case 'referral':
      return spread()[measure.of];
    // The first margin is the same for everybody here: no wallets, no types of spend.
    case 'withoutFirst':
      return spread().family;
    case 'arrears':
      return spread().family / (1 + params.discount) ** 2;
  }
}

/** A value by a convention of LTV, from the values by ours. */
function inConvention(of: FounderValue, value: ExactValue, first: number, discount: number): number {
  switch (of) {
    case 'own':
    case 'family':
    case 'referral':
      return value[of];
    case 'withoutFirst':
      return value.family - first;
    case 'arrears':
      return value.family / (1 + discount);
  }
}

/** How many were found there, in series of a twin or of a run. */
export function countFound(series: Float64Array, layout: SeriesLayout, of: Found, at: number): number {
  const places = typeof of === 'string' ? [of] : 'cause' in of ? [of] : of.map((stage) => ({ stage }));
  return places.reduce((count, place) => count + series[seriesAt(layout, place) + at], 0);
}

function once<T>(work: () => T): () => T {
  let made: { readonly result: T } | undefined;
  return () => (made ??= { result: work() }).result;
}
