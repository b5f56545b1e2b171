/*
 * `npm run simulate -- scenario.json | '#/play?…' [--customers N] [--seed K7Q2]`: prints summary, exact values and
 * fingerprint of a scenario file or share link as JSON, and whether a fingerprint that came with it was reproduced. Same
 * bits as the page.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { exact, formatSeed, parseFile, parseSeed, readLink, simulate, summarize } from '../core/index.ts';
import type { Document, Issue } from '../core/index.ts';

const USAGE = "usage: npm run simulate -- <scenario.json | '#/play?…'> [--customers N] [--seed K7Q2]";
const { values, positionals } = readWords();
const [source, ...others] = positionals;
if (values.help === true) {
  console.log(USAGE);
  process.exit(0);
}
if (source === undefined || others.length > 0) fail(USAGE);

const { document, fingerprints, issues } = await read(source);
for (const issue of issues)
  console.error(`note: ${issue.path}: ${issue.code} ${JSON.stringify(issue.params)}`);

const customers = values.customers === undefined ? document.customers : Number(values.customers);
if (!(Number.isInteger(customers) && customers >= 1 && customers <= 10_000_000)) {
  fail(`--customers must be a whole number from 1 to 10000000, got ${values.customers}`);
}
const seed = values.seed === undefined ? document.seed : parseSeed(values.seed);
if (seed === undefined) fail(`--seed must be a seed as the page shows it, such as K7Q2, got ${values.seed}`);

const scenarios = document.scenarios.map((scenario, index) => {
  const sent = fingerprints[index];
  const result = simulate(scenario, { customers, seed });
  const exactly = exact(scenario);
  return {
    preset: scenario.preset,
    summary: summarize(result),
    exact: 'unavailable' in exactly ? exactly : { value: exactly.value, spread: exactly.spread },
    fingerprint: result.fingerprint,
    ...(sent === undefined ? {} : { sent, reproduced: sent === result.fingerprint }),
  };
});
console.log(JSON.stringify({ customers, seed: formatSeed(seed), scenarios }, null, 2));

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { customers: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    return fail(`${(error as Error).message}\n${USAGE}`);
  }
}

interface Source {
  readonly document: Document;
  readonly fingerprints: readonly string[];
  readonly issues: readonly Issue[];
}

async function read(text: string): Promise<Source> {
  const hash = text.indexOf('#/');
  if (hash >= 0) {
    const link = await readLink(text.slice(hash));
    if (!link.ok) fail(`the link cannot be read: ${link.issues.map((issue) => issue.code).join(', ')}`);
    return { ...link.value, issues: link.issues };
  }
  const content = await readFile(text, 'utf8').catch((error: Error) => fail(`${text}: ${error.message}`));
  const file = parseFile(content);
  if (!file.ok) fail(`${text} is not a scenario: ${file.issues.map((issue) => issue.code).join(', ')}`);
  return { ...file.value, issues: file.issues };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
