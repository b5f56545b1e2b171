import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { deviationRow, row, share, value } from './row.ts';
import type { PublishedTable } from './row.ts';

const { conventions: oracle } = oracles;
const { margin } = oracle;
const years = (horizonYears: number) => scenarioWith({ horizonYears }, plainCase);
const kept = (retentionRate: number, discountRate: number) =>
  scenarioWith({ retentionRate, discountRate }, plainCase);
const everybodyStays = kept(1, oracle.retentionOfAll.discount);

/** One customer with a constant margin and retention rate, by every convention. */
export const conventions: PublishedTable = {
  source: 'Gupta & Lehmann (2003); Fader & Hardie (2010); Reichheld & Sasser (1990)',
  rows: [
    row('first margin at once', oracle.immediate, value(plainCase)),
    row('first margin only if retained', oracle.deferred, value(plainCase, 'withoutFirst')),
    row('margins in arrears', oracle.certainEnd, value(plainCase, 'arrears')),
    row('margins in the middle of a year', oracle.midPeriod, value(plainCase), (own) => own / Math.sqrt(1.1)),
    // not yet: margins and exits that flow all through the year (314.0173602): needs a clock without periods
    row('five payments', oracle.fivePayments, value(years(5))),
    row('ten payments', oracle.tenPayments, value(years(10))),
    row('five payments after the first', oracle.fiveDeferredPayments, value(years(6), 'withoutFirst')),
    row(
      'a margin that grows by 5 % a year',
      oracle.growthOfFivePercent,
      value(scenarioWith({ modules: ['tenure'], marginGrowth: 0.05 }, plainCase)),
    ),
    row('nobody stays', oracle.retentionOfNobody, value(kept(0, 0.1))),
    row('everybody stays', oracle.retentionOfAll.immediate, value(everybodyStays)),
    row(
      'everybody stays, without the first',
      oracle.retentionOfAll.deferred,
      value(everybodyStays, 'withoutFirst'),
    ),
    deviationRow('standard deviation of one customer', oracle.standardDeviation, plainCase),
    row('customers who pay twice, and so repay 150', oracle.repays.share, share(plainCase, [0], 1)),
    // Elasticities to retention, r/(1+i−r) and (1+i)/(1+i−r), are the values by the other convention in margins.
    ...oracle.elasticity.flatMap((of) => {
      const scenario = kept(of.retention, of.discount);
      const about = `elasticity to retention at r = ${of.retention}`;
      return [
        row(about, of.immediate, value(scenario, 'withoutFirst'), (rest) => rest / margin),
        row(`${about}, first margin left out`, of.deferred, value(scenario), (own) => own / margin),
      ];
    }),
    ...oracle.marginMultiple.rows.flatMap(({ retention, multiples }) =>
      multiples.map((multiple, column) => {
        const discount = oracle.marginMultiple.discounts[column];
        return row(
          `margin multiple at r = ${retention}, i = ${discount}`,
          multiple,
          value(kept(retention, discount), 'withoutFirst'),
          (rest) => rest / margin,
        );
      }),
    ),
    // not yet: 15 % a year as .0027 a week: needs a weekly clock
  ],
};
