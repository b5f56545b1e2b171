/*
 * Random numbers without a generator: every draw is a pure function of who is asked (a 64-bit key in two int32
 * words), and of what is asked (a 32-bit counter: purpose, life, index). Nobody's luck can shift because somebody
 * else drew once more or once less.
 */

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEED_LIMIT = 4294967296;

/**
 * Scrambles 32 bits so that each output bit depends on every input bit (three multiply and xor-shift rounds).
 *
 * A bijection of the 32-bit words with mix32(0) = 0, so distinct inputs never collide. Only the low 32 bits of the
 * argument count; fractions are dropped.
 *
 * @param x any integer, taken modulo 2^32
 * @returns an int32
 * @source  shifts and multipliers of "triple32", C. Wellons, hash-prospector (public domain), bias 0.0208
 */
export function mix32(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 17), 0xed5ad4bb);
  h = Math.imul(h ^ (h >>> 11), 0xac4c1b51);
  h = Math.imul(h ^ (h >>> 15), 0x31848bab);
  return h ^ (h >>> 14);
}

/**
 * First word of a founder's key. For one seed, two founders never share it (a bijection of the founder number).
 *
 * @param seed    uint32, the seed in the link
 * @param founder whole number in [0, 2^32), position of the founder in the whole run
 * @returns       int32
 * @source        own derivation
 */
export function founderKey0(seed: number, founder: number): number {
  return mix32(mix32(seed ^ 0x243f6a88) ^ founder);
}

/**
 * Second word of a founder's key, from another scramble of the seed and another walk over the founders, so that two
 * people who share one word (one pair in 2^32) differ in the other.
 *
 * @param seed    uint32, the seed in the link
 * @param founder whole number in [0, 2^32)
 * @returns       int32
 * @source        own derivation
 */
export function founderKey1(seed: number, founder: number): number {
  return mix32(mix32(seed ^ 0x85a308d3) + Math.imul(founder, 0x9e3779b1));
}

/** Keys of a stretch of founders: Int32Array [founder of the stretch] each. */
export interface FounderKeys {
  readonly k0: Int32Array;
  readonly k1: Int32Array;
}

/**
 * Writes the keys of a stretch of founders, apart from the loop that lives their lives so that it stays short.
 *
 * @param seed  uint32, the seed in the link
 * @param first whole number in [0, 2^32), first founder
 * @param count number of founders, at most what there is room for
 */
export function writeFounderKeys({ k0, k1 }: FounderKeys, seed: number, first: number, count: number): void {
  for (let i = 0; i < count; i++) {
    k0[i] = founderKey0(seed, first + i);
    k1[i] = founderKey1(seed, first + i);
  }
}

/**
 * First key word of the index-th friend somebody brings. The friend is named by parent and number alone, never by
 * date: a friend who comes earlier under another strategy is the same person.
 *
 * @param k0    parent's first word, int32
 * @param k1    parent's second word, int32
 * @param index whole number ≥ 0: 0 for the first friend; friends of one parent never share this word
 * @returns     int32
 * @source      own derivation
 */
export function childKey0(k0: number, k1: number, index: number): number {
  return mix32(mix32(k0 ^ Math.imul(index + 1, 0x9e3779b1)) + k1);
}

/**
 * Second key word of the index-th friend somebody brings.
 *
 * @param k0    parent's first word, int32
 * @param k1    parent's second word, int32
 * @param index whole number ≥ 0; friends of one parent never share this word
 * @returns     int32
 * @source      own derivation
 */
export function childKey1(k0: number, k1: number, index: number): number {
  return mix32(mix32(k1 + Math.imul(index + 1, 0x7feb352d)) ^ k0 ^ 0x13198a2e);
}

/**
 * The draw a person makes for one counter: uniform on the whole numbers 0 … 2^32 − 1.
 *
 * For a fixed key it is a bijection of the counter; for a fixed counter and k0 a bijection of k1. Two multiplications
 * measured too weak: draws of one person for two purposes kept a visible difference law (chi-square z in the
 * thousands at 2^18 people). With three, and k0 entering by addition and again before the last round, none of the
 * pairs of counters that a simulation asks for shows any at 2^27 people. Counters that differ exactly in a bit b ≥ 24
 * and in bit b − 17 are the weakest; keep indices below 2^10 where it matters, and lives below 16.
 *
 * @param k0      first key word, int32
 * @param k1      second key word, int32
 * @param counter int32, see `counterOf`
 * @returns       whole number in [0, 2^32)
 * @source        own derivation: the rounds of `mix32` with the key entering before each
 */
export function draw(k0: number, k1: number, counter: number): number {
  let h = (k0 + counter) | 0;
  h = Math.imul(h ^ (h >>> 17), 0xed5ad4bb) ^ k1;
  h = Math.imul(h ^ (h >>> 11), 0xac4c1b51) ^ k0;
  h = Math.imul(h ^ (h >>> 15), 0x31848bab);
  return (h ^ (h >>> 14)) >>> 0;
}

/** What a draw decides, 0 … 15. Numbers are frozen: a link reproduces its result only while they keep their meaning. */
export const PURPOSE = {
  exit: 0,
  move: 1,
  moveTo: 2,
  friend: 3,
  crossSell: 4,
  winBack: 5,
  giveUp: 6,
  cause: 7,
  theta: 8,
  wallet: 9,
  serviceCost: 10,
  spend: 11,
} as const;

/**
 * Packs what a draw is for into one counter: purpose · 2^28 + life · 2^20 + index, as an int32.
 *
 * Distinct triples in range give distinct counters. Out of range the fields run into each other: nothing is checked,
 * because this stands in hot loops.
 *
 * @param purpose whole number in [0, 15], see `PURPOSE`
 * @param life    whole number in [0, 255]: 0 before the first loss, one more after each return
 * @param index   whole number in [0, 2^20): visit, event number or period of life
 * @returns       int32
 */
export function counterOf(purpose: number, life: number, index: number): number {
  return (purpose << 28) | (life << 20) | index;
}

/**
 * Writes a seed as short text without letters that look like digits (no I, L, O, U), such as `K7Q2`.
 *
 *   base 32, most significant digit first, no leading zeros; 0 is `0`
 *
 * @param seed whole number in [0, 2^32)
 * @returns    1 to 7 characters of 0–9, A–Z
 * @throws     RangeError unless the seed is a whole number in [0, 2^32)
 * @source     D. Crockford, "Base 32"
 */
export function formatSeed(seed: number): string {
  if (!(seed >= 0 && seed < SEED_LIMIT && Math.floor(seed) === seed)) {
    throw new RangeError(`formatSeed: seed must be a whole number in [0, 2^32), got ${seed}`);
  }
  let rest = seed;
  let text = '';
  do {
    text = DIGITS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  } while (rest > 0);
  return text;
}

/**
 * Reads a seed back from text a person may have typed.
 *
 * Upper and lower case are the same; I and L are read as 1, O as 0; blanks around it are ignored, leading zeros too.
 * Every uint32 survives `formatSeed` and back.
 *
 * @param text such as `K7Q2`
 * @returns    uint32, or undefined if empty, longer than 7 characters, with a foreign character, or ≥ 2^32
 * @source     D. Crockford, "Base 32"
 */
export function parseSeed(text: string): number | undefined {
  const trimmed = text.trim();
  if (!/^[0-9A-Za-z]{1,7}$/.test(trimmed)) return undefined;
  const digits = trimmed.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  let seed = 0;
  for (const digit of digits) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return undefined;
    seed = seed * 32 + value;
  }
  return seed < SEED_LIMIT ? seed : undefined;
}
