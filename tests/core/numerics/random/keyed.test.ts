import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  childKey0,
  childKey1,
  counterOf,
  draw,
  formatSeed,
  founderKey0,
  founderKey1,
  mix32,
  parseSeed,
  PURPOSE,
} from '../../../../src/core/numerics/random/keyed.ts';
import { correlationZ, uniformityZ, worstAvalancheZ, worstPairZ } from '../support/randomness.ts';

/*
 * Everything here is a fixed computation, so a test passes always or never. Bounds are 5 standard deviations (5.5
 * where a thousand figures are looked at together): a sound hash misses one with probability 6e-7.
 */
const PAIRS = 1 << 18;
const SEED = 20250101;

const founderKey = (seed: number, founder: number) => ({
  k0: founderKey0(seed, founder),
  k1: founderKey1(seed, founder),
});

const MASK = 0xffffffffn;
const unsigned = (x: number) => BigInt(x >>> 0);

/** The scramble on unbounded integers, without a single 32-bit operation. */
function plainRounds(start: bigint, second = 0n, third = 0n): bigint {
  let h = start & MASK;
  h = (((h ^ (h >> 17n)) * 0xed5ad4bbn) & MASK) ^ second;
  h = (((h ^ (h >> 11n)) * 0xac4c1b51n) & MASK) ^ third;
  h = ((h ^ (h >> 15n)) * 0x31848babn) & MASK;
  return h ^ (h >> 14n);
}

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('draw and mix32', () => {
  test('give the numbers that arithmetic on unbounded integers gives', () => {
    fc.assert(
      fc.property(word, word, word, (k0, k1, counter) => {
        expect(unsigned(mix32(k0))).toBe(plainRounds(unsigned(k0)));
        expect(BigInt(draw(k0, k1, counter))).toBe(
          plainRounds(unsigned(k0) + unsigned(counter), unsigned(k1), unsigned(k0)),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('stay what they were when the first links were written', () => {
    expect(mix32(0)).toBe(0);
    expect([mix32(1), mix32(-1), mix32(0x12345678)]).toEqual([69681622, 310335631, -87461633]);
    expect(founderKey(0, 0)).toEqual({ k0: 1647766563, k1: -131317010 });
    expect(founderKey(0xffffffff, 0xffffffff)).toEqual({ k0: -756455672, k1: 647849941 });
    const { k0, k1 } = founderKey(SEED, 7);
    expect([0, 1, 2, 3].map((i) => draw(k0, k1, counterOf(PURPOSE.spend, 1, i)))).toEqual([
      3002591784, 2475134930, 3214082746, 4027758575,
    ]);
    expect([childKey0(k0, k1, 0), childKey1(k0, k1, 0)]).toEqual([-1724638632, -1703195718]);
  });

  test('one person never draws the same word for two counters', () => {
    const { k0, k1 } = founderKey(SEED, 0);
    const seen = new Set<number>();
    for (let i = 0; i < 1 << 18; i++) seen.add(draw(k0, k1, counterOf(i & 15, 3, i >>> 4)));
    expect(seen.size).toBe(1 << 18);
  });

  test('every byte of the draws of many people is uniform', () => {
    for (const shift of [0, 8, 16, 24]) {
      const counts = new Uint32Array(256);
      for (let i = 0; i < PAIRS; i++) {
        counts[(draw(founderKey0(SEED, i), founderKey1(SEED, i), 0) >>> shift) & 255]++;
      }
      expect(Math.abs(uniformityZ(counts))).toBeLessThan(5);
    }
  });

  test('flipping any bit of key or counter flips each bit of the draw half of the time', () => {
    const inputs = [
      (bits: number, i: number) => draw(bits, founderKey1(SEED, i), i & 127),
      (bits: number, i: number) => draw(founderKey0(SEED, i), bits, i & 127),
      (bits: number, i: number) => draw(founderKey0(SEED, i), founderKey1(SEED, i), bits),
    ];
    for (const hash of inputs) expect(Math.abs(worstAvalancheZ(1 << 12, hash))).toBeLessThan(5.5);
  });

  test('equal words among many people are as rare as birthdays say', () => {
    const count = 1 << 19;
    const words = new Uint32Array(count);
    for (let i = 0; i < count; i++) words[i] = draw(founderKey0(SEED, i), founderKey1(SEED, i), 5);
    words.sort();
    let equal = 0;
    for (let i = 1; i < count; i++) if (words[i] === words[i - 1]) equal++;
    const expected = (count * (count - 1)) / 2 ** 33; // 32
    expect(Math.abs(equal - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });
});

describe('draws are independent', () => {
  const of = (counter: number) => (i: number) => draw(founderKey0(SEED, i), founderKey1(SEED, i), counter);

  test.each([
    ['periods', 0, 0, 1],
    ['periods two apart', 0, 0, 2],
    ['periods a year apart', 0, 0, 12],
    ['periods 64 apart', 0, 0, 64],
    ['lives', 0, 1, 0],
    ['lives, second to fourth', 0, 3, 0],
  ])('between %s', (_, purpose, life, index) => {
    expect(Math.abs(worstPairZ(PAIRS, of(0), of(counterOf(purpose, life, index))))).toBeLessThan(5);
  });

  test('between any two purposes', () => {
    const purposes = Object.values(PURPOSE);
    let worst = 0;
    for (const a of purposes) {
      for (const b of purposes.filter((purpose) => purpose < a)) {
        const z = worstPairZ(1 << 15, of(counterOf(a, 0, 0)), of(counterOf(b, 0, 0)));
        worst = Math.max(worst, Math.abs(z));
      }
    }
    expect(worst).toBeLessThan(5.5);
  });

  const first = (seed: number, founder: number) =>
    draw(founderKey0(seed, founder), founderKey1(seed, founder), 0);

  test('between neighbouring seeds, founder by founder', () => {
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [SEED, SEED + 1],
      [0, 0x80000000],
      [0x7fffffff, 0xffffffff],
    ] as const) {
      expect(
        Math.abs(
          worstPairZ(
            PAIRS,
            (i) => first(a, i),
            (i) => first(b, i),
          ),
        ),
      ).toBeLessThan(5);
    }
  });

  test('between neighbouring founders', () => {
    expect(
      Math.abs(
        worstPairZ(
          PAIRS,
          (i) => first(SEED, i),
          (i) => first(SEED, i + 1),
        ),
      ),
    ).toBeLessThan(5);
    expect(
      Math.abs(
        correlationZ(
          PAIRS,
          (i) => first(SEED, i),
          (i) => first(SEED, i + 1),
        ),
      ),
    ).toBeLessThan(5);
  });

  test('between consecutive seeds for one founder: no lag-1 correlation', () => {
    for (const founder of [0, 1, 4096, 0xffffffff]) {
      const at = (seed: number) => first(seed, founder);
      expect(Math.abs(correlationZ(PAIRS, at, (i) => at(i + 1)))).toBeLessThan(5);
      expect(Math.abs(worstPairZ(PAIRS, at, (i) => at(i + 1)))).toBeLessThan(5);
    }
  });

  test('between a parent, a friend, the next friend, and the friend of the friend', () => {
    const people = (i: number) => {
      const { k0, k1 } = founderKey(SEED, i);
      const friend = [childKey0(k0, k1, 0), childKey1(k0, k1, 0)] as const;
      const next = [childKey0(k0, k1, 1), childKey1(k0, k1, 1)] as const;
      const grandchild = [childKey0(...friend, 0), childKey1(...friend, 0)] as const;
      return [[k0, k1] as const, friend, next, grandchild];
    };
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < a; b++) {
        const of = (who: number) => (i: number) => draw(...people(i)[who], counterOf(PURPOSE.friend, 0, 0));
        expect(Math.abs(worstPairZ(1 << 16, of(a), of(b)))).toBeLessThan(5);
      }
    }
  });

  test('between the two words of a key', () => {
    const word = (which: 'k0' | 'k1') => (i: number) => founderKey(SEED, i)[which] >>> 0;
    expect(Math.abs(worstPairZ(PAIRS, word('k0'), word('k1')))).toBeLessThan(5);
  });
});

describe('keys', () => {
  test('are unique among 300,000 founders and their first friends, under two seeds', () => {
    const keys = new Set<bigint>();
    const add = (k0: number, k1: number) => keys.add((unsigned(k0) << 32n) | unsigned(k1));
    for (const seed of [0, 1]) {
      for (let founder = 0; founder < 50_000; founder++) {
        const { k0, k1 } = founderKey(seed, founder);
        add(k0, k1);
        for (const index of [0, 1]) add(childKey0(k0, k1, index), childKey1(k0, k1, index));
      }
    }
    expect(keys.size).toBe(300_000);
  });

  test('flipping any bit of the seed or the founder flips each bit of each word half of the time', () => {
    for (const key of [founderKey0, founderKey1]) {
      expect(Math.abs(worstAvalancheZ(1 << 12, (bits, i) => key(bits >>> 0, i)))).toBeLessThan(5.5);
      expect(Math.abs(worstAvalancheZ(1 << 12, (bits, i) => key(i, bits >>> 0)))).toBeLessThan(5.5);
    }
    for (const key of [childKey0, childKey1]) {
      expect(Math.abs(worstAvalancheZ(1 << 12, (bits, i) => key(bits, 77, i & 7)))).toBeLessThan(5.5);
      expect(Math.abs(worstAvalancheZ(1 << 12, (bits, i) => key(77, bits, i & 7)))).toBeLessThan(5.5);
    }
  });

  test('a founder number above 2^31 is as good as any other', () => {
    const high = new Set<number>();
    for (let i = 0; i < 1000; i++) high.add(founderKey0(SEED, 4294967295 - i));
    expect(high.size).toBe(1000);
  });
});

describe('counterOf', () => {
  test('is a different counter for each purpose, life and index in range', () => {
    const seen = new Set<number>();
    const indices = [0, 1, 1023, 2 ** 20 - 1];
    for (let purpose = 0; purpose < 16; purpose++) {
      for (let life = 0; life < 256; life++) {
        for (const index of indices) seen.add(counterOf(purpose, life, index));
      }
    }
    expect(seen.size).toBe(16 * 256 * indices.length);
    expect(counterOf(15, 255, 2 ** 20 - 1)).toBe(-1);
  });

  test('purposes are distinct and in range', () => {
    const numbers = Object.values(PURPOSE);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers)).toBeLessThan(16);
  });
});

describe('a seed as text', () => {
  test('survives writing and reading, in either case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const text = formatSeed(seed);
        expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{1,7}$/);
        expect(parseSeed(text)).toBe(seed);
        expect(parseSeed(text.toLowerCase())).toBe(seed);
      }),
      { seed: 2, numRuns: 1000, examples: [[0], [31], [32], [2 ** 32 - 1]] },
    );
  });

  test('reads look-alike letters, blanks and leading zeros kindly', () => {
    expect(parseSeed('K7Q2')).toBe(630498);
    expect(parseSeed(' k7q2 ')).toBe(630498);
    expect(parseSeed('0K7Q2')).toBe(630498);
    expect(parseSeed('iLoO')).toBe(parseSeed('1100'));
    expect(formatSeed(4294967295)).toBe('3ZZZZZZ');
  });

  test.each(['', ' ', '4000000', 'ZZZZZZZ', '00000000', 'K7-Q2', 'U', 'ı', '🂡', '1.5', '-1'])(
    'refuses %j',
    (text) => {
      expect(parseSeed(text)).toBeUndefined();
    },
  );

  test.each([-1, 0.5, 2 ** 32, NaN, Infinity])('cannot be made of %d', (seed) => {
    expect(() => formatSeed(seed)).toThrow(RangeError);
  });
});
