import type { Component } from 'svelte';
import type { ChartId } from '../../core/views/chartId.ts';
import type { ChartProps } from './chartProps.ts';
import BridgeChart from './BridgeChart.svelte';
import CausesChart from './CausesChart.svelte';
import CumulativeChart from './CumulativeChart.svelte';
import DotplotChart from './DotplotChart.svelte';
import HeatMapChart from './HeatMapChart.svelte';
import OccupancyChart from './OccupancyChart.svelte';
import ReferralFamilyChart from './ReferralFamilyChart.svelte';
import ResponseCurveChart from './ResponseCurveChart.svelte';
import SurvivalChart from './SurvivalChart.svelte';

/** One chart of the page. */
export interface ChartEntry {
  readonly component: Component<ChartProps>;
  /** `wide`: the row's main chart, about two thirds of it; `regular`: a third, or a column. */
  readonly size: 'wide' | 'regular';
}

/** Every chart, in page order. */
export const CHARTS = {
  responseCurve: { component: ResponseCurveChart, size: 'wide' },
  dotplot: { component: DotplotChart, size: 'regular' },
  survival: { component: SurvivalChart, size: 'regular' },
  cumulative: { component: CumulativeChart, size: 'regular' },
  heatMap: { component: HeatMapChart, size: 'regular' },
  occupancy: { component: OccupancyChart, size: 'regular' },
  causes: { component: CausesChart, size: 'regular' },
  referralFamily: { component: ReferralFamilyChart, size: 'regular' },
  bridge: { component: BridgeChart, size: 'regular' },
} satisfies Record<ChartId, ChartEntry>;
