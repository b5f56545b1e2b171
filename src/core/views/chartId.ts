/** Every chart, in page order. Frozen: ids stand in lessons, file names and message keys (`chart.<id>.…`). */
export const CHART_IDS = [
  'responseCurve',
  'dotplot',
  'whale',
  'survival',
  'cumulative',
  'heatMap',
  'occupancy',
  'causes',
  'referralFamily',
  'bridge',
] as const;
export type ChartId = (typeof CHART_IDS)[number];
