import { describe, expect, test } from 'vitest';
import { clauses, headline, parts } from '../../../src/app/panels/headline.ts';
import { summarize } from '../../../src/core/engine/summarize.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import type { LtvConvention, Scenario } from '../../../src/core/scenario/scenario.ts';
import { catalogue } from '../../../src/i18n/catalogue.en.ts';
import { createWords } from '../../../src/i18n/words.ts';
import { findingsOf } from '../../helpers/findings.ts';

const words = createWords('en', catalogue);

function sentenceOf(
  scenario: Scenario,
  convention: LtvConvention = 'firstMargin',
  founders?: number,
): { key: string; text: string } {
  const findings = findingsOf(scenario, { bandFounders: 0, ...(founders === undefined ? {} : { founders }) });
  const { key, params: values } = headline(summarize(findings.result), findings, convention, words);
  return { key, text: words.t(key, values) };
}

describe('the sentence fits the finding', () => {
  test('a few good customers carry the mean', () => {
    const { key, text } = sentenceOf(PRESETS['pizza.1']);
    expect(key).toBe('headline.usual');
    expect(text).toMatch(/^A customer is worth \*\$\d+\* on average, yet half are worth less than \$\d+\./);
  });

  test('nobody pays back what is dearer than the best customer', () => {
    expect(sentenceOf(scenarioWith({ acquisitionCost: 1e6 })).key).toBe('headline.nobody');
  });

  test('everybody pays back what the first margin covers', () => {
    expect(sentenceOf(scenarioWith({ acquisitionCost: 200 })).key).toBe('headline.everybody');
  });

  test('winning costs more than a customer is worth', () => {
    expect(sentenceOf(scenarioWith({ acquisitionCost: 1300 })).key).toBe('headline.loss');
  });

  test('winning costs nothing', () => {
    expect(sentenceOf(scenarioWith({ acquisitionCost: 0 })).key).toMatch(/^headline\.free/);
  });

  test('everybody is worth the same where nothing is left to chance', () => {
    const stays = { retentionRate: 1 };
    expect(sentenceOf(scenarioWith({ ...stays, acquisitionCost: 100 })).key).toBe('headline.same');
    expect(sentenceOf(scenarioWith({ ...stays, acquisitionCost: 9000 })).key).toBe('headline.sameLoss');
    expect(sentenceOf(scenarioWith({ ...stays, acquisitionCost: 0 })).key).toBe('headline.freeSame');
  });

  test('not where it is luck that nobody has left', () => {
    // Of 60 customers one in two hundred leaves: in this run nobody.
    const rare = scenarioWith({ retentionRate: 0.9999, horizonYears: 2, acquisitionCost: 100 });
    expect(findingsOf(rare, { founders: 60, bandFounders: 0 }).result.family.m2).toBeLessThan(1e-9);
    expect(sentenceOf(rare, 'firstMargin', 60).key).not.toBe('headline.same');
  });

  test('who pays back is counted as LTV is: a cost between now and a year later', () => {
    const leaves = scenarioWith({ retentionRate: 0.01, acquisitionCost: 290, periodsPerYear: '1' });
    expect(sentenceOf(leaves).key).toBe('headline.everybody');
    const later = sentenceOf(leaves, 'arrears');
    expect(later.key).toBe('headline.loss');
    expect(later.text).toContain('99% never pay it back');
  });

  test('by another convention the numbers are others, and nothing is said of single customers where it is not known', () => {
    const value = (text: string): number => Number(/\*\$(\d+)\*/.exec(text)?.[1]);
    const usual = sentenceOf(PRESETS['pizza.1']);
    const later = sentenceOf(PRESETS['pizza.1'], 'arrears');
    const without = sentenceOf(PRESETS['pizza.1'], 'withoutFirst');
    expect(later.key).toBe('headline.usual');
    expect(value(later.text)).toBeLessThan(value(usual.text));
    expect(without.key).toBe('headline.mean');
    expect(value(without.text)).toBeLessThan(value(usual.text));
    expect(without.text).not.toMatch(/half/);
    expect(sentenceOf(scenarioWith({ acquisitionCost: 0 }), 'withoutFirst').key).toBe('headline.freeMean');
  });

  test('friends come faster than people leave', () => {
    const { key } = sentenceOf(scenarioWith({ modules: ['referral'], referralRate: 0.4, horizonYears: 8 }));
    expect(key).toBe('headline.growing');
  });
});

test('the value in a sentence stands between asterisks, whatever the language', () => {
  expect(parts('A customer is worth *$5* on average')).toEqual(['A customer is worth ', '$5', ' on average']);
});

test('a Chinese sentence may be broken where a clause ends, an English one anywhere', () => {
  expect(clauses('，但半数不到 US$250。97% 能收回成本。')).toEqual([
    '，',
    '但半数不到 US$250。',
    '97% 能收回成本。',
  ]);
  expect(clauses(' on average, yet half are worth less.')).toHaveLength(1);
});
