import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import {
  encodeLink,
  exact,
  presets,
  scenarioFile,
  scenarioWith,
  simulate,
  summarize,
} from '../../src/core/index.ts';
import type { Document } from '../../src/core/index.ts';
import { initialView } from '../../src/core/scenario/blankScenario.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'loyalty-lab-'));
afterAll(() => rm(folder, { recursive: true }));

const scenario = scenarioWith({ retentionRate: 0.81 }, presets['cosmetics.1']);
const document: Document = { scenarios: [scenario], seed: 99, customers: 5000, view: initialView };

/** Runs `npm run simulate` with these words. */
async function command(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const run = promisify(execFile)(join(root, 'node_modules/.bin/tsx'), ['src/cli/simulate.ts', ...words], {
    cwd: root,
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  );
}

const expected = (customers: number, seed: number) => {
  const result = simulate(scenario, { customers, seed });
  const exactly = exact(scenario);
  if ('unavailable' in exactly) throw new Error(exactly.unavailable.join());
  const { value, spread } = exactly;
  return JSON.parse(
    JSON.stringify({
      preset: scenario.preset,
      summary: summarize(result),
      exact: { value, spread },
      fingerprint: result.fingerprint,
    }),
  ) as unknown;
};

test('a share link on the command line gives the bits of the library', async () => {
  const { code, out } = await command(await encodeLink(document));
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ customers: 5000, seed: '33', scenarios: [expected(5000, 99)] });
});

test.each([true, false])('a fingerprint that came with a link is compared: %s', async (reproduced) => {
  const { fingerprint } = simulate(scenario, { customers: 5000, seed: 99 });
  const sent = reproduced ? fingerprint : '00000000';
  const { out } = await command(await encodeLink(document, { fingerprints: [sent] }));
  const [said] = (JSON.parse(out) as { scenarios: unknown[] }).scenarios;
  expect(said).toMatchObject({ fingerprint, sent, reproduced });
});

test('a scenario file with another size and seed gives those', async () => {
  const file = join(folder, 'scenario.json');
  await writeFile(file, scenarioFile(document));
  const { code, out } = await command(file, '--customers', '4097', '--seed', 'K7Q2');
  expect(code).toBe(0);
  expect((JSON.parse(out) as { scenarios: unknown[] }).scenarios).toEqual([expected(4097, 630_498)]);
});

test.each([
  [['nowhere.json'], 'nowhere.json'],
  [['package.json'], 'not a scenario'],
  [[], 'usage'],
  [['#/play?f=1', 'twice'], 'usage'],
  [['#/play?f=1', '--costumers', '5'], "Unknown option '--costumers'"],
])('%j fails with a message and prints no result', async (words, message) => {
  const { code, out, err } = await command(...words);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain(message);
  expect(err).not.toContain('    at '); // no trace of a program's stack
});
