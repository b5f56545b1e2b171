import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBase64url, writeBase64url } from '../../../src/core/share/base64url.ts';
import { checks, checkWord } from '../../../src/core/share/checkWord.ts';
import { deflate, inflate } from '../../../src/core/share/deflate.ts';
import { readHash } from '../../../src/core/share/hashText.ts';
import { readNumberText, writeNumber } from '../../../src/core/share/numberText.ts';
import { readPacked, writePacked } from '../../../src/core/share/packed.ts';
import { fastest } from '../../helpers/fastest.ts';

describe('numbers in a link', () => {
  test.each([
    [0.85, '.85'],
    [-0.05, '-.05'],
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [1.5, '1.5'],
    [20_000, '20000'],
    [1_000_000, '1e6'],
    [1_200_000, '12e5'],
    [1e-7, '1e-7'],
    [1e21, '1e21'],
    [0.1 + 0.2, '.30000000000000004'],
    [4_294_967_295, '4294967295'],
  ])('%d is written %s and reads back the same', (value, text) => {
    expect(writeNumber(value)).toBe(text);
    expect(readNumberText(text)).toBe(value + 0);
  });

  test('every double survives bit for bit, in letters no messenger touches', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = writeNumber(value);
        expect(text).toMatch(/^[0-9e.-]+$/);
        expect(readNumberText(text)).toBe(value + 0);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  test.each([
    '',
    '.',
    '-',
    '1.2.3',
    '0x10',
    '1e',
    'NaN',
    'Infinity',
    '1e999',
    ' 1',
    '1,5',
    '１',
    '9'.repeat(41),
  ])('“%s” is no number', (text) => {
    expect(readNumberText(text)).toBeUndefined();
  });

  test('a person may write zeros and signs that we leave out', () => {
    expect(['0.85', '1.', '1e+3', '-0'].map(readNumberText)).toEqual([0.85, 1, 1000, 0]);
  });
});

describe('base64url', () => {
  test('any bytes survive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        const text = writeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(readBase64url(text)).toEqual(bytes);
      }),
      { seed: 6 },
    );
  });

  test('foreign characters and impossible lengths are refused', () => {
    expect(['A', 'AA=', 'A+B/', 'AAAAA', 'é'].map(readBase64url)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('the check word', () => {
  test('is five letters or digits, so that no link ends in a punctuation mark', () => {
    expect(checkWord('')).toBe('00000');
    expect(checkWord('f=1&m=1')).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  test('any wrong character and any two neighbours swapped are noticed', () => {
    const text = 'f=1&m=1&p=pizza.1&seed=K7Q2&n=20000&retentionRate=.85';
    const word = checkWord(text);
    expect(checks(text, word.toLowerCase())).toBe(true);
    for (let i = 0; i < text.length; i++) {
      for (const other of '09azAZ.-_~=&') {
        if (other === text.charAt(i)) continue;
        expect(checks(text.slice(0, i) + other + text.slice(i + 1), word)).toBe(false);
      }
      const swapped = text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2);
      if (swapped !== text) expect(checks(swapped, word)).toBe(false);
    }
  });

  test('random damage passes about never', () => {
    const words = new Set(Array.from({ length: 2000 }, (_, i) => checkWord(`retentionRate=.${i}`)));
    expect(words.size).toBe(2000);
  });
});

describe('taking a hash apart', () => {
  const whole = '#/play?f=1&p=pizza.1&c=ABCDE';
  const plain = readHash(whole);

  test('gives the pairs, the check word and the text that it is about', () => {
    expect(plain).toEqual({
      checked: 'f=1&p=pizza.1',
      pairs: [
        ['f', '1'],
        ['p', 'pizza.1'],
      ],
      check: 'ABCDE',
      added: [],
    });
  });

  test.each([
    ['a whole address', `https://example.org/lab/?x=1${whole}`],
    ['percent-encoding', `#/play%3Ff%3D1%26p%3Dpizza%2E1%26c%3DABCDE`],
    ['percent-encoding twice', `#/play%253Ff%253D1%2526p%253Dpizza.1%2526c%253DABCDE`],
    ['&amp;', '#/play?f=1&amp;p=pizza.1&amp;c=ABCDE'],
    ['&amp;amp;', '#/play?f=1&amp;amp;p=pizza.1&amp;amp;c=ABCDE'],
    ['line breaks', '#/play?f=1&p=piz\r\n za.1&c=ABCDE\n'],
    ['invisible characters', '#/play?f=1&p=pizza\u200b.1&c=ABC\u00adDE\ufeff'],
    ['a full stop', `${whole}.`],
    ['brackets and quotes', `${whole}>”)。`],
    ['no #', '/play?f=1&p=pizza.1&c=ABCDE'],
  ])('what messengers do is undone: %s', (_, hash) => {
    expect(readHash(hash)).toEqual(plain);
  });

  test('what trackers add comes after the check word', () => {
    expect(readHash(`${whole}&utm_source=x&fbclid=y`)).toEqual({ ...plain, added: ['utm_source', 'fbclid'] });
  });

  test('a page without a link has no pairs', () => {
    for (const hash of ['', '#', '#/play', '#/play?', '?', '#?&&&']) expect(readHash(hash).pairs).toEqual([]);
  });

  test('8,192 characters of anything take no time', async () => {
    for (const unit of [
      '.',
      '&',
      '&amp;',
      '%25',
      '=',
      '#',
      '?',
      '&c=',
      '.a',
      '\u200b',
      'stages.1.moves=1~&',
    ]) {
      const hash = `#/play?a${unit.repeat(8000 / unit.length)}z`;
      expect(await fastest(() => readHash(hash)), unit).toBeLessThan(50);
    }
  });
});

describe('packed data', () => {
  test('any JSON survives, in letters no messenger touches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const text = await writePacked(value);
        expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(await readPacked(text)).toEqual({ value: JSON.parse(JSON.stringify(value)) as unknown });
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test('what is damaged is said to be', async () => {
    const text = await writePacked({ stages: ['a', 'b'] });
    const noJson = writeBase64url(await deflate(new TextEncoder().encode('{"a":')));
    const noText = writeBase64url(await deflate(Uint8Array.of(0x22, 0xff, 0x22)));
    for (const bad of ['', 'A', '****', text.slice(0, 8), 'AAAA', noJson, noText]) {
      expect(await readPacked(bad), bad).toEqual({ failure: 'damaged' });
    }
  });

  test('inflating stops at the bound, not after it', async () => {
    const bytes = await deflate(new Uint8Array(1000));
    expect(await inflate(bytes, 1000)).toEqual(new Uint8Array(1000));
    expect(await inflate(bytes, 999)).toBe('tooFar');
    const bomb = writeBase64url(await deflate(new Uint8Array(262_145).fill(0x20)));
    expect(bomb.length).toBeLessThan(500);
    expect(await readPacked(bomb)).toEqual({ failure: 'tooFar' });
  });
});
