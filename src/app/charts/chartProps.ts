import type { Findings } from '../../core/views/findings.ts';
import type { Words } from '../../i18n/words.ts';

/** What is open on the page. */
export type OpenView = Findings['view'];
/** Id of a number of the scenario. */
export type LeverId = OpenView['lever'];

/** What every chart is given. */
export interface ChartProps {
  readonly findings: Findings;
  readonly words: Words;
  /** The reader chose another lever, threshold … */
  readonly onview: (patch: Partial<OpenView>) => void;
  /** The reader pulls a lever inside the chart: many `drag`s, then one `commit`. */
  readonly onlever: (id: LeverId, value: number, phase: 'drag' | 'commit') => void;
}
