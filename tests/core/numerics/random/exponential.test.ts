import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EXP_INV,
  EXP_LN,
  GRID,
  LN_2,
  CERTAIN_RATE,
  probabilityOfRate,
  toGrid,
  unitExponential,
} from '../../../../src/core/numerics/random/exponential.ts';
import { draw, founderKey0, founderKey1 } from '../../../../src/core/numerics/random/keyed.ts';

const TICK = 2 ** -32;
const isOnGrid = (x: number) => Number.isInteger(x / TICK);
/** Hazard, on the grid, of an event of that probability. */
const rateOf = (p: number) => (p === 1 ? CERTAIN_RATE : toGrid(-Math.log1p(-p)));

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the grid', () => {
  test('rounds to the nearest multiple of 2^-32', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 524287, noNaN: true }), (x) => {
        expect(isOnGrid(toGrid(x))).toBe(true);
        expect(Math.abs(toGrid(x) - x)).toBeLessThanOrEqual(TICK / 2);
        expect(toGrid(toGrid(x))).toBe(toGrid(x));
      }),
      { seed: 11, numRuns: 2000, examples: [[0], [TICK], [TICK / 2], [524287]] },
    );
    expect(toGrid(NaN)).toBeNaN();
  });

  test('makes adding a rate period by period equal to one multiplication, and the rest exact', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        anyWord,
        (p, periods, word) => {
          const rate = rateOf(p);
          const threshold = unitExponential(word);
          let sum = 0;
          let left = threshold;
          for (let t = 0; t < periods; t++) {
            sum += rate;
            left -= rate;
          }
          expect(sum).toBe(periods * rate);
          expect(left).toBe(threshold - periods * rate);
        },
      ),
      { seed: 12, numRuns: 500 },
    );
  });

  test('makes the floored quotient the number of whole periods survived', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.023, max: 1, noNaN: true }), anyWord, (p, word) => {
        const rate = rateOf(p);
        const threshold = unitExponential(word);
        let survived = 0;
        while (threshold - (survived + 1) * rate > 0) survived++;
        const quotient = Math.floor(threshold / rate);
        expect(quotient * rate === threshold ? quotient - 1 : quotient).toBe(survived);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });
});

describe('a unit exponential time', () => {
  test('is within 2.7e-9 of −ln((u|1)/2^32), on the grid, positive, and falls as the odd word grows', () => {
    // 2.48e-9: the cubic term left out in the lowest cell; 1.2e-10: half a grid step.
    let worst = 0;
    let previous = Infinity;
    for (let word = 1; word < 2 ** 32; word += word < 300_000 ? 2 : 2 * 3001) {
      const time = unitExponential(word);
      worst = Math.max(worst, Math.abs(time + Math.log(word / 2 ** 32)));
      if (!(time < previous && time > 0 && isOnGrid(time)))
        expect.fail(`at ${word}: ${previous} then ${time}`);
      previous = time;
    }
    expect(worst).toBeLessThan(2.7e-9);
  });

  test('falls across the border of each cell and each octave', () => {
    for (let octave = 10; octave < 32; octave++) {
      for (let cell = 0; cell < 256; cell++) {
        const border = (2 ** octave / 256) * (256 + cell);
        if (!Number.isInteger(border) || border % 2 === 1) continue;
        expect(unitExponential(border + 1)).toBeLessThan(unitExponential(border - 1));
      }
    }
  });

  test('has known ends, and even words share the time of the odd word above', () => {
    expect(unitExponential(0)).toBe(unitExponential(1));
    expect(unitExponential(0)).toBeCloseTo(32 * Math.LN2, 8);
    expect(unitExponential(2 ** 32 - 1)).toBe(2 * TICK);
    expect(unitExponential(2 ** 31)).toBe(unitExponential(2 ** 31 + 1));
  });

  test('equals the expression that hot loops write out', () => {
    fc.assert(
      fc.property(anyWord, (u) => {
        const w = u | 1;
        const z = Math.clz32(w);
        const v = w << z;
        const i = (v >>> 23) & 255;
        const x = ((v & 0x7fffff) - 0x400000) * EXP_INV[i];
        expect(unitExponential(u)).toBe(z * LN_2 + EXP_LN[i] - x * (1 - 0.5 * x) + GRID - GRID);
      }),
      { seed: 14, numRuns: 1000 },
    );
  });

  test('has mean 1, variance 1 and the exponential law', () => {
    const count = 1 << 18;
    const times = new Float64Array(count);
    for (let i = 0; i < count; i++) times[i] = unitExponential(draw(founderKey0(5, i), founderKey1(5, i), 0));
    let sum = 0;
    let squares = 0;
    for (const time of times) {
      sum += time;
      squares += (time - 1) ** 2;
    }
    // Standard errors 1/√n and √8/√n (the fourth central moment is 9).
    expect(Math.abs(sum / count - 1)).toBeLessThan(4 / Math.sqrt(count));
    expect(Math.abs(squares / count - 1)).toBeLessThan((4 * Math.sqrt(8)) / Math.sqrt(count));
    times.sort();
    let distance = 0;
    times.forEach((time, i) => {
      const cdf = 1 - Math.exp(-time);
      distance = Math.max(distance, Math.abs(cdf - i / count), Math.abs(cdf - (i + 1) / count));
    });
    expect(distance * Math.sqrt(count)).toBeLessThan(2.2); // Kolmogorov: exceeded with probability 1.3e-4
  });
});

describe('rates and probabilities', () => {
  test('are each other, up to half a grid step', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(isOnGrid(rateOf(p))).toBe(true);
        expect(Math.abs(probabilityOfRate(rateOf(p)) - p)).toBeLessThanOrEqual(TICK / 2 + 2e-16);
      }),
      { seed: 15, numRuns: 2000 },
    );
  });

  test('never and always', () => {
    expect(probabilityOfRate(0)).toBe(0);
    expect(probabilityOfRate(CERTAIN_RATE)).toBe(1);
    expect(probabilityOfRate(Infinity)).toBe(1);
    expect(CERTAIN_RATE).toBeGreaterThan(unitExponential(0));
  });

  test.each([-0.001, NaN, -Infinity])('refuse a rate of %d', (rate) => {
    expect(() => probabilityOfRate(rate)).toThrow(RangeError);
  });
});
