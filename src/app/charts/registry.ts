import type { Component } from 'svelte';
import type { ChartId } from '../../core/views/chartId.ts';
import type { ChartProps } from './chartProps.ts';

/** One chart of the page. */
export interface ChartEntry {
  readonly component: Component<ChartProps>;
  /** `wide`: the row's main chart, about two thirds of it; `regular`: a third, or a column. */
  readonly size: 'wide' | 'regular';
}

/** Every chart, in page order. */
export const CHARTS = {} satisfies Partial<Record<ChartId, ChartEntry>>;
