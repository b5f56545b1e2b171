import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankScenario, initialView, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Document, Scenario } from '../../../src/core/scenario/scenario.ts';
import { checkWord } from '../../../src/core/share/checkWord.ts';
import { MOST_HASH } from '../../../src/core/share/hashText.ts';
import { encodeLink, readLink } from '../../../src/core/share/link.ts';
import { arbitraryDocument, arbitraryScenario } from '../../helpers/arbitraryScenario.ts';

const pizza = PRESETS['pizza.1'];

function documentOf(...scenarios: readonly Scenario[]): Document {
  return { scenarios, seed: 0x12_34_56, customers: 20_000, view: initialView };
}

/** What a link means, with the issues as `path code`. */
async function read(
  hash: string,
): Promise<{ readonly document: Document; readonly issues: readonly string[] }> {
  const result = await readLink(hash);
  if (!result.ok) throw new Error('not read at all');
  return {
    document: result.value.document,
    issues: result.issues.map(({ path, code }) => `${path} ${code}`),
  };
}

/** A link with the pairs given, ended by the right check word. */
function linkOf(pairs: string): string {
  return `#/play?${pairs}&c=${checkWord(pairs)}`;
}

const HEAD = 'f=1&m=1&p=pizza.1&seed=K7Q2&n=20000';

describe('a link', () => {
  test('says what differs from the preset, in words', async () => {
    const scenario: Scenario = {
      ...pizza,
      retentionRate: 0.85,
      modules: { ...pizza.modules, winBack: true, referral: false },
    };
    expect(await encodeLink(documentOf(scenario), { fingerprints: ['9f3c21ab'] })).toMatch(
      /^#\/play\?f=1&m=1&p=pizza\.1&seed=14D2P&n=20000&retentionRate=\.85&on=winBack&off=referral&fp=9f3c21ab&c=[0-9A-Z]{5}$/,
    );
  });

  test('brings back every document, bit for bit', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, fc.boolean(), async (document, signed) => {
        const fingerprints = signed ? document.scenarios.map((_, i) => `0123abc${i}`) : [];
        const hash = await encodeLink(document, { fingerprints });
        expect(hash).toMatch(/^#\/play\?[A-Za-z0-9\-_.~=&]+$/);
        if (hash.length > MOST_HASH) return;
        read++;
        expect(await readLink(hash)).toEqual({
          ok: true,
          value: { document, fingerprints, model: 1, format: 1 },
          issues: [],
        });
      }),
      { seed: 8, numRuns: 500 },
    );
    expect(read).toBeGreaterThan(400);
  }, 120_000);

  test('brings back a scenario of which one thing was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(PRESETS)),
        arbitraryScenario,
        fc.constantFrom(...(Object.keys(blankScenario) as (keyof Scenario)[])),
        async (preset, other, key) => {
          const changed = { ...preset, [key]: other[key], horizonYears: 10 };
          const document = documentOf(changed, preset, { ...changed, [key]: preset[key] });
          expect(await read(await encodeLink(document))).toEqual({ document, issues: [] });
        },
      ),
      { seed: 9, numRuns: 500 },
    );
  }, 120_000);

  test('says nothing about the view that everybody starts with, and all about another', async () => {
    const document: Document = {
      ...documentOf(pizza),
      view: {
        lever: 'referralRate',
        heatX: 'spendPerYear',
        heatY: 'costToServe',
        threshold: 12.5,
        convention: 'arrears',
      },
    };
    const hash = await encodeLink(document);
    expect(hash).toContain(
      '&lever=referralRate&heatX=spendPerYear&heatY=costToServe&threshold=12.5&convention=arrears&',
    );
    expect(await read(hash)).toEqual({ document, issues: [] });
    expect(await encodeLink(documentOf(pizza))).not.toContain('lever');
  });

  test('writes a second scenario as what differs from the first', async () => {
    const first: Scenario = { ...pizza, retentionRate: 0.75 };
    const hash = await encodeLink(
      documentOf(first, { ...first, referralRate: 0.2 }, PRESETS['saas.1'], first),
    );
    expect(hash).toContain('&scenarios=4&retentionRate=.75&b.referralRate=.2&c.p=saas.1&c=');
  });

  test('writes tables in words as long as they are short', async () => {
    const scenario = scenarioWith({
      stages: LADDERS.seven.map((stage, i) =>
        i === 2 ? { ...stage, hazard: 0.5, name: 'Gold card' } : stage,
      ),
      types: [
        { share: 0.8, hazard: 0.4, spend: 1 },
        { share: 0.2, hazard: 1, spend: 2 },
      ],
      causes: [
        { cause: 'price', share: 0.2, removed: 0, final: false },
        { cause: 'closure', share: 0.15, removed: 0, final: true },
      ],
      marginByTenure: [1, 1.25],
      milestones: [{ month: 12, exit: 0.1 }],
      ranges: { retentionRate: [0.7, 0.9] },
    });
    const hash = await encodeLink(documentOf(scenario, { ...scenario, milestones: [], ranges: {} }));
    expect(hash).toContain('&ladder=seven&stages.2.name=Gold_card&stages.2.hazard=.5&');
    expect(hash).toContain(
      '&types=.8_.4~.2_1_2&causes=price_.2~closure_.15_0_1&marginByTenure=1~1.25&milestones=12_.1&',
    );
    expect(hash).toContain('&retentionRate=.7~.9&');
    expect(hash).toContain('&b.retentionRate=.8&b.milestones=none&');
    expect((await read(hash)).issues).toEqual([]);
  });

  test('packs a table that would be longer in words', async () => {
    const document = documentOf({ ...pizza, marginByTenure: Array.from({ length: 40 }, () => 1.25) });
    const hash = await encodeLink(document);
    expect(hash).toContain('&marginByTenure.z=');
    expect(hash.length).toBeLessThan(120);
    expect(await read(hash)).toEqual({ document, issues: [] });
  });

  test('packs a ladder whose names no link can spell', async () => {
    const document = documentOf({
      ...pizza,
      stages: LADDERS.seven.map((stage) => ({ ...stage, name: '老客户' })),
    });
    const hash = await encodeLink(document);
    expect(hash).toMatch(/&stages\.z=[A-Za-z0-9_-]+&c=/);
    expect(await read(hash)).toEqual({ document, issues: [] });
  });
});

