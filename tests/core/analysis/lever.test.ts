import { expect, test } from 'vitest';
import { leverActs, leverMovesMean, leverOn, withLever } from '../../../src/core/analysis/lever.ts';
import { blankScenario, scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { NUMBER_FIELD_IDS } from '../../../src/core/scenario/fields.ts';

test('a lever of a module that is off switches the module on and nothing else', () => {
  const changed = withLever(blankScenario, 'referralRate', 0.2);
  expect(changed.referralRate).toBe(0.2);
  expect(changed.modules).toEqual({ ...blankScenario.modules, referral: true });
  expect({ ...changed, modules: 0, referralRate: 0 }).toEqual({
    ...blankScenario,
    modules: 0,
    referralRate: 0,
  });
});

test('the lever of one law among several chooses that law', () => {
  expect(withLever(blankScenario, 'betaConcentration', 2).differenceLaw).toBe('beta');
  const beta = scenarioWith({ differenceLaw: 'beta', modules: ['difference'] });
  expect(withLever(beta, 'frailtyVariance', 1).differenceLaw).toBe('gamma');
  expect(withLever(scenarioWith({ tenureShape: 'list' }), 'marginGrowth', 0.1).tenureShape).toBe('growth');
});

test('a lever that already acts leaves the scenario untouched when switched on', () => {
  for (const id of NUMBER_FIELD_IDS) {
    const on = leverOn(blankScenario, id);
    expect(leverOn(on, id), id).toBe(on);
    expect(leverActs(on, id), id).toBe(true);
  }
  expect(leverActs(blankScenario, 'retentionRate')).toBe(true);
  expect(leverActs(blankScenario, 'winBackRate')).toBe(false);
});

test('spread between customers is no lever on their mean', () => {
  expect(NUMBER_FIELD_IDS.filter((id) => !leverMovesMean(id))).toEqual([
    'walletSigma',
    'costToServeSigma',
    'purchaseProbability',
    'periodSpendSigma',
  ]);
});
