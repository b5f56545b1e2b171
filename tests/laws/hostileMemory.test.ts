import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkWord } from '../../src/core/share/checkWord.ts';
import { inflate } from '../../src/core/share/deflate.ts';
import { MOST_HASH } from '../../src/core/share/hashText.ts';
import { readLink } from '../../src/core/share/link.ts';

const MEBIBYTE = 1_048_576;

/** Growth of the most memory that this process ever held, in MiB, while something is done. */
async function growthOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.resourceUsage().maxRSS;
  await work();
  return (process.resourceUsage().maxRSS - before) / 1024;
}

/** A deflate stream that inflates to so many bytes of blanks. */
function bomb(bytes: number): Uint8Array {
  return deflateRawSync(Buffer.alloc(bytes, ' '), { level: 9 });
}

// A link of 8 kB holds 6 kB of deflate, and deflate shrinks to a thousandth at best: 6 MB is the worst there is.
test('a link that unpacks a thousandfold is stopped at 256 KiB, and says so', async () => {
  let size = 6 * MEBIBYTE;
  const linkOf = (bytes: number): string => {
    const text = `f=1&m=1&p=pizza.1&seed=K7Q2&n=20000&stages.z=${Buffer.from(bomb(bytes)).toString('base64url')}`;
    return `#/play?${text}&c=${checkWord(text)}`;
  };
  while (linkOf(size).length > MOST_HASH) size -= 65_536;
  expect(size).toBeGreaterThan(5 * MEBIBYTE);
  const hash = linkOf(size);
  await readLink(hash);
  const growth = await growthOf(async () => {
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      const result = await readLink(hash);
      expect(performance.now() - start).toBeLessThan(100);
      expect(result.issues).toMatchObject([{ path: 'stages', code: 'linkInflatesTooFar' }]);
    }
  });
  expect(growth).toBeLessThan(64);
}, 60_000);

test('a stream that would unpack to 400 MB is given up after 256 KiB', async () => {
  const bytes = bomb(400 * MEBIBYTE);
  await inflate(bytes);
  const growth = await growthOf(async () => {
    for (let i = 0; i < 20; i++) expect(await inflate(bytes)).toBe('tooFar');
  });
  expect(growth).toBeLessThan(64);
}, 60_000);
