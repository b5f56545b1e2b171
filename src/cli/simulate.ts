/*
 * `npm run simulate -- scenario.json | '#/play?…' [--customers N] [--seed K7Q2]`: prints summary, exact values and
 * fingerprint of a scenario file or share link as JSON. Same bits as the page.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeLink, exact, formatSeed, parseFile, parseSeed, simulate, summarize } from '../core/index.ts';
import type { Document, Issue } from '../core/index.ts';

const USAGE = "usage: npm run simulate -- <scenario.json | '#/play?…'> [--customers N] [--seed K7Q2]";
const { values, positionals } = readWords();
const [source, ...others] = positionals;
if (source === undefined || others.length > 0) fail(USAGE);

const { document, issues } = await read(source);
for (const issue of issues)
  console.error(`note: ${issue.path}: ${issue.code} ${JSON.stringify(issue.params)}`);

const customers = values.customers === undefined ? document.customers : Number(values.customers);
if (!(Number.isInteger(customers) && customers >= 1 && customers <= 10_000_000)) {
  fail(`--customers must be a whole number from 1 to 10000000, got ${values.customers}`);
}
const seed = values.seed === undefined ? document.seed : parseSeed(values.seed);
if (seed === undefined) fail(`--seed must be a seed as the page shows it, such as K7Q2, got ${values.seed}`);

const scenarios = document.scenarios.map((scenario) => {
  const result = simulate(scenario, { customers, seed });
  const exactly = exact(scenario);
  return {
    preset: scenario.preset,
    summary: summarize(result),
    exact: 'unavailable' in exactly ? exactly : { value: exactly.value, spread: exactly.spread },
    fingerprint: result.fingerprint,
  };
});
console.log(JSON.stringify({ customers, seed: formatSeed(seed), scenarios }, null, 2));

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { customers: { type: 'string' }, seed: { type: 'string' } },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

async function read(text: string): Promise<{ document: Document; issues: readonly Issue[] }> {
  const hash = text.indexOf('#/');
  if (hash >= 0) {
    const link = await decodeLink(text.slice(hash));
    if (!link.ok) fail(`the link cannot be read: ${link.issues.map((issue) => issue.code).join(', ')}`);
    return { document: link.value.document, issues: link.issues };
  }
  const content = await readFile(text, 'utf8').catch((error: Error) => fail(`${text}: ${error.message}`));
  const file = parseFile(content);
  if (!file.ok) fail(`${text} is not a scenario: ${file.issues.map((issue) => issue.code).join(', ')}`);
  return { document: file.value.document, issues: file.issues };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