describe('length', () => {
  const busy: Scenario = {
    ...pizza,
    retentionRate: 0.75,
    spendPerYear: 420,
    contributionRate: 0.35,
    acquisitionCost: 15,
    referralRate: 0.08,
    referralReward: 10,
    winBackRate: 0.25,
    modules: { ...pizza.modules, winBack: true, causes: true },
  };
  const options = { fingerprints: ['9f3c21ab'] };

  test('one changed scenario takes at most 300 characters, A and B at most 700', async () => {
    const one = await encodeLink(documentOf(busy), options);
    expect(one.length).toBeLessThanOrEqual(300);
    const ladders = [0.4, 0.5].map((hazard) => ({
      ...busy,
      hazard,
      stages: LADDERS.seven.map((stage, i) => ({ ...stage, name: `第${i}级客户` })),
    }));
    const two = await encodeLink(documentOf(ladders[0], { ...busy, types: blankScenario.types }), options);
    expect(two.length).toBeLessThanOrEqual(700);
  });

  test('a hash of more than 8,192 characters is not looked at', async () => {
    const result = await readLink(`#/play?${HEAD}&x=${'a'.repeat(8192)}`);
    expect(result).toMatchObject({ ok: false, issues: [{ path: 'link', code: 'linkTooLong' }] });
  });
});

