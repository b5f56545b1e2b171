import type { ModelParams } from '../model/params.ts';
import { seriesAt } from '../model/series.ts';
import type { SeriesLayout } from '../model/series.ts';
import type { ChartView, Sentence, SentenceParam, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';
import { stageName } from './stageName.ts';

/** One area of the picture: the customers of one stage. */
export interface OccupancyLayer {
  readonly name: SentenceParam;
  readonly kind: 'active' | 'lapsed';
  /**
   * Customers in the stage for each founder, simulated: Float64Array [period]. Everybody once: who comes back at once
   * is active, although the series count him as still away at the start of that period too.
   */
  readonly simulated: Float64Array;
  /** The same as expected exactly, same shape; null until known. */
  readonly exact: Float64Array | null;
}

/** Where the customers of a cohort stand on the ladder, period by period; friends and their friends included. */
export interface OccupancyView extends ChartView {
  /** Start of each period, years: number [period]. */
  readonly years: readonly number[];
  /** From the bottom up: active stages from the highest spend down, then lapsed ones. Never visited ones are left out. */
  readonly layers: readonly OccupancyLayer[];
  /** Active customers for each founder, simulated: Float64Array [period]. */
  readonly active: Float64Array;
  /** Largest height of the stack, customers per founder; at least 1. */
  readonly highest: number;
  /** Whether what is missing to 1 are the customers who are gone: without friends everybody began as a founder. */
  readonly isCohort: boolean;
}

/** View of the ladder's occupancy. */
export function occupancyView({ result, exact, params, scenario }: Findings): OccupancyView {
  const { layout, founders } = result;
  const simulatedStages = stagesPerFounder(params, layout, result.series, founders);
  const exactStages = exact === null ? null : stagesPerFounder(params, layout, exact.series, 1);
  const layers = params.stages
    .map((stage, index) => ({ stage, index }))
    .filter(({ stage }) => stage.kind !== 'gone')
    .sort((a, b) => rank(a.stage) - rank(b.stage) || b.stage.spend - a.stage.spend || a.index - b.index)
    .map(({ stage, index }): OccupancyLayer => ({
      name: stageName(scenario.stages[index]?.name ?? 'lapsed'),
      kind: stage.kind === 'active' ? 'active' : 'lapsed',
      simulated: simulatedStages[index],
      exact: exactStages === null ? null : exactStages[index],
    }))
    .filter((layer) => isVisited(layer.simulated) || (layer.exact !== null && isVisited(layer.exact)));
  const active = totalOf(
    layers.filter(({ kind }) => kind === 'active'),
    layout.periods,
  );
  const years = Array.from({ length: layout.periods }, (_, t) => t / params.periodsPerYear);
  const all = totalOf(layers, layout.periods);
  return {
    years,
    layers,
    active,
    highest: all.reduce((most, height) => Math.max(most, height), 1),
    isCohort: !scenario.modules.referral,
    finding: findingOf(layers, active, params.periodsPerYear, scenario.modules.referral),
    drawn: {
      key: scenario.modules.referral ? 'chart.occupancy.drawn.family' : 'chart.occupancy.drawn.founders',
    },
    table: tableOf(years, layers, active),
  };
}

/**
 * Customers in each stage, everybody once: Float64Array [period] per stage. Those who come back in the period of the
 * call stand in the series as away and as active; they are taken from the lapsed stages in proportion to their sizes.
 */
function stagesPerFounder(
  { stages, winBackAtOnce }: ModelParams,
  layout: SeriesLayout,
  series: Float64Array,
  founders: number,
): Float64Array[] {
  const at = (name: Parameters<typeof seriesAt>[1]): Float64Array => {
    const from = seriesAt(layout, name);
    return series.slice(from, from + layout.periods).map((count) => count / founders);
  };
  const counts = stages.map((_, stage) => at({ stage }));
  if (!winBackAtOnce) return counts;
  const lapsed = counts.filter((_, stage) => stages[stage].kind === 'lapsed');
  const kept = at('regained').map((back, t) => {
    const away = lapsed.reduce((sum, customers) => sum + customers[t], 0);
    return away > 0 ? Math.max(0, 1 - back / away) : 1;
  });
  return counts.map((customers, stage) =>
    stages[stage].kind === 'lapsed' ? customers.map((count, t) => count * kept[t]) : customers,
  );
}

function rank({ kind }: { readonly kind: string }): number {
  return kind === 'active' ? 0 : 1;
}

function isVisited(counts: Float64Array): boolean {
  return counts.some((count) => count > 0);
}

function totalOf(layers: readonly OccupancyLayer[], periods: number): Float64Array {
  return new Float64Array(periods).map((_, t) =>
    layers.reduce((sum, { simulated }) => sum + simulated[t], 0),
  );
}

/** Period to speak of: the start of the last year in which at least one founder in twenty is active, else the last. */
function tellingPeriod(active: Float64Array, perYear: number): number {
  const last = active.length - 1;
  for (let t = last - (last % perYear); t >= perYear; t -= perYear) if (active[t] >= 0.05) return t;
  return Math.min(perYear, last);
}

function findingOf(
  layers: readonly OccupancyLayer[],
  active: Float64Array,
  perYear: number,
  hasFamilies: boolean,
): Sentence {
  const t = tellingPeriod(active, perYear);
  const perHundred = (share: number): SentenceParam => ({ value: 100 * share, unit: 'count' });
  const said = {
    time: { value: t / perYear, unit: 'duration' },
    active: perHundred(active[t]),
  } as const;
  if (t === 0) return { key: 'chart.occupancy.finding.start' };
  if (hasFamilies && active[t] > 1) return { key: 'chart.occupancy.finding.growing', params: said };
  const stages = layers.filter(({ kind }) => kind === 'active');
  if (stages.length > 1) {
    const largest = stages.reduce((most, layer) => (layer.simulated[t] > most.simulated[t] ? layer : most));
    return {
      key: 'chart.occupancy.finding.ladder',
      params: { ...said, stage: largest.name, most: perHundred(largest.simulated[t]) },
    };
  }
  const away = layers
    .filter(({ kind }) => kind === 'lapsed')
    .reduce((sum, { simulated }) => sum + simulated[t], 0);
  if (hasFamilies) return { key: 'chart.occupancy.finding.family', params: said };
  return away >= 0.005
    ? { key: 'chart.occupancy.finding.away', params: { ...said, away: perHundred(away) } }
    : { key: 'chart.occupancy.finding.one', params: said };
}

function tableOf(
  years: readonly number[],
  layers: readonly OccupancyLayer[],
  active: Float64Array,
): TableTwin {
  const known = layers.every(({ exact }) => exact !== null);
  const exactActive = (t: number): number | null =>
    known
      ? 100 * layers.reduce((sum, { kind, exact }) => sum + (kind === 'active' ? (exact?.[t] ?? 0) : 0), 0)
      : null;
  return {
    columns: [
      { heading: { key: 'chart.occupancy.table.year' }, unit: 'factor' },
      ...layers.map(({ name }) => ({
        heading: { key: 'chart.occupancy.table.stage', params: { stage: name } } as const,
        unit: 'factor' as const,
      })),
      { heading: { key: 'chart.occupancy.table.active' }, unit: 'factor' },
      { heading: { key: 'chart.occupancy.table.activeExact' }, unit: 'factor' },
    ],
    rows: years.map((year, t) => [
      year,
      ...layers.map(({ simulated }) => 100 * simulated[t]),
      100 * active[t],
      exactActive(t),
    ]),
  };
}
