/** How many standard deviations a chi-square statistic of equally likely cells lies from its expectation. */
export function uniformityZ(counts: Uint32Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  let chiSquare = 0;
  for (const count of counts) chiSquare += (count - expected) ** 2 / expected;
  const freedom = counts.length - 1;
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

/**
 * Whether two series of 32-bit draws, taken pair by pair, look independent and uniform: joint law of the high 5 bits,
 * of the low 5 bits, and the law of the difference, which betrays draws on parallel lines.
 *
 * @returns the standard deviation of the three that lies farthest out
 */
export function worstPairZ(
  count: number,
  first: (i: number) => number,
  second: (i: number) => number,
): number {
  const high = new Uint32Array(1024);
  const low = new Uint32Array(1024);
  const difference = new Uint32Array(1024);
  for (let i = 0; i < count; i++) {
    const a = first(i);
    const b = second(i);
    high[(a >>> 27) * 32 + (b >>> 27)]++;
    low[(a & 31) * 32 + (b & 31)]++;
    difference[(a - b) >>> 22]++;
  }
  const scores = [high, low, difference].map(uniformityZ);
  return scores.reduce((worst, z) => (Math.abs(z) > Math.abs(worst) ? z : worst));
}

/** Correlation of pairs of 32-bit draws, in standard deviations of what chance gives (1/√n). */
export function correlationZ(
  count: number,
  first: (i: number) => number,
  second: (i: number) => number,
): number {
  const centre = 2 ** 31 - 0.5;
  const variance = 2 ** 64 / 12;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (first(i) - centre) * (second(i) - centre);
  return sum / variance / Math.sqrt(count);
}

/**
 * For every pair of an input bit and an output bit, how often flipping the one flips the other.
 *
 * @returns the standard deviation (of 1024, each around one half) that lies farthest out
 */
export function worstAvalancheZ(
  count: number,
  hash: (bits: number, i: number) => number,
  inputBits = 32,
): number {
  let worst = 0;
  for (let inputBit = 0; inputBit < inputBits; inputBit++) {
    const flips = new Uint32Array(32);
    for (let i = 0; i < count; i++) {
      const bits = Math.imul(i, 0x9e3779b1);
      const changed = hash(bits, i) ^ hash(bits ^ (1 << inputBit), i);
      for (let outputBit = 0; outputBit < 32; outputBit++) flips[outputBit] += (changed >>> outputBit) & 1;
    }
    for (const flipped of flips) {
      const z = (flipped - count / 2) / Math.sqrt(count / 4);
      if (Math.abs(z) > Math.abs(worst)) worst = z;
    }
  }
  return worst;
}
