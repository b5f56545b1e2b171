import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRESET_IDS } from '../../../src/core/scenario/presetIds.ts';
import { readLink, type DecodedLink } from '../../../src/core/share/link.ts';

interface Golden extends DecodedLink {
  readonly note: string;
  readonly hash: string;
}

const folder = join(import.meta.dirname, '..', '..', 'frozen', 'links');
const golden = readdirSync(folder).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden),
}));

/*
 * Links as they were sent, with what they meant. When one of these tests fails, people's links have changed their
 * meaning: give the changed preset, ladder or format a new id instead. A field that is added later must be neutral in
 * every old link, and does not stand in these files.
 */
describe('links that are out there', () => {
  test('there is one of every preset', () => {
    expect(new Set(golden.flatMap(({ document }) => document.scenarios.map(({ preset }) => preset)))).toEqual(
      new Set(PRESET_IDS),
    );
  });

  test.each(golden)('$file means what it meant', async ({ hash, document, fingerprints, model, format }) => {
    const result = await readLink(hash);
    expect(result).toMatchObject({ ok: true, value: { document, fingerprints, model, format } });
    expect(result.issues.filter(({ code }) => code !== 'linkModelOther')).toEqual([]);
  });

  test.each(golden)('$file survives percent-encoding, &amp; and a full stop', async ({ hash, document }) => {
    for (const carried of [
      encodeURIComponent(hash),
      `${hash.replaceAll('&', '&amp;')}.`,
      `https://example.org/lab/${hash}>`,
    ]) {
      expect(await readLink(carried), carried).toMatchObject({ ok: true, value: { document } });
    }
  });
});