describe('a damaged link', () => {
  test('keeps what survived of a field that did not', async () => {
    const { document, issues } = await read(
      linkOf(`${HEAD}&retentionRate=.8X5&spendPerYear=500&on=winBack.winBock`),
    );
    const { modules } = pizza;
    expect(document.scenarios).toEqual([
      { ...pizza, spendPerYear: 500, modules: { ...modules, winBack: true } },
    ]);
    expect(issues).toEqual(['retentionRate notANumber', 'modules unknownField']);
  });

  test('is noticed by its check word, and read all the same', async () => {
    const hash = linkOf(`${HEAD}&retentionRate=.75`).replace('.75', '.76');
    const { document, issues } = await read(hash);
    expect(document.scenarios[0].retentionRate).toBe(0.76);
    expect(issues).toEqual(['link linkChecksum']);
  });

  test('that ends too early does not believe its last word', async () => {
    const { document, issues } = await read(`#/play?${HEAD}&spendPerYear=500&retentionRate=.6`);
    expect(document.scenarios).toEqual([{ ...pizza, spendPerYear: 500 }]);
    expect(issues).toEqual(['link linkCut', 'retentionRate linkDamaged']);
  });

  test.each([
    ['retentionR', ['retentionRate linkDamaged']],
    ['b.refer', []],
    ['b.referralRat', ['b.referralRate linkDamaged']],
    ['see', ['seed linkDamaged']],
    ['odd', []],
  ])('that ends within the key %s names the setting if only one begins so', async (key, issues) => {
    const head = key === 'see' ? HEAD.replace('&seed=K7Q2', '') : HEAD;
    const found = await read(`#/play?${head}&spendPerYear=500&${key}`);
    expect(found.issues.filter((issue) => issue !== 'seed missing')).toEqual(['link linkCut', ...issues]);
  });

  test('that ends within the seed names it once', async () => {
    const { issues } = await read(`#/play?${HEAD.replace(/&seed=.*/, '')}&seed=K7`);
    expect(issues.filter((issue) => issue.startsWith('seed'))).toEqual(['seed linkDamaged']);
  });

  test('says so wherever it was cut off', async () => {
    const scenario = {
      ...pizza,
      retentionRate: 0.75,
      stages: LADDERS.recency.map((s) => ({ ...s, name: '客' })),
    };
    const hash = await encodeLink(documentOf(scenario, { ...scenario, spendPerYear: 7 }), {
      fingerprints: ['9f3c21ab'],
    });
    for (let length = 0; length < hash.length; length++) {
      const { issues } = await readLink(hash.slice(0, length));
      expect(issues.length, hash.slice(0, length)).toBeGreaterThan(0);
    }
  });

  test('all in small letters still means the same', async () => {
    const document: Document = {
      ...documentOf({
        ...PRESETS['twoTypes.1'],
        retentionRate: 0.75,
        modules: { ...pizza.modules, winBack: true },
      }),
      view: { ...initialView, lever: 'referralRate', convention: 'withoutFirst' },
    };
    const hash = (await encodeLink(document)).toLowerCase();
    expect(await read(hash)).toEqual({ document, issues: ['link linkChecksum'] });
  });

  test('takes the first of two values of a key', async () => {
    const { document, issues } = await read(
      linkOf(`${HEAD}&retentionRate=.75&RetentionRate=.9&n=5&c.p=saas.1&c.p=pizza.1`),
    );
    expect(document.scenarios.map(({ preset }) => preset)).toEqual(['pizza.1', 'pizza.1', 'saas.1']);
    expect(document.scenarios[0].retentionRate).toBe(0.75);
    expect(issues).toEqual(['retentionRate repeated', 'customers repeated', 'c.preset repeated']);
  });

  test('names what nobody knows, five at most', async () => {
    expect((await read(linkOf(`${HEAD}&churn=.2&__proto__=1&b.seed=2&stages.1.odd=1`))).issues).toEqual([
      'churn unknownField',
      '__proto__ unknownField',
      'b.seed unknownField',
      'stages.1.odd unknownField',
    ]);
    const many = Array.from({ length: 50 }, (_, i) => `&odd${i}=1`).join('');
    expect((await read(linkOf(HEAD + many))).issues).toHaveLength(5);
  });

  test('believes nothing that was added after the check word', async () => {
    const { document, issues } = await read(`${linkOf(HEAD)}&retentionRate=.1`);
    expect(document.scenarios).toEqual([pizza]);
    expect(issues).toEqual(['link.retentionRate unknownField']);
  });

  test('without preset, seed and size stands on fixed ones, not on the reader’s own', async () => {
    const { document, issues } = await read(linkOf('f=1&m=1&retentionRate=.75'));
    expect(document).toEqual({ ...documentOf({ ...blankScenario, retentionRate: 0.75 }), seed: 1 });
    expect(issues).toEqual(['preset missing', 'seed missing', 'customers missing']);
  });

  test.each([
    ['seed=!!', 'seed notASeed'],
    ['seed=K7U2', 'seed notASeed'],
    ['n=many', 'customers notANumber'],
    ['n=99e9', 'customers clamped'],
    ['p=pizza.9', 'preset unknownPreset'],
    ['periodsPerYear=52', 'periodsPerYear unknownChoice'],
    ['lever=luck', 'view.lever unknownChoice'],
    ['threshold=high', 'view.threshold notANumber'],
    ['ladder=eight', 'stages unknownField'],
    ['stages=x', 'stages linkDamaged'],
    ['stages.z=AAAA', 'stages linkDamaged'],
    ['stages.9.hazard=2', 'stages.9.hazard unknownField'],
    ['stages.0.hazard=x', 'stages.0.hazard notANumber'],
    ['stages.0.kind=gone', 'stages.0.kind noActiveStart'],
    ['types=1_2_3_4', 'types.0.cell4 unknownField'],
    ['types=x', 'types.0.share notANumber'],
    ['causes=price_.1~price_.2', 'causes.1 repeated'],
    ['causes=price_.1_0_7', 'causes.0.final unknownChoice'],
    ['milestones=12', 'milestones.0.exit missing'],
    ['marginByTenure=1~x', 'marginByTenure.1 notANumber'],
    ['horizonYears=5~6', 'horizonYears notANumber'],
    ['retentionRate=.9~.8', 'ranges.retentionRate notAList'],
    ['retentionRate=.1~.2~.3~.4', 'retentionRate notANumber'],
    ['retentionRate=2', 'retentionRate clamped'],
    ['fp=9f3c21a', 'fingerprints linkDamaged'],
    ['b.retentionRate=2', 'b.retentionRate clamped'],
  ])('%s: the issue names the field', async (pair, issue) => {
    const [key] = pair.split('=');
    const head = HEAD.split('&').filter((other) => !other.startsWith(`${key}=`));
    const { document, issues } = await read(linkOf([...head, pair].join('&')));
    expect(issues).toEqual([issue]);
    const lost = document.scenarios[0].retentionRate;
    expect(lost).toBe(pair === 'retentionRate=2' ? 1 : pair === 'p=pizza.9' ? 0.8 : 0.7);
  });
});

