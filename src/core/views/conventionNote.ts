import type { LtvConvention } from '../scenario/scenario.ts';
import type { ChartId } from './chartId.ts';
import type { Sentence } from './chartView.ts';

/** What a chart says when the reader counts LTV by another convention than it can. */
type Notes = Partial<Record<LtvConvention, Sentence>>;

/** Drawn from single customers, or about the convention itself: always with the first margin included. */
const KEEPS: Notes = {
  withoutFirst: { key: 'chart.convention.kept' },
  arrears: { key: 'chart.convention.kept' },
};

/** Every chart; those without a note follow the convention, or have no LTV in them. */
const NOTES = {
  responseCurve: { withoutFirst: { key: 'chart.convention.noBands' } },
  dotplot: KEEPS,
  whale: KEEPS,
  survival: {},
  cumulative: KEEPS,
  heatMap: {},
  occupancy: {},
  causes: {},
  referralFamily: {},
  bridge: KEEPS,
} satisfies Record<ChartId, Notes>;

/** What a chart adds to its line about what is drawn; null where it follows the convention. */
export function conventionNote(id: ChartId, convention: LtvConvention): Sentence | null {
  const notes: Notes = NOTES[id];
  return notes[convention] ?? null;
}
