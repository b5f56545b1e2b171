import { byConvention, factorBy, paidBackBy, paybackBy } from '../../core/analysis/convention.ts';
import { lifetimeMoments } from '../../core/engine/lifetime.ts';
import { paybackYears } from '../../core/engine/payback.ts';
import type { PaybackRange } from '../../core/engine/payback.ts';
import type { Totals } from '../../core/engine/result.ts';
import type { Estimate, Summary } from '../../core/engine/summarize.ts';
import type { ExactResult, Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import type { LtvConvention } from '../../core/scenario/scenario.ts';
import type { Findings } from '../../core/views/findings.ts';
import type { Words } from '../../i18n/words.ts';

/** One number of the row: what it is called, what it is, and how sure the simulation is of it. */
export interface Figure {
  readonly id: 'ltv' | 'cac' | 'ratio' | 'payback' | 'paidBack' | 'referral' | 'lifetime';
  readonly value: string;
  /** Monte-Carlo error, and the exact value where there is one; or what else belongs to it. At most three lines. */
  readonly notes: readonly string[];
}

/** The row of numbers. Where there is no exact value, LTV says why. */
export function figures(
  summary: Summary,
  { params, result }: Pick<Findings, 'params' | 'result'>,
  twin: ExactResult | Unavailable | null,
  convention: LtvConvention,
  words: Words,
  currency: string,
): readonly Figure[] {
  const exact = known(twin);
  const reasons =
    twin !== null && 'unavailable' in twin ? [words.t(`exact.unavailable.${twin.unavailable}`)] : [];
  const money = (value: number) => words.money(value, currency, { compact: Math.abs(value) >= 1e7 });
  const ltv = summary.conventions[convention];
  const expected: Totals | null =
    exact === null ? null : { layout: result.layout, terms: params, founders: 1, series: exact.series };
  const horizon = words.years(params.periods / params.periodsPerYear);
  const counted = exact === null ? null : byConvention(exact.value, params.discount, convention);
  const exactly = counted?.family ?? null;
  const factor = factorBy(convention, params.discount);
  const cac = summary.acquisitionCost;
  const notes = (error: number, exactValue: number | null, show: (value: number) => string) => [
    ...(Number.isFinite(error) ? [words.t('number.error', { error: show(error) })] : []),
    ...(exactValue === null ? [] : [words.t('number.exact', { exact: show(exactValue) })]),
  ];
  const fine = (value: number) => words.money(value, currency, errorDigits(summary.ltv));
  const paidBack = paidBackBy(result, convention);
  const firstCounts = convention === 'withoutFirst' ? [words.t('convention.firstMargin')] : [];
  const times = (value: number) => {
    const size = Math.abs(value);
    return words.number(value, size >= 100 ? 0 : size < 0.01 ? 3 : 2);
  };
  return [
    {
      id: 'ltv',
      value: money(ltv),
      notes: [...notes(factor * summary.ltv.error, exactly, fine), ...reasons],
    },
    { id: 'cac', value: money(cac), notes: [words.t('number.left', { money: money(ltv - cac) })] },
    {
      id: 'ratio',
      value: summary.ltvToCac === null ? '–' : words.number(ltv / cac, Math.abs(ltv / cac) >= 100 ? 0 : 1),
      notes:
        summary.ltvToCac === null
          ? []
          : notes(factor * summary.ltvToCac.error, exactly === null ? null : exactly / cac, times),
    },
    {
      id: 'payback',
      value: payback(paybackAt(summary.payback.value)),
      notes: [
        summary.payback.value === null
          ? words.t('number.never.note', { years: horizon })
          : (firstCounts[0] ?? words.t('number.payback.note')),
        ...sureOf(summary.payback.range),
        ...(expected === null
          ? []
          : [words.t('number.exact', { exact: payback(paybackAt(paybackYears(expected))) })]),
      ],
    },
    {
      id: 'paidBack',
      value: words.percent(paidBack.value),
      notes: [words.t('number.error', { error: words.percent(paidBack.error, 2) }), ...firstCounts],
    },
    {
      id: 'referral',
      value: words.signedMoney(factor * summary.referralValue.value, currency),
      notes:
        summary.familySize === 1
          ? [words.t('number.noReferral')]
          : notes(factor * summary.referralValue.error, counted?.referral ?? null, fine),
    },
    {
      id: 'lifetime',
      value: words.years(summary.lifetimeYears.value),
      notes: [
        Number.isFinite(summary.lifetimeYears.error)
          ? words.t('number.lifetime.error', {
              error: words.number(summary.lifetimeYears.error),
              years: horizon,
            })
          : words.t('number.lifetime.note', { years: horizon }),
        ...(expected === null
          ? []
          : [words.t('number.exact', { exact: words.years(lifetimeOf(expected), 2) })]),
      ],
    },
  ];

  function paybackAt(atOnce: number | null): number | null {
    return paybackBy(atOnce, params.periodsPerYear, convention);
  }

  function payback(years: number | null): string {
    if (years === null) return words.t('number.never');
    return years === 0 ? words.t('number.atOnce') : words.duration(years);
  }

  /** Nothing where the run is too small to tell. */
  function sureOf(range: PaybackRange | null): string[] {
    if (range === null) return [];
    const earliest = paybackAt(range.earliest);
    const latest = paybackAt(range.latest);
    if (earliest === latest) return [words.t('number.sure')];
    if (earliest === null || latest === null)
      return [words.t('number.sure.from', { time: payback(earliest) })];
    return [words.t('number.sure.between', { time: words.durationRange(earliest, latest) })];
  }
}

/** Mean years of a founder's first life, cut at the horizon. */
function lifetimeOf(totals: Totals): number {
  return lifetimeMoments(totals).mean / totals.terms.periodsPerYear;
}

/** Cents where the error is of their size. */
function errorDigits({ error }: Estimate): { readonly digits: number } | undefined {
  if (!(error > 0)) return undefined;
  return { digits: error >= 10 ? 0 : 2 };
}
