import { describe, expect, test } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { expectedValue } from '../../../src/core/exact/expectedValue.ts';
import { valueSpread } from '../../../src/core/exact/spread.ts';
import type { ModelParams } from '../../../src/core/model/params.ts';
import { plainParams, rateOf } from '../../helpers/params.ts';
import { expectPrinted } from '../../helpers/printed.ts';
import { chainParams } from '../../helpers/publishedChain.ts';
import oracles from '../../oracles/clv.json' with { type: 'json' };

const FOR_EVER = 1000;

function deviation(params: ModelParams, of: 'own' | 'family'): number {
  const spread = valueSpread(params, 'reference');
  if ('unavailable' in spread) throw new Error(spread.unavailable);
  return Math.sqrt(spread[of]);
}

describe('Pfeifer and Carraway: customers by years since their last purchase', () => {
  const { recencyChain: published } = oracles;
  const { discount, purchase } = published;
  const chain = {
    moves: purchase.map((buys, recency) =>
      purchase.map((_, to) => (to === 0 ? buys : to === recency + 1 ? 1 - buys : 0)),
    ),
    rewards: purchase.map(
      (_, recency) => (recency === 0 ? published.contribution : 0) - published.remarketing,
    ),
  };

  test.for([0, 1, 2, 3])('are worth what the paper prints from recency %i on', (start) => {
    const five = chainParams(chain, start, { periods: 5, discount });
    expectPrinted(expectedValue(five, 'reference').own, published.fiveRewards[start]);
    const forEver = chainParams(chain, start, { periods: FOR_EVER, discount });
    expectPrinted(expectedValue(forEver, 'reference').own, published.forEver[start]);
    expectPrinted(deviation(forEver, 'own'), published.standardDeviation[start]);
  });

  test('move through the states as published', () => {
    const periods = 8;
    const series = expectedSeries(chainParams(chain, 0, { periods, discount }), 'reference');
    published.occupancy.forEach((shares, index) => {
      shares.forEach((share, state) => expectPrinted(series[state * periods + index + 1], share));
    });
    published.buyers.forEach((buyers, t) => expectPrinted(1000 * series[t], buyers));
  });

  test('stay for the published number of periods', () => {
    const series = expectedSeries(chainParams(chain, 0, { periods: FOR_EVER }), 'reference');
    const periods = series.subarray(0, 4 * FOR_EVER).reduce((sum, share) => sum + share, 0);
    expectPrinted(periods, published.periodsBeforeLoss);
  });
});

describe('the reference chain with referrals and win-back', () => {
  const { reference: published } = oracles;
  const { discount, lapsed } = published;
  const LAPSED = 3;
  const v = 1 / (1 + discount);
  /** Lapsed customers as one more active stage, so that a cohort can start there. */
  const chain = {
    moves: [...published.moves, [0, lapsed.back, 0, lapsed.stays]],
    rewards: published.rewards,
  };

  /** The same with a true lapsed stage, which calls its customers back in the next period. */
  function withWinBack(periods: number, back = lapsed.back, stays = lapsed.stays): ModelParams {
    const stages = published.moves.map((moves, state) => {
      const leave = moves[LAPSED];
      const moved = 1 - leave - moves[state];
      return {
        spend: published.rewards[state],
        referralRate: published.friends[state],
        exitRate: rateOf(leave),
        lapsesTo: LAPSED,
        moveRate: rateOf(moved / (1 - leave)),
        moveTo: moves.map((share, to) => (to === state || to === LAPSED ? 0 : share / moved)),
      };
    });
    const away = {
      kind: 'lapsed' as const,
      cost: -published.rewards[LAPSED],
      winBackRate: rateOf(back),
      giveUpRate: rateOf(1 - stays / (1 - back)),
      winBackTo: 1,
    };
    return plainParams({ periods, discount, winBackAtOnce: false, stages: [...stages, away] });
  }

  test.for([0, 1, 2, 3])('has the computed values without referrals from stage %i on', (start) => {
    const own = (periods: number): number =>
      expectedValue(chainParams(chain, start, { periods, discount }), 'reference').own;
    expectPrinted(own(FOR_EVER), published.forEver[start]);
    expectPrinted(v * own(FOR_EVER), published.endOfPeriod[start]);
    for (const { periods, values } of published.horizons) expectPrinted(own(periods), values[start]);
    expectPrinted(
      deviation(chainParams(chain, start, { periods: FOR_EVER, discount }), 'own'),
      published.standardDeviation[start],
    );
  });

  test('has the computed family value of a new customer, its parts and its deviation', () => {
    const params = withWinBack(FOR_EVER);
    const { own, family, referral } = expectedValue(params, 'reference');
    expectPrinted(own, published.forEver[0]);
    expectPrinted(family, published.family[0]);
    expectPrinted(referral, published.referral[0]);
    expectPrinted(deviation(params, 'own'), published.standardDeviation[0]);
    expectPrinted(deviation(params, 'family'), published.familyDeviation);
  });

  test.for([1, 2, 3])(
    'has the computed referral value of an old customer of stage %i, whose friends start as new',
    (start) => {
      const series = expectedSeries(chainParams(chain, start, { periods: FOR_EVER, discount }), 'reference');
      const order = [start, ...[0, 1, 2, 3].filter((state) => state !== start)];
      const family = expectedValue(withWinBack(FOR_EVER), 'reference').family;
      let friends = 0;
      order.forEach((state, index) => {
        for (let t = 0; t < FOR_EVER; t++)
          friends += published.friends[state] * v ** t * series[index * FOR_EVER + t];
      });
      expectPrinted(v * friends * family, published.referral[start]);
      expectPrinted(Number(published.forEver[start]) + v * friends * family, published.family[start]);
    },
  );

  test('brings the computed number of friends per new customer', () => {
    const params = { ...withWinBack(FOR_EVER), discount: 0 };
    const offspring = 1 - 1 / expectedValue(params, 'reference').persons;
    expect(Math.abs(offspring - Number(published.offspring))).toBeLessThan(1e-9);
  });

  test('is worth less when nobody is called back', () => {
    const value = expectedValue(withWinBack(FOR_EVER, 0, 0.75), 'reference').own;
    expectPrinted(value, published.withoutWinBack);
  });

  test('has the computed head counts', () => {
    const periods = 13;
    const series = expectedSeries(withWinBack(periods), 'reference');
    for (const { period, counts } of published.heads) {
      counts.forEach((count, stage) => expectPrinted(1000 * series[stage * periods + period], count));
    }
  });
});
