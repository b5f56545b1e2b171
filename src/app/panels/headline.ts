import { factorBy, paidBackBy, SINGLES_KNOWN } from '../../core/analysis/convention.ts';
import { seriesAt } from '../../core/model/series.ts';
import type { SimResult } from '../../core/engine/result.ts';
import type { Estimate, Summary } from '../../core/engine/summarize.ts';
import type { ExactResult, Unavailable } from '../../core/exact/exactResult.ts';
import { known } from '../../core/exact/unavailable.ts';
import type { ModelParams } from '../../core/model/params.ts';
import type { LtvConvention } from '../../core/scenario/scenario.ts';
import type { Findings } from '../../core/views/findings.ts';
import type { MessageKey } from '../../i18n/messageKey.ts';
import type { MessageParams, Words } from '../../i18n/words.ts';

/** A sentence as key and parameters; the LTV in it is marked with asterisks. */
export interface Sentence {
  readonly key: MessageKey;
  readonly params: MessageParams;
}

/** Shares so close to none or all that a sentence may say so. */
const NOBODY = 0.005;
const EVERYBODY = 0.995;

/**
 * The finding in words: which of its shapes fits, and the numbers in it, LTV by a convention. Where single customers'
 * values are not known by it, nothing is said of their median.
 */
export function headline(
  summary: Summary,
  {
    result,
    params,
    scenario,
    exact,
  }: Pick<Findings, 'result' | 'params' | 'scenario'> & {
    readonly exact: ExactResult | Unavailable | null;
  },
  convention: LtvConvention,
  words: Words,
): Sentence {
  const { acquisitionCost: cac, quantiles, familySize, conventions } = summary;
  const paidBack = paidBackBy(result, convention).value;
  const { currency } = scenario;
  const ltv = conventions[convention];
  const median = factorBy(convention, params.discount) * quantiles[2];
  const values: MessageParams = {
    ltv: words.money(ltv, currency),
    median: words.money(median, currency),
    cac: words.money(cac, currency),
    share: words.percent(paidBack, 0),
    below: words.percent(1 - paidBack, 0),
    family: words.number(familySize, familySize < 10 ? 1 : 0),
    years: words.years(params.periods / params.periodsPerYear),
  };
  return { key: `headline.${shape()}`, params: values };

  function shape() {
    if (result.cutFamilies > 0) return 'cut';
    if (growsByItself(result, params)) return 'growing';
    if (!SINGLES_KNOWN[convention]) return cac === 0 ? 'freeMean' : 'mean';
    if (isSame(summary.ltv, exact)) return cac === 0 ? 'freeSame' : paidBack === 1 ? 'same' : 'sameLoss';
    if (cac > 0 && paidBack <= NOBODY) return 'nobody';
    if (cac > 0 && paidBack >= EVERYBODY) return 'everybody';
    if (cac > 0 && ltv < cac) return 'loss';
    if (cac === 0) return median < ltv ? 'free' : 'freeEven';
    if (paidBack < 0.495) return 'few'; // what is printed as less than 50%
    return median < ltv ? 'usual' : 'even';
  }
}

/** Whether one customer is worth as much as the other: nothing is left to chance, not even what no customer met. */
function isSame({ value, error }: Estimate, exact: ExactResult | Unavailable | null): boolean {
  const twin = exact === null ? null : known(exact);
  const spread = twin === null ? null : known(twin.spread);
  return error <= 1e-9 * Math.abs(value) && spread !== null && spread.family <= 1e-12 * value * value;
}

/** Whether there are clearly more active customers at the end than a year before: friends come faster than people leave. */
export function growsByItself(result: SimResult, params: ModelParams): boolean {
  const last = params.periods - 1;
  const before = last - params.periodsPerYear;
  if (before < 0 || result.persons <= result.founders) return false;
  const active = (period: number) =>
    params.stages.reduce(
      (sum, { kind }, stage) =>
        kind === 'active' ? sum + result.series[seriesAt(result.layout, { stage }) + period] : sum,
      0,
    );
  const [then, now] = [active(before), active(last)];
  return now - then > 4 * Math.sqrt(now + then);
}

/** Clauses of Chinese text, so that a line ends where a clause does; other text is one clause. */
export function clauses(text: string): readonly string[] {
  return text.split(/(?<=[，。；：])(?=.)/s);
}

/** A sentence cut at its asterisks: every second part is the marked one. */
export function parts(text: string): readonly string[] {
  return text.split('*');
}
