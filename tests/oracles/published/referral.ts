import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { comparison, deviationRow, row, value } from './row.ts';
import type { PublishedTable } from './row.ts';

const { referral: oracle } = oracles;

function referring(changes: Partial<Omit<Scenario, 'modules'>> = {}): Scenario {
  return scenarioWith(
    {
      modules: ['referral'],
      referralRate: oracle.friendsPerPeriod,
      referredHazardMultiplier: 1,
      ...changes,
    },
    plainCase,
  );
}

/** The same with everybody worth 1 in all, so that the value of a family is its size. */
function counted(changes: Partial<Omit<Scenario, 'modules'>> = {}): Scenario {
  const worthOne = { spendPerYear: 1, discountRate: 0, tenureShape: 'list', marginByTenure: [1, 0] } as const;
  return scenarioWith({ modules: ['tenure'] }, referring({ ...worthOne, ...changes }));
}

const friends = referring();
const rewarded = referring({ referralReward: oracle.withReward.reward });
const families = counted();
const { growth, lowerChurn } = oracle;
const growing = (horizonYears: number) =>
  referring({ spendPerYear: 1, discountRate: 0, referralRate: growth.friendsPerPeriod, horizonYears });
const longer = scenarioWith(
  { retentionRate: 1 - lowerChurn.factor * (1 - plainCase.retentionRate) },
  plainCase,
);

/** Customers who bring friends. */
export const referral: PublishedTable = {
  source: 'Galton & Watson; Schmitt, Skiera & Van den Bulte (2011); values computed',
  rows: [
    row('own value', oracle.value, value(friends)),
    row('value with the family', oracle.family, value(friends, 'family')),
    row('referral value', oracle.referral, value(friends, 'referral')),
    deviationRow('standard deviation', oracle.standardDeviation, friends, 'family'),
    ...oracle.horizons.map(({ periods, family }) =>
      row(`value over ${periods} periods`, family, value(referring({ horizonYears: periods }), 'family')),
    ),
    row('value with a reward', oracle.withReward.family, value(rewarded, 'family')),
    deviationRow('standard deviation with a reward', oracle.withReward.standardDeviation, rewarded, 'family'),
    // not yet: friends who join in the same period (K_d .18333, W 448.9795918): needs a delay of referral
    comparison(
      'discounted offspring, 1 − V/W',
      oracle.discountedOffspring,
      [value(plainCase), value(friends, 'family')],
      (own, family) => 1 - own / family,
    ),
    row('family size', oracle.familySize, value(families, 'family')),
    row('offspring, 1 − 1/N', oracle.offspring, value(families, 'family'), (size) => 1 - 1 / size),
    row(
      'variance of offspring, Var N (1−k)³',
      oracle.offspringVariance,
      { kind: 'variance', scenario: families, of: 'family' },
      (variance) => variance * (1 - oracle.offspring) ** 3,
    ),
    comparison(
      'growth r + q',
      growth.factor,
      [value(growing(10), 'family'), value(growing(20), 'family')],
      (ten, twenty) => (twenty / ten - 1) ** (1 / 10),
    ),
    ...oracle.oneLifePeriod.flatMap((of) => {
      // Customers of one period: the number of friends is Poisson, the size of a family follows Borel's law.
      const scenario = counted({ retentionRate: 0, referralRate: of.friends });
      const about = `families at k = ${of.friends}`;
      return [
        row(`${about}: mean size`, of.mean, value(scenario, 'family')),
        row(`${about}: variance`, of.variance, { kind: 'variance', scenario, of: 'family' }),
      ];
    }),
    row('value with 18 % less churn', lowerChurn.value, value(longer)),
    comparison(
      'per cent gained by 18 % less churn',
      lowerChurn.liftPercent,
      [value(plainCase), value(longer)],
      (own, better) => 100 * (better / own - 1),
    ),
    // not yet: deciles and cells of Kumar, Petersen & Leone (2007): needs imported customers, and most are unverified
  ],
};
