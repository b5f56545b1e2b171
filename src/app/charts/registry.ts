import type { Component } from 'svelte';
import type { ChartId } from '../../core/views/chartId.ts';
import type { ChartProps } from './chartProps.ts';

/** One chart of the page. */
export interface ChartEntry {
  /** Fetches the component: charts further down the page are not part of the first load. */
  readonly load: () => Promise<{ readonly default: Component<ChartProps> }>;
  /** `wide`: all that stands beside the levers; `regular`: one column; `rest`: what is left of its row. */
  readonly size: 'wide' | 'regular' | 'rest';
}

/** Every chart, in page order. */
export const CHARTS = {
  responseCurve: { load: () => import('./ResponseCurveChart.svelte'), size: 'wide' },
  dotplot: { load: () => import('./DotplotChart.svelte'), size: 'regular' },
  whale: { load: () => import('./WhaleChart.svelte'), size: 'regular' },
  survival: { load: () => import('./SurvivalChart.svelte'), size: 'regular' },
  cumulative: { load: () => import('./CumulativeChart.svelte'), size: 'regular' },
  heatMap: { load: () => import('./HeatMapChart.svelte'), size: 'regular' },
  occupancy: { load: () => import('./OccupancyChart.svelte'), size: 'regular' },
  causes: { load: () => import('./CausesChart.svelte'), size: 'regular' },
  referralFamily: { load: () => import('./ReferralFamilyChart.svelte'), size: 'regular' },
  bridge: { load: () => import('./BridgeChart.svelte'), size: 'rest' },
} satisfies Record<ChartId, ChartEntry>;
