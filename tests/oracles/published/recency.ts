import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { plainCase } from '../../helpers/referenceChain.ts';
import oracles from '../clv.json' with { type: 'json' };
import { chainScenario } from './chainScenario.ts';
import { deviationRow, row, share, value } from './row.ts';
import type { PublishedTable } from './row.ts';

const { recencyChain: oracle } = oracles;
const STATES = oracle.purchase.map((_, recency) => recency);
const moves = oracle.purchase.map((buys, recency) =>
  STATES.map((to) => (to === 0 ? buys : to === recency + 1 ? 1 - buys : 0)),
);
const rewards = STATES.map((recency) => (recency === 0 ? oracle.contribution : 0) - oracle.remarketing);
const from = (start: number, horizonYears = 200) =>
  chainScenario({ moves, rewards }, start, { discountRate: oracle.discount, horizonYears });
const forEver = STATES.map((start) => from(start));

/** Customers by years since their last purchase. */
export const recency: PublishedTable = {
  source: 'Pfeifer & Carraway (2000); customers of each period also Berger & Nasr (1998), case 5',
  rows: [
    ...STATES.flatMap((start) => [
      row(`five rewards from recency ${start + 1}`, oracle.fiveRewards[start], value(from(start, 5))),
      row(`value from recency ${start + 1}`, oracle.forEver[start], value(forEver[start])),
      deviationRow(
        `standard deviation from recency ${start + 1}`,
        oracle.standardDeviation[start],
        forEver[start],
      ),
    ]),
    row(
      'value on the ladder that ships',
      oracle.forEver[0],
      value(
        scenarioWith(
          {
            spendPerYear: oracle.contribution,
            discountRate: oracle.discount,
            stages: LADDERS.recency,
          },
          plainCase,
        ),
      ),
    ),
    ...oracle.occupancy.flatMap((shares, index) => {
      const at = index + 1;
      return [
        ...STATES.map((state) =>
          row(`share in recency ${state + 1} after ${at}`, shares[state], share(forEver[0], [state], at)),
        ),
        row(`share lost after ${at}`, shares[4], share(forEver[0], STATES, at), (here) => 1 - here),
      ];
    }),
    ...oracle.buyers.map((buyers, at) =>
      row(`buyers of 1000 after ${at}`, buyers, share(forEver[0], [0], at), (buying) => 1000 * buying),
    ),
    row(
      'periods before loss',
      oracle.periodsBeforeLoss,
      value(chainScenario({ moves, rewards: [1, 1, 1, 1] }, 0, { discountRate: 0 })),
    ),
  ],
};
