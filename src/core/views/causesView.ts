import { pow } from '../numerics/elementary.ts';
import { seriesAt } from '../model/series.ts';
import type { CauseId, CauseRow } from '../scenario/scenario.ts';
import type { Amount, ChartView, Sentence, TableCell, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';
import { wholePercent } from './wholePercent.ts';

/** One cause of exit. */
export interface CauseBar {
  readonly cause: CauseId;
  /** Exits by this cause in the simulation, friends and second lives included. */
  readonly exits: number;
  /** Share of all exits and its standard error, 0–1. */
  readonly share: number;
  readonly error: number;
  /** Share of exits that the stated causes lead one to expect, 0–1. */
  readonly expected: number;
  /** Part of this cause's own hazard that the firm has removed, 0–1. */
  readonly removed: number;
  /** The removed part in the measure of `share`: what would stand beside it if nothing had been removed. */
  readonly ghost: number;
  /** Whether these leavers can never be won back. */
  readonly final: boolean;
}

/** Why customers leave. */
export interface CausesView extends ChartView {
  /** From the most frequent cause down. */
  readonly bars: readonly CauseBar[];
  readonly exits: number;
  /** While the module is off: how its causes, as they stand in the scenario, would split the exits; shares 0–1. */
  readonly preview: readonly { readonly cause: CauseId; readonly share: number }[];
  /** False while the module is off; the words then say how to switch it on. */
  readonly isOn: boolean;
}

/** The only row while the module is off. */
const NOT_SAID: readonly CauseRow[] = [{ cause: 'unspecified', share: 1, removed: 0, final: false }];

/** View of the exits by cause. While the module is off there is one cause, and it is not said. */
export function causesView({ scenario, params, result }: Findings): CausesView {
  const isOn = scenario.modules.causes;
  const rows = isOn ? scenario.causes : NOT_SAID;
  const { layout, series } = result;
  const counts = params.causes.map((_, cause) => {
    const from = seriesAt(layout, { cause });
    return series.subarray(from, from + layout.periods).reduce((sum, count) => sum + count, 0);
  });
  const exits = counts.reduce((sum, count) => sum + count, 0);
  const total = rows.reduce((sum, row) => sum + row.share, 0);
  const left = rows.reduce((sum, row) => sum + row.share * (1 - row.removed), 0) / total;
  const bars = rows
    .map(({ cause, share, removed, final }, index): CauseBar => {
      const seen = exits > 0 ? counts[index] / exits : 0;
      return {
        cause,
        exits: counts[index],
        share: seen,
        error: exits > 0 ? Math.sqrt((seen * (1 - seen)) / exits) : 0,
        expected: params.causes[index].probability,
        removed,
        ghost: left > 0 ? (share * removed) / total / left : 0,
        final,
      };
    })
    .sort((a, b) => b.share - a.share || b.ghost - a.ghost);
  const preview = isOn ? [] : previewOf(scenario.causes);
  return {
    bars,
    exits,
    preview,
    isOn,
    finding: findingOf(bars, { isOn, exits, left, retention: scenario.retentionRate }),
    drawn: isOn ? drawnOf(bars, exits) : { key: 'chart.causes.drawn.off' },
    table: tableOf(bars, preview),
  };
}

function previewOf(rows: readonly CauseRow[]): CausesView['preview'] {
  const left = rows.map(({ cause, share, removed }) => ({ cause, share: share * (1 - removed) }));
  const total = left.reduce((sum, { share }) => sum + share, 0);
  if (!(total > 0)) return [];
  return left.map((row) => ({ ...row, share: row.share / total })).sort((a, b) => b.share - a.share);
}

/**
 * The leading cause, and what its removal would do at the stated retention if everyone were alike: yearly churn falls
 * to 1 − r^(remaining share of hazard), mean life is one over that.
 *
 * @source theory of competing hazards: churn 1 − (1 − c)^(1 − w) without a cause of share w
 */
function findingOf(
  bars: readonly CauseBar[],
  {
    isOn,
    exits,
    left,
    retention,
  }: { readonly isOn: boolean; readonly exits: number; readonly left: number; readonly retention: number },
): Sentence {
  const [lead] = bars;
  if (exits === 0) return { key: 'chart.causes.finding.nobody' };
  if (!isOn) return { key: 'chart.causes.finding.off' };
  const cause = { message: `cause.${lead.cause}` } as const;
  const share: Amount = { value: wholePercent(lead.share), unit: 'share' };
  const now = 1 - pow(retention, left);
  const without = 1 - pow(retention, left * (1 - lead.expected));
  if (!(now > 0) || !(retention > 0)) return { key: 'chart.causes.finding.leads', params: { cause, share } };
  if (!(without > 1e-9)) return { key: 'chart.causes.finding.only', params: { cause, share } };
  return {
    key: 'chart.causes.finding.life',
    params: {
      cause,
      share,
      now: { value: 1 / now, unit: 'duration' },
      without: { value: 1 / without, unit: 'duration' },
    },
  };
}

function drawnOf(bars: readonly CauseBar[], exits: number): Sentence {
  if (exits === 0) return { key: 'chart.causes.drawn.nobody' };
  const anyRemoved = bars.some(({ removed }) => removed > 0);
  return {
    key: anyRemoved ? 'chart.causes.drawn.removed' : 'chart.causes.drawn.plain',
    params: { exits: { value: exits, unit: 'count' } },
  };
}

function tableOf(bars: readonly CauseBar[], preview: CausesView['preview']): TableTwin {
  return {
    columns: [
      { heading: { key: 'chart.causes.table.cause' }, unit: 'text' },
      { heading: { key: 'chart.causes.table.exits' }, unit: 'count' },
      { heading: { key: 'chart.causes.table.share' }, unit: 'share' },
      { heading: { key: 'chart.causes.table.error' }, unit: 'share' },
      { heading: { key: 'chart.causes.table.expected' }, unit: 'share' },
      { heading: { key: 'chart.causes.table.removed' }, unit: 'share' },
      { heading: { key: 'chart.causes.table.hollow' }, unit: 'share' },
      { heading: { key: 'chart.causes.table.final' }, unit: 'text' },
    ],
    rows: [
      ...bars.map(({ cause, exits, share, error, expected, removed, ghost, final }): TableCell[] => [
        { key: `cause.${cause}` },
        exits,
        share,
        error,
        expected,
        removed,
        ghost,
        { key: final ? 'chart.causes.table.yes' : 'chart.causes.table.no' },
      ]),
      ...preview.map(({ cause, share }): TableCell[] => [
        { key: `cause.${cause}` },
        ...[null, null, null, null, null],
        share,
        null,
      ]),
    ],
  };
}
