import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { comparison, row, share, value } from './row.ts';
import type { PublishedTable } from './row.ts';

const { shiftedBetaGeometric: shifted, twoTypes, theory } = oracles;

/** Customers whose yearly churn is Beta(alpha, beta), each worth 1 a year while active. */
function betaChurn(alpha: number, beta: number, horizonYears = 200) {
  return scenarioWith(
    {
      modules: ['difference'],
      differenceLaw: 'beta',
      retentionRate: beta / (alpha + beta),
      betaConcentration: alpha + beta,
      spendPerYear: 1,
      discountRate: shifted.discount,
      horizonYears,
    },
    plainCase,
  );
}

const { sorting } = shifted;
const meanRetention = sorting.beta / (sorting.alpha + sorting.beta);
const averageCustomer = scenarioWith(
  { spendPerYear: 1, retentionRate: meanRetention, discountRate: shifted.discount },
  plainCase,
);

/** Two segments of a subscription business. */
export const betaGeometric: PublishedTable = {
  source: 'Fader & Hardie (2007), (2010)',
  rows: [
    // not yet: log-likelihoods of the fits as simulated numbers: needs a fit; the twin's are in core/exact/differences.test.ts
    ...shifted.segments.flatMap(({ segment, alpha, beta, survivalPercent, life, residualLife, rounded }) => {
      const newCustomers = betaChurn(alpha, beta);
      return [
        ...survivalPercent.map((percent, index) =>
          row(
            `${segment}: per cent active after ${index + 1} years`,
            percent,
            share(newCustomers, [0], index + 1),
            (active) => 100 * active,
          ),
        ),
        row(`${segment}: discounted lifetime`, life, value(newCustomers)),
        ...residualLife.map((residual, index) => {
          // Whoever renewed n − 1 times has churn Beta(alpha, beta + n − 1), and the n-th renewal is pending.
          const renewed = beta + index;
          return row(
            `${segment}: residual lifetime before renewal ${index + 1}`,
            residual,
            value(betaChurn(alpha, renewed + 1)),
            (lifetime) => (renewed / (alpha + renewed)) * lifetime,
          );
        }),
        row(
          `${segment}: ten payments`,
          rounded.tenPayments,
          value(betaChurn(rounded.alpha, rounded.beta, 10)),
        ),
      ];
    }),
    row('margin multiple of the mean retention', sorting.naiveMultiple, value(averageCustomer)),
    comparison(
      'per cent by which it understates the lifetime',
      sorting.understatementPercent,
      [value(averageCustomer), value(betaChurn(sorting.alpha, sorting.beta))],
      (naive, lifetime) => 100 * (1 - naive / lifetime),
    ),
  ],
};

/** One type that stays at .9 and one that stays at .5, in the given shares. */
function twoKinds(loyal: number) {
  const [high, low] = twoTypes.retentions;
  return scenarioWith(
    {
      modules: ['difference'],
      differenceLaw: 'types',
      retentionRate: loyal * high + (1 - loyal) * low,
      types: [
        { share: loyal, hazard: -Math.log(high), spend: 1 },
        { share: 1 - loyal, hazard: -Math.log(low), spend: 1 },
      ],
      spendPerYear: twoTypes.payment,
      discountRate: twoTypes.discount,
    },
    plainCase,
  );
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const customers = total(twoTypes.activeByAge);
const mixed = twoKinds(twoTypes.shares[0]);
const onlyLoyal = scenarioWith({ retentionRate: twoTypes.retentions[0] }, plainCase);
const present = value(twoKinds(total(twoTypes.loyalByAge) / customers), 'withoutFirst');
/** The next payment of all is due now, from those who renew. */
const due = (rest: number): number => customers * rest * (1 + twoTypes.discount);

/** A third of the customers renews at .9, two thirds at .5. */
export const perils: PublishedTable = {
  source: 'Fader & Hardie (2010), the perils of ignoring heterogeneity',
  rows: [
    ...twoTypes.expectedActive.map((active, age) =>
      row(`active of 10,000 after ${age} years`, active, share(mixed, [0], age), (part) => 1e4 * part),
    ),
    ...twoTypes.expectedLoyal.map((loyal, age) =>
      row(`loyal of those after ${age} years`, loyal, share(onlyLoyal, [0], age), (part) => (1e4 * part) / 3),
    ),
    row(
      'value at the retention of all',
      twoTypes.naiveValue,
      value(scenarioWith({ retentionRate: Number(twoTypes.retentionOfAll) }, plainCase), 'withoutFirst'),
      due,
    ),
    row('value of all', twoTypes.value, present, due),
    row(
      'understatement',
      twoTypes.understatement,
      present,
      (rest) => 1 - Number(twoTypes.naiveValue) / due(rest),
    ),
  ],
};

const { frailty } = theory;
const frail = scenarioWith({ modules: ['difference'], frailtyVariance: 1 }, plainCase);

/** Hazards that differ by a Gamma law of variance 1. */
export const gammaFrailty: PublishedTable = {
  source: 'Vaupel, Manton & Stallard (1979)',
  rows: [
    ...frailty.survival.map((active, index) =>
      row(`share active after ${index + 1} years`, active, share(frail, [0], index + 1)),
    ),
    row('value', frailty.value, value(frail)),
  ],
};
