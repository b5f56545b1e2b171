import type { Offspring } from '../exact/exactResult.ts';
import { seriesAt } from '../model/series.ts';
import type { ChartView, Sentence, TableTwin } from './chartView.ts';
import type { Findings } from './findings.ts';
import { wholePercent } from './wholePercent.ts';

/** Families of `from` … `to` members. */
export interface FamilyBin {
  readonly from: number;
  /** null: and more. */
  readonly to: number | null;
  readonly families: number;
  /** Share of all families, 0–1, and its standard error. */
  readonly share: number;
  readonly error: number;
}

/** How customers multiply by referral: do families fizzle out or fly? */
export interface ReferralFamilyView extends ChartView {
  /** False while the module is off; the words then say how to switch it on. */
  readonly isOn: boolean;
  /** Up to the largest family seen, and four at least. */
  readonly bins: readonly FamilyBin[];
  /** Null until computed. */
  readonly offspring: Offspring | null;
  /** Mean number of customers per family, simulated (too low when families were cut), and expected exactly. */
  readonly size: { readonly simulated: number; readonly exact: number | null };
  /** Start of each period, years, and customers who have joined until then for each founder: [period]. */
  readonly years: readonly number[];
  readonly joined: Float64Array;
  readonly joinedExact: Float64Array | null;
  /** k against 1, and whether the value stays finite without a horizon; said under the picture. Null until computed. */
  readonly verdict: Sentence | null;
  /** Whether the budget on simulated customers cut some families: simulated sizes are then too low. */
  readonly isCut: boolean;
}

/** First sizes of the bins; the last one is the kept histogram's "64 and more". */
const BIN_STARTS = [1, 2, 3, 4, 5, 6, 8, 16, 32, 64] as const;

/** View of the referral families. While the module is off every family is one customer. */
export function referralFamilyView({ scenario, params, result, exact }: Findings): ReferralFamilyView {
  const isOn = scenario.modules.referral;
  const bins = binsOf(result.familySizes);
  const offspring = exact?.offspring ?? null;
  const size = { simulated: result.persons / result.founders, exact: exact?.value.persons ?? null };
  const from = seriesAt(result.layout, 'referrals');
  const to = from + result.layout.periods;
  const years = Array.from({ length: params.periods }, (_, t) => t / params.periodsPerYear);
  const joined = joinedBy(result.series.subarray(from, to), result.founders);
  const joinedExact = exact === null ? null : joinedBy(exact.series.subarray(from, to), 1);
  return {
    bins,
    offspring,
    size,
    years,
    joined,
    joinedExact,
    isOn,
    finding:
      isOn && (bins[0].share < 1 || (offspring?.referred ?? 0) > 0)
        ? findingOf(bins[0].share, offspring, size.simulated)
        : { key: 'chart.referralFamily.finding.off' },
    drawn: drawnOf(isOn, result.cutFamilies),
    verdict: isOn ? verdictOf(offspring) : { key: 'chart.referralFamily.verdict.off' },
    isCut: result.cutFamilies > 0,
    table: tableOf(bins),
  };
}

function binsOf(sizes: Float64Array): FamilyBin[] {
  const families = sizes.reduce((sum, count) => sum + count, 0);
  const bins = BIN_STARTS.map((start, index) => {
    const next = BIN_STARTS[index + 1] ?? null;
    const count = sizes
      .subarray(start - 1, next === null ? sizes.length : next - 1)
      .reduce((sum, here) => sum + here, 0);
    const share = families > 0 ? count / families : 0;
    return {
      from: start,
      to: next === null ? null : next - 1,
      families: count,
      share,
      error: families > 0 ? Math.sqrt((share * (1 - share)) / families) : 0,
    };
  });
  const largest = bins.findLastIndex((bin) => bin.families > 0);
  return bins.slice(0, Math.max(4, largest + 1));
}

/** Founders and everybody referred in earlier periods, per founder. */
function joinedBy(referrals: Float64Array, founders: number): Float64Array {
  let joined = 1;
  return referrals.map((friends) => {
    const now = joined;
    joined += friends / founders;
    return now;
  });
}

function findingOf(alone: number, offspring: Offspring | null, size: number): Sentence {
  const k = offspring?.referred ?? NaN;
  const params = {
    size: { value: size, unit: 'factor' },
    alone: { value: wholePercent(alone), unit: 'share' },
    k: { value: k, unit: 'factor' },
  } as const;
  if (offspring === null) return { key: 'chart.referralFamily.finding.size', params };
  return { key: k < 1 ? 'chart.referralFamily.finding.fizzle' : 'chart.referralFamily.finding.fly', params };
}

function drawnOf(isOn: boolean, cutFamilies: number): Sentence {
  if (!isOn) return { key: 'chart.referralFamily.drawn.off' };
  return cutFamilies > 0
    ? { key: 'chart.referralFamily.drawn.cut', params: { families: cutFamilies } }
    : { key: 'chart.referralFamily.drawn' };
}

function verdictOf(offspring: Offspring | null): Sentence | null {
  if (offspring === null) return null;
  const { referred, discounted } = offspring;
  const params = {
    k: { value: referred, unit: 'factor' },
    discounted: { value: discounted, unit: 'factor' },
  } as const;
  if (referred < 1) return { key: 'chart.referralFamily.verdict.fizzle', params };
  return discounted < 1
    ? { key: 'chart.referralFamily.verdict.finite', params }
    : { key: 'chart.referralFamily.verdict.infinite', params };
}

function tableOf(bins: readonly FamilyBin[]): TableTwin {
  return {
    columns: [
      { heading: { key: 'chart.referralFamily.table.size' }, unit: 'text' },
      { heading: { key: 'chart.referralFamily.table.families' }, unit: 'count' },
      { heading: { key: 'chart.referralFamily.table.share' }, unit: 'share' },
      { heading: { key: 'chart.referralFamily.table.error' }, unit: 'share' },
    ],
    rows: bins.map(({ from, to, families, share, error }) => [binName(from, to), families, share, error]),
  };
}

/** Sizes of a bin in digits: `3`, `8–15`, `64+`. */
export function binName(from: number, to: number | null): string {
  if (to === null) return `${from}+`;
  return from === to ? String(from) : `${from}–${to}`;
}
