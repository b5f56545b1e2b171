import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/core/scenario/presets.ts';
import type { Document, Scenario } from '../../src/core/scenario/scenario.ts';
import { checkWord } from '../../src/core/share/checkWord.ts';
import { parseFile, scenarioFile, type ParsedFile } from '../../src/core/share/file.ts';
import { MOST_HASH } from '../../src/core/share/hashText.ts';
import { encodeLink, readLink } from '../../src/core/share/link.ts';
import { writePacked } from '../../src/core/share/packed.ts';
import { parseDocument } from '../../src/core/share/parseDocument.ts';
import { sameData } from '../../src/core/share/sameData.ts';
import type { Result } from '../../src/core/scenario/issue.ts';
import { arbitraryDocument, documentOf, sliderScenario } from '../helpers/arbitraryScenario.ts';
import { arbitraryDamage } from '../helpers/damage.ts';

/*
 * 10,000 links and files that somebody damaged or forged: 6,000 + 1,000 links, 2,500 + 500 files.
 *
 * "Lost" means: the document that comes out is not the one that went in. For links every loss must be said, because
 * they carry a check word. A file is meant to be changed by hand and has none: there, what is legal is believed, and a
 * loss that must be said is a part that is missing or illegal.
 */
const MOST_MS = 100;
const MINUTES = 600_000;

/** Scenarios as people send them: a preset in which up to four things are different. */
const sentScenario = fc
  .tuple(
    fc.constantFrom(...Object.values(PRESETS)),
    sliderScenario,
    fc.subarray(Object.keys(PRESETS['blank.1']) as (keyof Scenario)[], { maxLength: 4 }),
  )
  .map(([preset, other, keys]): Scenario => {
    const changes = Object.fromEntries(keys.map((key) => [key, other[key]]));
    return { ...preset, ...changes, horizonYears: preset.horizonYears };
  });

const originals: readonly Document[] = [
  ...fc.sample(documentOf(sentScenario), { seed: 21, numRuns: 100 }),
  ...fc.sample(arbitraryDocument, { seed: 22, numRuns: 10 }),
];

/** Runs something and holds it to its time: the best of three, so that a busy machine is not blamed on the text. */
async function inTime<T>(work: () => T | Promise<T>): Promise<T> {
  let best = Infinity;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = performance.now();
    const result = await work();
    best = Math.min(best, performance.now() - start);
    if (best <= MOST_MS) return result;
  }
  throw new Error(`took ${best} ms`);
}

/** What comes out is legal whatever went in, and a refusal says why. */
function expectLegal(result: Result<{ readonly document: Document }>): void {
  if (result.ok)
    expect(parseDocument(result.value.document)).toEqual({
      ok: true,
      value: result.value.document,
      issues: [],
    });
  else expect(result.issues.length).toBeGreaterThan(0);
}

function expectUnpolluted(): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
  expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(12);
}

afterAll(expectUnpolluted);

