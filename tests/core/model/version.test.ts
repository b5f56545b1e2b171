import { expect, test } from 'vitest';
import { MODEL_VERSION } from '../../../src/core/model/version.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('the version is the last one that MODEL.md tells about', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../src/core/MODEL.md'), 'utf8');
  const told = [...page.matchAll(/^\| (\d+)\s+\|/gm)].map(([, version]) => Number(version));
  expect(told.at(-1)).toBe(MODEL_VERSION);
  expect(told).toEqual(told.map((_, i) => i + 1));
  expect(page).toContain(`Model version ${MODEL_VERSION}.`);
});
