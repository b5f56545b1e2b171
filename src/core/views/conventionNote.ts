import type { LtvConvention } from '../scenario/scenario.ts';
import type { ChartId } from './chartId.ts';
import type { Sentence } from './chartView.ts';

/** What a chart says when the reader counts LTV by another convention than it can. */
type Notes = Partial<Record<LtvConvention, Sentence>>;

const KEPT: Sentence = { key: 'chart.convention.kept' };

/** Drawn from single customers or bundles of them, whose first margins are not kept apart. */
const KEEPS_FIRST: Notes = { withoutFirst: KEPT };

/** Every chart; those without a note follow the convention, or have no LTV in them. */
const NOTES = {
  responseCurve: { withoutFirst: { key: 'chart.convention.noBands' } },
  dotplot: KEEPS_FIRST,
  whale: KEEPS_FIRST,
  survival: {},
  cumulative: KEEPS_FIRST,
  heatMap: {},
  occupancy: {},
  causes: {},
  referralFamily: {},
  /** About the conventions itself: the first margin is one of its steps. */
  bridge: { withoutFirst: KEPT, arrears: KEPT },
} satisfies Record<ChartId, Notes>;

/** What a chart adds to its line about what is drawn; null where it follows the convention. */
export function conventionNote(id: ChartId, convention: LtvConvention): Sentence | null {
  const notes: Notes = NOTES[id];
  return notes[convention] ?? null;
}
