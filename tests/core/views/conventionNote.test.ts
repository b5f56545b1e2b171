import { expect, test } from 'vitest';
import { CHART_IDS } from '../../../src/core/views/chartId.ts';
import { conventionNote } from '../../../src/core/views/conventionNote.ts';

const noted = (convention: Parameters<typeof conventionNote>[1]) =>
  CHART_IDS.filter((id) => conventionNote(id, convention) !== null);

test('by the usual convention no chart has anything to add', () => {
  expect(noted('firstMargin')).toEqual([]);
});

test('in arrears the bridge alone keeps to the usual one, and says so', () => {
  expect(noted('arrears')).toEqual(['bridge']);
});

test('without the first margin every chart of single customers keeps it, or has no bands, and says so', () => {
  expect(noted('withoutFirst')).toEqual(['responseCurve', 'dotplot', 'whale', 'cumulative', 'bridge']);
});
