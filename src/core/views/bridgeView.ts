import type { BridgeStepId } from '../analysis/bridge.ts';
import { known } from '../exact/unavailable.ts';
import { standardError } from '../numerics/stats/moments.ts';
import type { ChartView, Sentence, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';
import { wholePercent } from './wholePercent.ts';

/** One bar of the bridge. */
export interface BridgeBar {
  readonly id: BridgeStepId | 'exact' | 'simulated';
  /** `total` stands on zero: the first bar and the last two; a change hangs between the LTV before and after. */
  readonly kind: 'total' | 'gain' | 'loss' | 'none';
  /** Ends of the bar, money. */
  readonly from: number;
  readonly to: number;
  /** LTV once this assumption is dropped, money. */
  readonly ltv: number;
  /** What the step changed, money; null for totals. */
  readonly change: number | null;
  /** Monte-Carlo standard error of the bar, money; 0 where the value is exact. */
  readonly error: number;
}

/** From the textbook formula to the simulated LTV, one bar per assumption dropped. */
export interface BridgeView extends ChartView {
  readonly bars: readonly BridgeBar[];
  /** Smallest and largest end of a bar, with two standard errors, and always zero: money. */
  readonly extent: readonly [number, number];
}

/** A difference smaller than this part of the LTV is not worth a sentence. */
const NOTICEABLE = 0.02;

/** View of the bridge; null until its steps are computed, and where they cannot be. */
export function bridgeView({ bridge: answer, result, exact: twin }: Findings): BridgeView | null {
  const bridge = known(answer);
  if (bridge === null || bridge.steps.length === 0) return null;
  const steps = bridge.steps.map(({ id, ltv }, index): BridgeBar => {
    const before = index === 0 ? 0 : bridge.steps[index - 1].ltv;
    return {
      id,
      kind: index === 0 ? 'total' : kindOf(ltv - before),
      from: before,
      to: ltv,
      ltv,
      change: index === 0 ? null : ltv - before,
      error: 0,
    };
  });
  const { mean } = result.family;
  const error = standardError(result.family);
  const spread = twin === null ? null : known(twin.spread);
  const exact = steps[steps.length - 1].ltv;
  const bars: readonly BridgeBar[] = [
    ...steps,
    { id: 'exact', kind: 'total', from: 0, to: exact, ltv: exact, change: null, error: 0 },
    { id: 'simulated', kind: 'total', from: 0, to: mean, ltv: mean, change: null, error },
  ];
  const ends = bars
    .flatMap(({ from, to, error: around }) => [from, to - 2 * around, to + 2 * around])
    .filter(Number.isFinite);
  return {
    bars,
    extent: [Math.min(...ends), Math.max(...ends)],
    finding: findingOf(steps),
    drawn:
      error <= 1e-9 * Math.abs(mean) && spread !== null && spread.family <= 1e-12 * mean * mean
        ? { key: 'chart.bridge.drawnCertain' }
        : { key: 'chart.bridge.drawn', params: { error: { value: 2 * error, unit: 'money' } } },
    table: tableOf(bars),
  };
}

/** How far the formula is off, and which single assumption does most of it. */
function findingOf(steps: readonly BridgeBar[]): Sentence {
  const [first] = steps;
  const truth = steps[steps.length - 1].ltv;
  if (first.id !== 'formula') return { key: 'chart.bridge.finding.noFormula' };
  const largest = steps.slice(1).reduce((most, bar) => (size(bar) > size(most) ? bar : most), steps[1]);
  const params = {
    formula: { value: first.ltv, unit: 'money' },
    truth: { value: truth, unit: 'money' },
    off: { value: wholePercent(Math.abs(first.ltv - truth) / truth), unit: 'share' },
    step: { message: `chart.bridge.step.${largest.id}` },
    change: { value: largest.change ?? 0, unit: 'moneyChange' },
  } as const;
  if (Math.abs(first.ltv - truth) <= NOTICEABLE * Math.abs(truth)) {
    return size(largest) <= NOTICEABLE * Math.abs(truth)
      ? { key: 'chart.bridge.finding.agrees' }
      : { key: 'chart.bridge.finding.cancels', params };
  }
  if (!(first.ltv > 0) || !(truth > first.ltv / 3)) return { key: 'chart.bridge.finding.differs', params };
  return { key: first.ltv < truth ? 'chart.bridge.finding.low' : 'chart.bridge.finding.high', params };
}

function kindOf(change: number): 'gain' | 'loss' | 'none' {
  if (change === 0) return 'none';
  return change < 0 ? 'loss' : 'gain';
}

function size({ change }: BridgeBar): number {
  return Math.abs(change ?? 0);
}

function tableOf(bars: readonly BridgeBar[]): TableTwin {
  return {
    columns: [
      { heading: { key: 'chart.bridge.table.step' }, unit: 'text' },
      { heading: { key: 'chart.bridge.table.change' }, unit: 'moneyChange' },
      { heading: { key: 'chart.bridge.table.ltv' }, unit: 'money' },
      { heading: { key: 'chart.bridge.table.error' }, unit: 'money' },
    ],
    rows: bars.map(({ id, change, ltv, error }) => [
      { key: `chart.bridge.step.${id}` },
      change,
      ltv,
      id === 'simulated' ? error : null,
    ]),
  };
}
