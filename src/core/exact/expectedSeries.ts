import type { ModelParams } from '../model/params.ts';
import { seriesAt, seriesLayout } from '../model/series.ts';
import { addConvolved } from './away.ts';
import type { Away } from './away.ts';
import type { Accuracy } from './exactResult.ts';
import { birthsOf, peopleOf } from './people.ts';
import type { Person } from './people.ts';
import type { Profile } from './profile.ts';
import { thetaNodes } from './thetaNodes.ts';
import type { ThetaNode } from './thetaNodes.ts';

/** A part of what a person does that becomes a series: [own age]. */
type Part = (person: Person) => Float64Array;

/** Tallies before the stages' own: friends and costs. */
const STAGE_ROW = 2;

/**
 * Expected series per founder, laid out like `SimResult.series`: founders, and everybody they lead to, by calendar
 * period. The gone stage's series is 0: nobody counts the gone.
 *
 * @param nodes quadrature of `params.theta`; hand it in when many models share a law
 * @returns Float64Array [series × period]
 */
export function expectedSeries(
  params: ModelParams,
  accuracy: Accuracy,
  nodes: readonly ThetaNode[] = thetaNodes(params.theta, accuracy),
): Float64Array {
  const { periods, stages, causes, referralReward: reward } = params;
  const rows = stages.map((_, stage) => new Float64Array(stages.length).fill(1, stage, stage + 1));
  const people = peopleOf(params, nodes, true, rows);
  const births = birthsOf(people);
  const layout = seriesLayout(periods, stages.length, causes.length);
  const series = new Float64Array(layout.count * periods);

  const put = (name: Parameters<typeof seriesAt>[1], part: Part): void => {
    const start = seriesAt(layout, name);
    const total = series.subarray(start, start + periods);
    total.set(part(people.founder));
    addConvolved(births, part(people.referred), total);
  };
  const zero = new Float64Array(periods);

  stages.forEach(({ kind }, stage) => {
    if (kind === 'active') put({ stage }, ({ profile }) => profile.tallies[STAGE_ROW + stage]);
    if (kind === 'lapsed') {
      put(
        { stage },
        ({ profile, held }) => held[profile.chain.aways.findIndex((a) => a.stage === stage)] ?? zero,
      );
    }
  });
  causes.forEach(({ probability }, cause) => {
    put({ cause }, ({ profile }) => exitsFrom(profile, 'anyLife').map((exits) => probability * exits));
  });
  series.set(exitsFrom(people.founder.profile, 'firstLife'), seriesAt(layout, 'firstExits'));
  put('writtenOff', (person) => afterTrials(person, (away) => away.writtenOff));
  put('regained', (person) =>
    afterTrials(
      person,
      (away) => away.regained,
      (away) => away.delay,
    ),
  );
  put('referrals', ({ friends }) => friends);
  put('revenue', ({ profile }) => profile.revenue);
  put('profit', ({ cash, friends }) => cash.map((money, t) => money - reward * friends[t]));
  series.set(people.founder.cash, seriesAt(layout, 'ownProfit'));
  return series;
}

/** Exits of each period: Float64Array [period]. */
function exitsFrom({ chain, exits, revenue }: Profile, from: 'firstLife' | 'anyLife'): Float64Array {
  const total = new Float64Array(revenue.length);
  chain.doors.forEach(({ first }, door) => {
    if (first || from === 'anyLife') exits[door].forEach((leavers, t) => (total[t] += leavers));
  });
  return total;
}

/** Sum over aways of those entered, by what becomes of them in their trials. */
function afterTrials(
  { profile }: Person,
  shares: (away: Away) => Float64Array,
  delay: (away: Away) => number = () => 0,
): Float64Array {
  const total = new Float64Array(profile.revenue.length);
  profile.chain.aways.forEach((away, index) => {
    addConvolved(profile.entered[index], shares(away), total, delay(away));
  });
  return total;
}
