import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { CAUSE_IDS } from '../../../src/core/scenario/scenario.ts';
import type { CauseRow, Milestone } from '../../../src/core/scenario/scenario.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { chainScenario, orderFrom } from './chainScenario.ts';
import { comparison, row, share, value } from './row.ts';
import type { PublishedTable } from './row.ts';

const { theory: oracle } = oracles;
/** Worth 1 a year, undiscounted: the value of a life is its length. */
const counted = scenarioWith({ spendPerYear: 1, discountRate: 0 }, plainCase);
const kept = (retentionRate: number) => scenarioWith({ retentionRate }, plainCase);

const profile = oracle.risingProfile.margins.map((margin) => margin / plainCase.spendPerYear);
const tenure: PublishedTable = {
  source: 'a geometric life; profit by tenure after Reichheld & Sasser (1990)',
  rows: [
    row('mean life', oracle.meanLife, value(counted)),
    ...oracle.lifeEnds.map((ends, index) =>
      row(`lives of ${index + 1}`, ends, share(plainCase, 'firstExits', index)),
    ),
    row(
      'profit that rises with tenure',
      oracle.risingProfile.value,
      value(scenarioWith({ modules: ['tenure'], tenureShape: 'list', marginByTenure: profile }, plainCase)),
    ),
  ],
};

const stated = CAUSE_IDS.flatMap((cause) => {
  const part: number | undefined = (oracle.causes as Partial<Record<typeof cause, number>>)[cause];
  return part === undefined ? [] : [{ cause, share: part, removed: 0, final: false }];
});
const leaving = (causes: readonly CauseRow[]) => scenarioWith({ modules: ['causes'], causes }, counted);
const stating = leaving(stated);
const cared = leaving(stated.map((of) => (of.cause === 'neglect' ? { ...of, removed: 1 } : of)));
const causes: PublishedTable = {
  source: 'stated causes of leaving; competing hazards',
  rows: [
    ...stated.map((of, cause) =>
      row(`share of exits: ${of.cause}`, of.share, share(stating, { cause }, 0), (exits) => exits / 0.2),
    ),
    row('churn without neglect', oracle.neglectRemoved.churnLeft, share(cared, 'firstExits', 0)),
    row('mean life without neglect', oracle.neglectRemoved.life, value(cared)),
  ],
};

const winBack: PublishedTable = {
  source: 'one call to each who leaves, computed',
  rows: oracle.winBack.map(({ odds, cost, value: worth }) =>
    row(
      `a call at ${cost} with odds ${odds.toFixed(2)}`,
      worth,
      value(
        scenarioWith(
          {
            ...{ modules: ['winBack'], winBackRate: odds, winBackCost: cost, winBackDecay: 0 },
            ...{ giveUpRate: 1, secondLifeHazard: 1 },
          },
          plainCase,
        ),
      ),
    ),
  ),
};

const { moves, margins } = oracle.ladder;
const rungs = orderFrom(0, moves.length);
const ladder: PublishedTable = {
  source: 'first, repeat, client, advocate, computed',
  rows: rungs.flatMap((rung) => [
    row(
      `value from rung ${rung + 1}`,
      oracle.ladder.values[rung],
      value(chainScenario({ moves, rewards: margins }, rung, {})),
    ),
    row(
      `years on rung ${rung + 1}`,
      oracle.ladder.years[rung],
      value(
        chainScenario({ moves, rewards: rungs.map((on) => (on === rung ? 1 : 0)) }, 0, { discountRate: 0 }),
      ),
    ),
  ]),
};

const selling = (addOnMargin: number, switchingCostFactor: number) =>
  scenarioWith(
    {
      ...{ modules: ['relatedSales'], crossSellRate: 0.15, productsMax: 3 },
      ...{ addOnMargin, switchingCostFactor },
    },
    plainCase,
  );
const levers: PublishedTable = {
  source: 'related sales and break-even points, computed',
  rows: [
    ...(
      [
        ['revenue only', 0.4, 1, oracle.crossSell.revenueOnly],
        ['stickiness only', 0, 0.8, oracle.crossSell.stickinessOnly],
        ['both', 0.4, 0.8, oracle.crossSell.both],
      ] as const
    ).map(([about, addOn, factor, lift]) =>
      comparison(
        `per cent gained by related sales: ${about}`,
        lift,
        [value(plainCase), value(selling(addOn, factor))],
        (plain, more) => 100 * (more / plain - 1),
      ),
    ),
    comparison(
      'share of margin that five points of retention may cost',
      oracle.retentionBreakEven,
      [value(plainCase), value(kept(0.85))],
      (plain, better) => 1 - plain / better,
    ),
    // A programme at 1/k of the cost of acquisition per customer must keep one in k who would have to be replaced.
    comparison(
      'points of retention worth a fifth of acquisition',
      oracle.acquisitionRatio.points,
      [share(kept(0.7), [0], 1), share(kept(0.9), [0], 1)],
      (fewer, more) => more - fewer,
    ),
  ],
};

const monthly = (churn: number, spend: number, milestones: readonly Milestone[] = [], discountRate = 0) =>
  scenarioWith(
    {
      ...{ modules: ['milestones'], periodsPerYear: '12', horizonYears: 5, milestones },
      ...{ retentionRate: (1 - churn) ** 12, spendPerYear: 12 * spend, discountRate },
    },
    plainCase,
  );
const fourYears = { horizonYears: 4 };
const changesOfMilk = [6, 12, 36].map((month) => ({ month, exit: 0.1 }));
const { milk, milkWithLosses } = oracle;
const milkPowder: PublishedTable = {
  source: 'milk powder for 48 months, computed',
  rows: [
    row('months', milk.months, value(scenarioWith(fourYears, monthly(0.02, 1)))),
    row('bags', milk.bags, value(scenarioWith(fourYears, monthly(0.02, 8)))),
    row(
      'bags with losses at every change of milk',
      milkWithLosses.bags,
      value(scenarioWith(fourYears, monthly(0.03, 8, changesOfMilk))),
    ),
    row(
      'value with losses',
      milkWithLosses.value,
      value(scenarioWith(fourYears, monthly(0.03, 320, changesOfMilk, 0.1))),
    ),
    row(
      'value of who stays to the end',
      milkWithLosses.valueWithoutLosses,
      value(scenarioWith(fourYears, monthly(0, 320, [], 0.1))),
    ),
    row(
      'per cent who stay to the end',
      milkWithLosses.finishPercent,
      share(monthly(0.03, 8, changesOfMilk), [0], 48),
      (finished) => 100 * finished,
    ),
  ],
};

const clocks: PublishedTable = {
  source: 'one year on three clocks',
  rows: [
    ...oracle.monthlyChurns.map(({ churn, monthly: left }) => {
      const scenario = scenarioWith(
        { periodsPerYear: '12', horizonYears: 2, retentionRate: 1 - churn },
        counted,
      );
      return row(`${churn} a year in one month`, left, share(scenario, 'firstExits', 0));
    }),
    ...(['1', '4', '12'] as const).map((periodsPerYear) =>
      row(
        `share active after a year of ${periodsPerYear}`,
        plainCase.retentionRate,
        share(scenarioWith({ periodsPerYear, horizonYears: 2 }, counted), [0], Number(periodsPerYear)),
      ),
    ),
  ],
};

/** Closed forms of the theories of loyalty. */
export const theory: readonly PublishedTable[] = [
  tenure,
  causes,
  winBack,
  ladder,
  levers,
  milkPowder,
  clocks,
];
