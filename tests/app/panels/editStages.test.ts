import { describe, expect, test } from 'vitest';
import {
  largestMove,
  movesOf,
  withKind,
  withMove,
  withoutStage,
  withStage,
} from '../../../src/app/panels/tables/editStages.ts';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { parseScenario } from '../../../src/core/scenario/parseScenario.ts';
import type { Stage } from '../../../src/core/scenario/scenario.ts';

/** Fails when a ladder is not legal as it stands. */
function expectLegal(stages: readonly Stage[]): void {
  const read = parseScenario({ ...blankScenario, stages });
  expect(read.issues).toEqual([]);
  expect(read.ok && read.value.stages).toEqual(stages);
}

describe('the seven rungs', () => {
  test('stay a legal ladder when any rung but the first is taken out', () => {
    for (let gone = 1; gone < LADDERS.seven.length; gone++) expectLegal(withoutStage(LADDERS.seven, gone));
  });

  test('stay a legal ladder when any rung but the first becomes something else', () => {
    for (let index = 1; index < LADDERS.seven.length; index++) {
      for (const kind of ['active', 'lapsed', 'gone'] as const) {
        expectLegal(withKind(LADDERS.seven, index, kind));
      }
    }
  });

  test('stay a legal ladder with a rung more, into which nobody moves', () => {
    const longer = withStage(LADDERS.seven, 'friend of the house');
    expectLegal(longer);
    expect(movesOf(longer, 0).at(-1)).toBe(0);
  });
});

describe('a share of those who move', () => {
  test('is taken from those who would have stayed', () => {
    const moves = withMove(LADDERS.seven, 1, 2, 0.5);
    expect(moves[2]).toBe(0.5);
    expect(moves[1]).toBeCloseTo(0.5, 12);
  });

  test('never takes more than there are', () => {
    const moves = withMove(LADDERS.seven, 1, 3, 0.9);
    expect(moves[3]).toBeCloseTo(largestMove(LADDERS.seven, 1, 3), 12);
    expect(moves[1]).toBeCloseTo(0, 12);
    expect(moves.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  });
});

test('those who would have moved to a rung that is taken out stay where they are', () => {
  const shorter = withoutStage(LADDERS.seven, 2);
  expect(movesOf(shorter, 1)[1]).toBeCloseTo(1, 12);
});
