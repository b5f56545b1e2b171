import { byConvention, factorBy, paidBackBy, paybackBy } from '../../core/analysis/convention.ts';
import type { Estimate, Summary } from '../../core/engine/summarize.ts';
import type { ExactResult, Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import { seriesAt, seriesLayout } from '../../core/model/series.ts';
import type { ModelParams } from '../../core/model/params.ts';
import type { LtvConvention } from '../../core/scenario/scenario.ts';
import type { Findings } from '../../core/views/findings.ts';
import type { Words } from '../../i18n/words.ts';

/** One number of the row: what it is called, what it is, and how sure the simulation is of it. */
export interface Figure {
  readonly id: 'ltv' | 'cac' | 'ratio' | 'payback' | 'paidBack' | 'referral' | 'lifetime';
  readonly value: string;
  /** Monte-Carlo error, and the exact value where there is one; or what else belongs to it. At most two lines. */
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
      value: payback(summary.paybackYears),
      notes: [
        summary.paybackYears === null
          ? words.t('number.never.note', { years: words.years(params.periods / params.periodsPerYear) })
          : (firstCounts[0] ?? words.t('number.payback.note')),
        ...(exact === null ? [] : [words.t('number.exact', { exact: payback(exactPayback(exact, params)) })]),
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
      value: words.years(summary.lifetimeYears),
      notes: [
        words.t('number.lifetime.note', { years: words.years(params.periods / params.periodsPerYear) }),
        ...(exact === null
          ? []
          : [words.t('number.exact', { exact: words.years(exactLifetime(exact, params), 2) })]),
      ],
    },
  ];

  function payback(atOnce: number | null): string {
    const years = paybackBy(atOnce, params.periodsPerYear, convention);
    if (years === null) return words.t('number.never');
    return years === 0 ? words.t('number.atOnce') : words.duration(years);
  }
}

/** Years until the expected margin, undiscounted, has covered the acquisition cost; null: not within the horizon. */
function exactPayback({ series }: ExactResult, params: ModelParams): number | null {
  const profit = seriesAt(layoutOf(params), 'profit');
  let earned = 0;
  for (let t = 0; t < params.periods; t++) {
    earned += series[profit + t];
    // Expected money carries rounding that counted money does not.
    if (earned >= params.acquisitionCost * (1 - 1e-9)) return t / params.periodsPerYear;
  }
  return null;
}

/** Expected years of a founder's first life, cut at the horizon. */
function exactLifetime({ series }: ExactResult, params: ModelParams): number {
  const exits = seriesAt(layoutOf(params), 'firstExits');
  let alive = 1;
  let periods = 0;
  for (let t = 0; t < params.periods; t++) {
    periods += alive;
    alive -= series[exits + t];
  }
  return periods / params.periodsPerYear;
}

const layoutOf = ({ periods, stages, causes }: ModelParams) =>
  seriesLayout(periods, stages.length, causes.length);

/** Cents where the error is of their size. */
function errorDigits({ error }: Estimate): { readonly digits: number } | undefined {
  if (!(error > 0)) return undefined;
  return { digits: error >= 10 ? 0 : 2 };
}
