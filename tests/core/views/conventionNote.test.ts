import { expect, test } from 'vitest';
import { CHART_IDS } from '../../../src/core/views/chartId.ts';
import { conventionNote } from '../../../src/core/views/conventionNote.ts';

const noted = (convention: Parameters<typeof conventionNote>[1]) =>
  CHART_IDS.filter((id) => conventionNote(id, convention) !== null);

test('by the usual convention no chart has anything to add', () => {
  expect(noted('firstMargin')).toEqual([]);
});

test('by another one every chart of single customers, or of the formula, says that it keeps to the usual one', () => {
  expect(noted('arrears')).toEqual(['dotplot', 'whale', 'cumulative', 'bridge']);
  expect(noted('withoutFirst')).toEqual(['responseCurve', 'dotplot', 'whale', 'cumulative', 'bridge']);
});