describe('versions', () => {
  test('an unknown format opens the blank scenario and says so', async () => {
    for (const format of ['2', '0', '1.5', '-1', '1e9']) {
      const result = await readLink(linkOf(`f=${format}&p=pizza.1&retentionRate=.7`));
      expect(result).toMatchObject({
        ok: true,
        value: { document: { scenarios: [blankScenario] }, format: Number(format) },
        issues: [{ path: 'link', code: 'linkFormatUnknown', params: { format: Number(format), known: 1 } }],
      });
    }
  });

  test('a link of another model is read, with both numbers', async () => {
    const result = await readLink(linkOf(HEAD.replace('m=1', 'm=3')));
    expect(result).toMatchObject({
      ok: true,
      value: { document: { scenarios: [pizza] }, model: 3 },
      issues: [{ path: 'link', code: 'linkModelOther', params: { link: 3, page: 1 } }],
    });
  });

  test('lesson and step are reserved for what comes', async () => {
    expect(await read(linkOf(`${HEAD}&lesson=L03&step=2`))).toMatchObject({ issues: [] });
  });

  test('no link is no link', async () => {
    for (const hash of ['', '#/play', '#/play?', '#/learn']) {
      expect(await readLink(hash)).toEqual({
        ok: false,
        issues: [{ path: 'link', code: 'linkEmpty', params: {} }],
      });
    }
  });
});
