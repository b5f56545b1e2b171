import { describe, expect, it, test } from 'vitest';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS, activeStage, lapsedStage } from '../../../src/core/scenario/ladders.ts';
import type { Stage } from '../../../src/core/scenario/scenario.ts';

type Changes = Parameters<typeof scenarioWith>[0];

/** Stages of a scenario in which the hazard of a factor of 1 is ln 2 a year and spend is 100. */
const ladder = (stages: readonly Stage[], changes: Changes = {}) =>
  compileScenario(scenarioWith({ retentionRate: 0.5, spendPerYear: 100, stages, ...changes })).stages;

const goneStage = activeStage('gone', { kind: 'gone' });
const stays = (rate: number, periods = 1) => Math.exp(-rate * periods);

describe('a stage', () => {
  test('multiplies spend, hazard and referrals, and adds its own cost', () => {
    const [stage] = ladder([activeStage('client', { spend: 2.5, hazard: 2, referral: 3, cost: 12 })], {
      modules: ['referral'],
      referralRate: 0.1,
      periodsPerYear: '4',
    });
    expect(stage.spend).toBeCloseTo(62.5, 12);
    expect(stays(stage.exitRate, 4)).toBeCloseTo(0.25, 12);
    expect(stage.referralRate).toBeCloseTo(0.075, 12);
    expect(stage.cost).toBe(3);
  });

  it.each([
    { exit: 0, kept: 1 },
    { exit: 0.3, kept: 0.7 },
    { exit: 1, kept: 0 },
  ])('with its own exit of $exit keeps $kept a year, whatever its factor and the retention rate', (given) => {
    const { exit, kept } = given;
    for (const periodsPerYear of ['1', '4', '12'] as const) {
      const [stage] = ladder([activeStage('client', { exit, hazard: 9 })], { periodsPerYear });
      expect(stays(stage.exitRate, Number(periodsPerYear))).toBeCloseTo(kept, 12);
    }
  });

  test('without moves keeps its customers where they are', () => {
    const [stage] = ladder([activeStage('a'), activeStage('b')]);
    expect(stage.moveRate).toBe(0);
    expect(stage.moveTo.every((share) => share === 0)).toBe(true);
  });

  test('that says only that all stay has no moves either', () => {
    const [stage] = ladder([activeStage('a', { moves: [1, 0] }), activeStage('b')]);
    expect(stage.moveRate).toBe(0);
  });
});

describe('moves', () => {
  const three = (moves: readonly number[]) => [
    activeStage('a', { moves }),
    activeStage('b'),
    activeStage('c'),
  ];

  it.each([
    ['1', 1],
    ['4', 4],
    ['12', 12],
  ] as const)('on clock %s: the stated share is found outside after a year, split as stated', (clock, k) => {
    const [stage] = ladder(three([0.64, 0.27, 0.09]), { periodsPerYear: clock });
    expect(stays(stage.moveRate, k)).toBeCloseTo(0.64, 12);
    expect(stage.moveTo[0]).toBe(0);
    expect(stage.moveTo[1]).toBeCloseTo(0.75, 12);
    expect(stage.moveTo[2]).toBeCloseTo(0.25, 12);
  });

  test('that everybody makes happen in the first period, on every clock', () => {
    for (const periodsPerYear of ['1', '4', '12'] as const)
      expect(ladder(three([0, 1, 0]), { periodsPerYear })[0]).toMatchObject({
        moveRate: 64,
        moveTo: [0, 1, 0, 0],
      });
  });
});

describe('leavers of a stage', () => {
  const stages = [
    activeStage('a'),
    activeStage('b', { lapsesTo: 3 }),
    activeStage('c', { lapsesTo: 4 }),
    lapsedStage('away', { winBackTo: 1 }),
    goneStage,
    lapsedStage('further away'),
  ];

  test('enter the stage it names, else the first lapsed one; a named gone stage loses them for good', () => {
    const compiled = ladder(stages, { modules: ['winBack'] });
    expect(compiled.map(({ kind }) => kind)).toEqual([
      'active',
      'active',
      'active',
      'lapsed',
      'gone',
      'lapsed',
      'gone',
    ]);
    expect(compiled.map(({ lapsesTo }) => lapsesTo)).toEqual([3, 3, 6, 6, 6, 6, 6]);
  });

  test('are won back to the stage that their lapsed stage names, else to the first', () => {
    const compiled = ladder(stages, { modules: ['winBack'] });
    expect(compiled[3].winBackTo).toBe(1);
    expect(compiled[5].winBackTo).toBe(0);
  });

  test('are all gone without win-back: lapsed stages are empty then', () => {
    const compiled = ladder(stages);
    expect(compiled.map(({ kind }) => kind)).toEqual([
      'active',
      'active',
      'active',
      'gone',
      'gone',
      'gone',
      'gone',
    ]);
    expect(new Set(compiled.map(({ lapsesTo }) => lapsesTo))).toEqual(new Set([6]));
  });
});

describe('ladders', () => {
  test('of twelve stages without a lapsed one get one, and the gone stage', () => {
    const twelve = Array.from({ length: 12 }, (_, i) =>
      activeStage(`${i}`, {
        spend: i,
        moves: Array.from({ length: 12 }, (_, to) => (to === (i + 1) % 12 ? 1 : 0)),
      }),
    );
    const compiled = ladder(twelve, { modules: ['winBack'] });
    expect(compiled.length).toBe(14);
    expect(compiled.slice(-2).map(({ kind }) => kind)).toEqual(['lapsed', 'gone']);
    compiled.slice(0, 12).forEach((stage, i) => {
      expect(stage).toMatchObject({ spend: 100 * i, lapsesTo: 12, moveRate: 64 });
      expect(stage.moveTo.indexOf(1)).toBe((i + 1) % 12);
      expect(stage.moveTo.length).toBe(14);
    });
    expect(ladder(twelve).length).toBe(13);
  });

  test('of recency keep everybody who bought within four years, and .95 of the rest leave', () => {
    const compiled = ladder(LADDERS.recency);
    expect(compiled.map(({ exitRate }) => stays(exitRate)).map((share) => Number(share.toFixed(9)))).toEqual([
      1, 1, 1, 0.05, 1,
    ]);
    expect(stays(compiled[0].moveRate)).toBeCloseTo(0.3, 12);
    expect(compiled[0].moveTo).toEqual([0, 1, 0, 0, 0]);
  });

  test('of seven rungs climb from first purchase to advocate and lapse to the inactive', () => {
    const compiled = ladder(LADDERS.seven, { modules: ['winBack'] });
    expect(1 - stays(compiled[0].moveRate)).toBeCloseTo(0.699, 12);
    expect(compiled[0].moveTo[1]).toBe(1);
    expect(compiled[3].moveRate).toBe(0);
    expect(compiled[4]).toMatchObject({ kind: 'lapsed', winBackTo: 1 });
    expect(compiled.slice(0, 4).map(({ lapsesTo }) => lapsesTo)).toEqual([4, 4, 4, 4]);
  });
});
