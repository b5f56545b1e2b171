import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankScenario, initialView } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { Document } from '../../../src/core/scenario/scenario.ts';
import { MOST_FILE, parseFile, scenarioFile } from '../../../src/core/share/file.ts';
import { jsonSchema } from '../../../src/core/share/jsonSchema.ts';
import { parseDocument } from '../../../src/core/share/parseDocument.ts';
import { arbitraryDocument } from '../../helpers/arbitraryScenario.ts';
import { schemaFaults } from '../../helpers/schemaFaults.ts';

const document: Document = { scenarios: [PRESETS['pizza.1']], seed: 7, customers: 500, view: initialView };

/** The file with some parts changed. */
function fileWith(changes: object): string {
  return JSON.stringify({ ...(JSON.parse(scenarioFile(document)) as object), ...changes });
}

function issuesOf(text: string): readonly string[] {
  return parseFile(text).issues.map(({ path, code }) => `${path} ${code}`);
}

describe('a file', () => {
  test('brings back every document, its title and its fingerprints', () => {
    fc.assert(
      fc.property(arbitraryDocument, (whole) => {
        const fingerprints = whole.scenarios.map((_, i) => `0123abc${i}`);
        const text = scenarioFile(whole, { title: 'Für die 店長 <b>', fingerprints });
        expect(parseFile(text)).toEqual({
          ok: true,
          value: { document: whole, title: 'Für die 店長 <b>', fingerprints, model: 1 },
          issues: [],
        });
      }),
      { seed: 13, numRuns: 100 },
    );
  }, 60_000);

  test('says what it is, and can be read by a person', () => {
    const text = scenarioFile(document);
    expect(text).toContain(
      '\n  "kind": "loyalty-lab-document",\n  "format": 1,\n  "model": 1,\n  "seed": 7,\n',
    );
    expect(text).toContain('\n      "retentionRate": 0.7,\n');
    expect(text).not.toMatch(/title|fingerprints/);
  });

  test('may be a bare scenario, then run as everybody’s is', () => {
    const bare = JSON.stringify({ $schema: './scenario.schema.json', ...PRESETS['saas.1'] });
    expect(parseFile(`\ufeff${bare}`)).toEqual({
      ok: true,
      value: {
        document: { scenarios: [PRESETS['saas.1']], seed: 1, customers: 20_000, view: initialView },
        title: '',
        fingerprints: [],
        model: 1,
      },
      issues: [],
    });
    expect(issuesOf('{"retentionRate":0.9}')).toContain('preset missing');
  });

  test('that is no file of ours is refused', () => {
    for (const text of [
      '[]',
      '3',
      'null',
      '"x"',
      '{}',
      '{"kind":"other"}',
      '{"__proto__":{"preset":"pizza.1"}}',
    ]) {
      expect(parseFile(text)).toMatchObject({ ok: false, issues: [{ code: 'fileNotOurs' }] });
    }
    for (const text of ['', '{', scenarioFile(document).slice(0, -3), '\u0000']) {
      expect(parseFile(text)).toMatchObject({ ok: false, issues: [{ code: 'fileNotJson' }] });
    }
  });

  test('of more than a mebibyte is not parsed', () => {
    const text = scenarioFile(document).padEnd(MOST_FILE + 1);
    expect(parseFile(text)).toMatchObject({ ok: false, issues: [{ code: 'fileTooLarge' }] });
    expect(parseFile(text.slice(0, -1))).toMatchObject({ ok: true, issues: [] });
  });

  test.each([
    [{ scenarios: [{ ...PRESETS['pizza.1'], retentionRate: 7 }] }, ['retentionRate clamped']],
    [{ scenarios: [PRESETS['pizza.1'], { ...blankScenario, types: 1 }] }, ['b.types notAList']],
    [{ scenarios: [] }, ['scenarios tooFew']],
    [{ scenarios: [3] }, ['scenarios.0 notAnObject']],
    [{ scenarios: undefined }, ['scenarios missing']],
    [{ scenarios: Array.from({ length: 5 }, () => blankScenario) }, ['scenarios tooMany']],
    [{ seed: -1 }, ['seed clamped']],
    [{ seed: 1.5 }, ['seed notWhole']],
    [{ customers: 0 }, ['customers clamped']],
    [
      { view: { ...initialView, lever: 'luck', threshold: 'no' } },
      ['view.lever unknownChoice', 'view.threshold notANumber'],
    ],
    [{ view: [] }, ['view notAnObject']],
    [{ odd: 1 }, ['odd unknownField']],
    [{ format: 2 }, ['file linkFormatUnknown']],
    [{ model: 9 }, ['file linkModelOther']],
    [{ title: 'a\u202eb' }, ['title textCleaned']],
    [{ title: ['a'] }, ['title notAText']],
    [{ fingerprints: ['9f3c21ab', 'x'] }, ['fingerprints linkDamaged']],
    [{ fingerprints: [] }, ['fingerprints linkDamaged']],
  ])('%j: read, and what was lost is said (%j)', (changes, issues) => {
    const result = parseFile(fileWith(changes));
    expect(result.issues.map(({ path, code }) => `${path} ${code}`)).toEqual(issues);
    expect(result.ok && parseDocument(result.value.document).issues).toEqual([]);
  });

  test('a document can be read without its wrapping', () => {
    expect(parseDocument(document)).toEqual({ ok: true, value: document, issues: [] });
    expect(parseDocument('document').ok).toBe(false);
    expect(parseDocument({ ...document, kind: 1 }).issues).toMatchObject([
      { path: 'kind', code: 'unknownField' },
    ]);
  });
});

describe('the published schema', () => {
  const path = join(import.meta.dirname, '..', '..', '..', 'public', 'scenario.schema.json');
  const schema = jsonSchema();

  test('is the one that the tables of fields make', () => {
    const published: unknown = JSON.parse(readFileSync(path, 'utf8'));
    expect(published, 'write it anew with `npm run schema`').toEqual(JSON.parse(JSON.stringify(schema)));
  });

  test('fits every file that we write, and every bare scenario', () => {
    fc.assert(
      fc.property(arbitraryDocument, fc.boolean(), (whole, wrapped) => {
        const options = wrapped ? { title: 'A', fingerprints: ['9f3c21ab'] } : {};
        expect(schemaFaults(JSON.parse(scenarioFile(whole, options)), schema)).toEqual([]);
        expect(schemaFaults(whole.scenarios[0], schema)).toEqual([]);
      }),
      { seed: 14, numRuns: 100 },
    );
  }, 60_000);

  test.each([
    [{ seed: -1 }],
    [{ seed: 0.5 }],
    [{ customers: '5' }],
    [{ kind: 'other' }],
    [{ odd: 1 }],
    [{ view: { ...initialView, convention: 'never' } }],
    [{ scenarios: [] }],
    [{ scenarios: [{ ...blankScenario, retentionRate: 1.1 }] }],
    [{ scenarios: [{ ...blankScenario, periodsPerYear: 12 }] }],
    [{ scenarios: [{ ...blankScenario, stages: [{ ...blankScenario.stages[0], exit: 'no' }] }] }],
    [{ scenarios: [{ ...blankScenario, stages: [{ ...blankScenario.stages[0], name: 'x'.repeat(25) }] }] }],
    [{ scenarios: [{ ...blankScenario, causes: [{ cause: 'price' }] }] }],
    [{ fingerprints: ['xyz'] }],
  ])('does not fit %j', (changes) => {
    expect(schemaFaults(JSON.parse(fileWith(changes)), schema)).not.toEqual([]);
  });
});
