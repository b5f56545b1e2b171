import type { ModelParams } from '../model/params.ts';
import { seriesAt, seriesLayout } from '../model/series.ts';
import { addConvolved } from './away.ts';
import type { Away } from './away.ts';
import type { Accuracy } from './exactResult.ts';
import { birthsOf, peopleOf } from './people.ts';
import type { Person } from './person.ts';
import { newRecall } from './recall.ts';
import { zeros } from './zeros.ts';

/** A part of what a person does that becomes a series: [own age]. */
type Part = (person: Person) => readonly number[];

/**
 * Expected series per founder, laid out like `SimResult.series`: founders, and everybody they lead to, by calendar
 * period. The gone stage's series is 0: nobody counts the gone.
 *
 * @param recall of that accuracy; hand it in when many models have something in common
 * @returns Float64Array [series × period]
 */
export function expectedSeries(
  params: ModelParams,
  accuracy: Accuracy,
  recall = newRecall(accuracy),
): Float64Array {
  const { periods, stages, causes, referralReward: reward } = params;
  const people = peopleOf(params, recall, true);
  const births = birthsOf(people);
  const layout = seriesLayout(periods, stages.length, causes.length);
  const series = new Float64Array(layout.count * periods);

  const put = (name: Parameters<typeof seriesAt>[1], part: Part): void => {
    const start = seriesAt(layout, name);
    const total = series.subarray(start, start + periods);
    total.set(part(people.founder));
    addConvolved(births, part(people.referred), total);
  };
  const nobody = zeros(periods);

  stages.forEach(({ kind }, stage) => {
    if (kind === 'active') put({ stage }, (person) => activeIn(person, stage));
    if (kind === 'lapsed') {
      put(
        { stage },
        ({ chain, flow }) => flow.held[chain.aways.findIndex((a) => a.stage === stage)] ?? nobody,
      );
    }
  });
  causes.forEach(({ probability }, cause) => {
    put({ cause }, (person) => exitsFrom(person, 'anyLife').map((exits) => probability * exits));
  });
  series.set(exitsFrom(people.founder, 'firstLife'), seriesAt(layout, 'firstExits'));
  put('writtenOff', (person) => afterTrials(person, (away) => away.writtenOff));
  put('regained', (person) =>
    afterTrials(
      person,
      (away) => away.regained,
      (away) => away.delay,
    ),
  );
  put('referrals', ({ friends }) => friends);
  put('revenue', ({ revenue }) => revenue);
  put('profit', ({ cash, friends }) => cash.map((money, t) => money - reward * friends[t]));
  series.set(people.founder.cash, seriesAt(layout, 'ownProfit'));
  return series;
}

/** Customers active in a stage: [period]. */
function activeIn({ chain, flow }: Person, stage: number): number[] {
  const { size } = chain;
  const total = zeros(flow.people.length / size);
  for (let state = 0; state < size; state++) {
    if (chain.stage[state] !== stage) continue;
    for (let t = 0; t < total.length; t++) total[t] += flow.people[t * size + state];
  }
  return total;
}

/** Exits of each period: [period]. */
function exitsFrom({ chain, flow, revenue }: Person, from: 'firstLife' | 'anyLife'): number[] {
  const total = zeros(revenue.length);
  chain.doors.forEach(({ first }, door) => {
    if (first || from === 'anyLife') flow.exits[door].forEach((leavers, t) => (total[t] += leavers));
  });
  return total;
}

/** Sum over aways of those entered, by what becomes of them in their trials. */
function afterTrials(
  { chain, flow, revenue }: Person,
  shares: (away: Away) => readonly number[],
  delay: (away: Away) => number = () => 0,
): number[] {
  const total = zeros(revenue.length);
  chain.aways.forEach((away, index) => {
    addConvolved(flow.entered[index], shares(away), total, delay(away));
  });
  return total;
}
