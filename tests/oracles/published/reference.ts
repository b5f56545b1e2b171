import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { activeStage, lapsedStage } from '../../../src/core/scenario/ladders.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { referenceChain } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { chainScenario } from './chainScenario.ts';
import { comparison, deviationRow, row, value } from './row.ts';
import type { PublishedRow, PublishedTable } from './row.ts';

const { reference: oracle } = oracles;
const NAMES = ['New', 'Loyal', 'AtRisk', 'Lapsed'] as const;
const { discount, lapsed } = oracle;
const v = 1 / (1 + discount);

/** Lapsed customers as one more active stage, so that a cohort can start there. */
function from(start: number, horizonYears = 200, { back, stays } = lapsed): Scenario {
  const moves = [...oracle.moves, [0, back, 0, stays]];
  return chainScenario({ moves, rewards: oracle.rewards }, start, { discountRate: discount, horizonYears });
}

/**
 * A founder of another stage whose friends start as New, which one ladder cannot say at once. So the founder begins as
 * New, leaves for certain, and is called back for certain, at once, into that stage; friends never leave (hazard 0), they
 * move: to a stage of the lost, which earns nothing. What the founder's first year as New brings is known.
 */
function startingIn(start: number): Scenario {
  const rows = [...oracle.moves, [0, lapsed.back, 0, lapsed.stays]];
  const stages = NAMES.map((name, state) =>
    activeStage(name, {
      spend: Math.max(oracle.rewards[state], 0) / 100,
      cost: Math.max(-oracle.rewards[state], 0),
      referral: oracle.friends[state],
      exit: state === 0 ? 1 : 0,
      moves: [...rows[state], 1 - rows[state].reduce((sum, probability) => sum + probability, 0), 0],
    }),
  );
  return scenarioWith(
    {
      referredHazardMultiplier: 0,
      winBackTiming: 'atOnce',
      stages: [
        ...stages,
        activeStage('Lost', { spend: 0, referral: 0, exit: 0, moves: [0, 0, 0, 0, 1, 0] }),
        lapsedStage('calledBack', { winBack: 1, winBackTo: start }),
      ],
    },
    referenceChain,
  );
}

const familyOfNew = Number(oracle.family[0]);
const varianceOfNew = Number(oracle.familyDeviation[0]) ** 2;
const earned = oracle.rewards[0];
const friends = oracle.friends[0];

function familyRows(start: number): readonly PublishedRow[] {
  const name = NAMES[start];
  const scenario = startingIn(start);
  return [
    row(
      `family value of ${name}`,
      oracle.family[start],
      value(scenario, 'family'),
      (family) => (family - earned) / v - friends * familyOfNew,
    ),
    row(
      `referral value of ${name}`,
      oracle.referral[start],
      value(scenario, 'referral'),
      (referral) => referral / v - friends * familyOfNew,
    ),
    row(
      `standard deviation of the family of ${name}`,
      oracle.familyDeviation[start],
      { kind: 'variance', scenario, of: 'family' },
      (variance) => Math.sqrt(variance / v ** 2 - friends * (varianceOfNew + familyOfNew ** 2)),
    ),
  ];
}

const forEver = NAMES.map((_, start) => from(start));
const { withoutWinBack } = oracle;
const abandoned = { back: 0, stays: withoutWinBack.stays };
const nobodyCalls = scenarioWith(
  {
    stages: referenceChain.stages.map((stage) =>
      stage.kind === 'lapsed' ? { ...stage, winBack: 0, giveUp: 1 - withoutWinBack.stays } : stage,
    ),
  },
  referenceChain,
);
/** Worth as much as it brings friends. */
const bringing = chainScenario(
  { moves: [...oracle.moves, [0, lapsed.back, 0, lapsed.stays]], rewards: oracle.friends },
  0,
  { discountRate: 0 },
);

/** A chain with every part of the model: New, Loyal, AtRisk, Lapsed and Lost, with friends and win-back. */
export const reference: PublishedTable = {
  source: 'computed by linear algebra, clv.py',
  rows: [
    ...NAMES.flatMap((name, start) => [
      row(`value of ${name}`, oracle.forEver[start], value(forEver[start])),
      row(
        `value of ${name}, paid at the end of periods`,
        oracle.endOfPeriod[start],
        value(forEver[start], 'arrears'),
      ),
      ...oracle.horizons.map(({ periods, values }) =>
        row(`value of ${name} over ${periods}`, values[start], value(from(start, periods))),
      ),
      deviationRow(`standard deviation of ${name}`, oracle.standardDeviation[start], forEver[start]),
    ]),
    row('own value of New, called back', oracle.forEver[0], value(referenceChain)),
    row('family value of New', oracle.family[0], value(referenceChain, 'family')),
    row('referral value of New', oracle.referral[0], value(referenceChain, 'referral')),
    deviationRow(
      'standard deviation of the family of New',
      oracle.familyDeviation[0],
      referenceChain,
      'family',
    ),
    ...[1, 2, 3].flatMap(familyRows),
    comparison(
      'discounted offspring, 1 − V/W',
      oracle.discountedOffspring,
      [value(forEver[0]), value(referenceChain, 'family')],
      (own, family) => 1 - own / family,
    ),
    row(
      'offspring of New',
      oracle.offspring.slice(0, 7), // 200 years leave out 4e-6 of what is brought for ever
      value(bringing),
    ),
    row('value of New whom nobody calls back', withoutWinBack.new, value(nobodyCalls)),
    row('value of Lapsed whom nobody calls back', withoutWinBack.lapsed, value(from(3, 200, abandoned))),
  ],
};