describe('links', () => {
  test(
    '6,000 damaged ones: read in time, legal, and no loss unsaid',
    async () => {
      const links = await Promise.all(originals.map((document) => encodeLink(document)));
      expect(links.filter((link) => link.length <= MOST_HASH).length).toBeGreaterThan(100);
      const tally = { whole: 0, lost: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(fc.nat(originals.length - 1), arbitraryDamage, async (i, damage) => {
          const hash = damage(links[i]);
          const result = await inTime(() => readLink(hash));
          expectLegal(result);
          const same = result.ok && sameData(result.value.document, originals[i]);
          if (!same) expect(result.issues.length, hash).toBeGreaterThan(0);
          tally[same ? 'whole' : result.ok ? 'lost' : 'refused']++;
        }),
        { seed: 24, numRuns: 6000 },
      );
      // The damages do damage, and much of what is damaged can still be read.
      expect(tally.lost).toBeGreaterThan(3000);
      expect(tally.whole).toBeGreaterThan(100);
    },
    MINUTES,
  );

  test(
    '1,000 forged ones with a check word that fits: read in time and legal',
    async () => {
      const key = fc.oneof(
        fc.constantFrom(
          'f',
          'm',
          'p',
          'seed',
          'n',
          'scenarios',
          'fp',
          'on',
          'off',
          'ladder',
          'lever',
          'threshold',
          'c',
        ),
        fc.constantFrom(
          'retentionRate',
          'horizonYears',
          'periodsPerYear',
          'types',
          'causes',
          'milestones',
          'stages.z',
        ),
        fc.constantFrom(
          'stages.0.name',
          'stages.0.kind',
          'stages.3.moves',
          'b.stages.0.moves',
          'd.p',
          'd.ladder',
          'types.z',
        ),
        fc.string({ unit: 'binary', maxLength: 12 }),
      );
      const packed = await Promise.all(
        [
          { __proto__: null, polluted: 1 },
          JSON.parse('[{"__proto__":{"polluted":1},"name":"<script>alert(1)</script>"}]') as unknown,
          Array.from({ length: 10_000 }, () => ({ kind: 'lapsed' })),
          'text',
          [[], null, 7],
        ].map(writePacked),
      );
      const value = fc.oneof(
        fc.constantFrom(
          ...packed,
          '<script>alert(1)</script>',
          '1~2~3',
          '.5_2~.5',
          '1e400',
          '-1',
          'none',
          '1',
          'seven',
        ),
        fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
        fc.double().map(String),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(key, value), { maxLength: 60 }), async (pairs) => {
          const text = pairs.map(([name, said]) => `${name}=${said}`).join('&');
          const result = await inTime(() => readLink(`#/play?${text}&c=${checkWord(text)}`));
          expectLegal(result);
        }),
        { seed: 25, numRuns: 1000 },
      );
    },
    MINUTES,
  );

  test('the longest that are looked at take no time, whatever they are made of', async () => {
    const bomb = await writePacked(' '.repeat(1_000_000));
    for (const unit of [
      'a',
      '&',
      '=',
      '.',
      '~',
      '%25',
      '&amp;',
      'p=pizza.1&',
      'b.p=x&',
      `stages.z=${bomb}&`,
      'types=1~',
      'on=a.',
    ]) {
      const hash = `#/play?f=1&m=1&${unit.repeat(MOST_HASH)}`.slice(0, MOST_HASH);
      const result = await inTime(() => readLink(hash));
      expectLegal(result);
      expect(result.issues.length).toBeGreaterThan(0);
      expect(result.issues.length).toBeLessThanOrEqual(200);
    }
  });

  test('a script in a name is a name', async () => {
    const name = '<script>alert(1)</script>'.slice(0, 24);
    const [stage] = PRESETS['blank.1'].stages;
    const document: Document = {
      ...originals[0],
      scenarios: [{ ...PRESETS['blank.1'], stages: [{ ...stage, name }] }],
    };
    const result = await readLink(await encodeLink(document));
    expect(result.ok && result.value.document.scenarios[0].stages[0].name).toBe(name);
  });
});

describe('files', () => {
  test(
    '2,500 damaged ones: read in time, legal, and refused with a reason',
    async () => {
      const files = originals.map((document) => scenarioFile(document, { title: 'A title' }));
      const tally = { read: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(fc.nat(originals.length - 1), arbitraryDamage, async (i, damage) => {
          const result = await inTime(() => parseFile(damage(files[i])));
          expectLegal(result);
          tally[result.ok ? 'read' : 'refused']++;
        }),
        { seed: 26, numRuns: 2500 },
      );
      expect(tally.refused).toBeGreaterThan(500);
      expect(tally.read).toBeGreaterThan(200);
    },
    MINUTES,
  );

  test(
    '500 with parts that are missing or something else: no loss unsaid',
    async () => {
      const said: string[] = [];
      await fc.assert(
        fc.asyncProperty(
          fc.nat(originals.length - 1),
          fc.nat(),
          fc.oneof(fc.constant(undefined), fc.anything()),
          async (i, pick, other) => {
            const file = JSON.parse(scenarioFile(originals[i])) as Record<string, unknown>;
            replacePart(file, pick, other);
            const result = await inTime(() => parseFile(JSON.stringify(file)));
            expectLegal(result);
            if (!sameDocument(result, originals[i]))
              expect(result.issues, JSON.stringify(other)).not.toEqual([]);
            said.push(...result.issues.map(({ code }) => code));
          },
        ),
        { seed: 27, numRuns: 500 },
      );
      expect(new Set(said).size).toBeGreaterThanOrEqual(8);
    },
    MINUTES,
  );
});

function sameDocument(result: Result<ParsedFile>, original: Document): boolean {
  return result.ok && sameData(result.value.document, original);
}

/** Puts something else in place of one part of a file, however deep, as long as it is not of the same kind. */
function replacePart(file: Record<string, unknown>, pick: number, other: unknown): void {
  const places: (readonly [holder: Record<string, unknown>, key: string])[] = [];
  const walk = (holder: Record<string, unknown>): void => {
    for (const [key, part] of Object.entries(holder)) {
      places.push([holder, key]);
      if (typeof part === 'object' && part !== null && key !== 'ranges')
        walk(part as Record<string, unknown>);
    }
  };
  walk(file);
  const [holder, key] = places[pick % places.length];
  // Null may stand for a number and a number for null, a list may be shorter, a range left out: that would be legal.
  const mayBeLegal = other === null || holder[key] === null || Array.isArray(holder);
  holder[key] = mayBeLegal || typeof other === typeof holder[key] ? { strange: true } : other;
}
