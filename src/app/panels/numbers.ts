import type { Estimate, Summary } from '../../core/engine/summarize.ts';
import type { ExactResult } from '../../core/exact/exactResult.ts';
import type { ModelParams } from '../../core/model/params.ts';
import type { LtvConvention } from '../../core/scenario/scenario.ts';
import type { Words } from '../../i18n/words.ts';

/** One number of the row: what it is called, what it is, and how sure the simulation is of it. */
export interface Figure {
  readonly id: 'ltv' | 'cac' | 'ratio' | 'payback' | 'paidBack' | 'referral' | 'lifetime';
  readonly value: string;
  /** Monte-Carlo error and, where there is one, the exact value. */
  readonly note: string;
}

/** Exact LTV by a convention; null without an exact value. */
export function exactLtv(
  exact: ExactResult | null,
  params: ModelParams,
  convention: LtvConvention,
): number | null {
  if (exact === null) return null;
  const { family, firstPeriod } = exact.value;
  switch (convention) {
    case 'firstMargin':
      return family;
    case 'withoutFirst':
      return family - firstPeriod;
    case 'arrears':
      return family / (1 + params.discount);
  }
}

/** The row of numbers. */
export function figures(
  summary: Summary,
  params: ModelParams,
  exact: ExactResult | null,
  convention: LtvConvention,
  words: Words,
  currency: string,
): readonly Figure[] {
  const money = (value: number) => words.money(value, currency, { compact: Math.abs(value) >= 1e7 });
  const ltv = summary.conventions[convention];
  const exactly = exactLtv(exact, params, convention);
  const cac = summary.acquisitionCost;
  const scale = summary.ltv.value === 0 ? 1 : ltv / summary.ltv.value;
  const note = (error: number, exactValue: number | null, show: (value: number) => string) => {
    const within = Number.isFinite(error) ? words.t('number.error', { error: show(error) }) : '';
    if (exactValue === null) return within;
    return words.t('number.exact', { within, exact: show(exactValue) });
  };
  const fine = (value: number) => words.money(value, currency, errorDigits(summary.ltv));
  const times = (value: number) => words.number(value, value >= 100 ? 0 : 2);
  return [
    { id: 'ltv', value: money(ltv), note: note(summary.ltv.error * Math.abs(scale), exactly, fine) },
    { id: 'cac', value: money(cac), note: words.t('number.left', { money: money(ltv - cac) }) },
    {
      id: 'ratio',
      value: summary.ltvToCac === null ? '–' : words.number(ltv / cac, ltv / cac >= 100 ? 0 : 1),
      note:
        summary.ltvToCac === null
          ? ''
          : note(summary.ltvToCac.error, exactly === null ? null : exactly / cac, times),
    },
    {
      id: 'payback',
      value: summary.paybackYears === null ? words.t('number.never') : paybackWords(summary.paybackYears),
      note: words.t(summary.paybackYears === null ? 'number.never.note' : 'number.payback.note', {
        years: words.years(params.periods / params.periodsPerYear),
      }),
    },
    {
      id: 'paidBack',
      value: words.percent(summary.paidBackShare.value),
      note: words.t('number.error', { error: words.percent(summary.paidBackShare.error, 2) }),
    },
    {
      id: 'referral',
      value: words.signedMoney(summary.referralValue.value, currency),
      note:
        summary.familySize === 1
          ? words.t('number.noReferral')
          : note(summary.referralValue.error, exact === null ? null : exact.value.referral, fine),
    },
    {
      id: 'lifetime',
      value: words.years(summary.lifetimeYears),
      note: words.t('number.lifetime.note', { years: words.years(params.periods / params.periodsPerYear) }),
    },
  ];

  function paybackWords(years: number): string {
    return years === 0 ? words.t('number.atOnce') : words.duration(years);
  }
}

/** Cents where the error is of their size. */
function errorDigits({ error }: Estimate): { readonly digits: number } | undefined {
  if (!(error > 0)) return undefined;
  return { digits: error >= 10 ? 0 : 2 };
}
