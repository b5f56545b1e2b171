import { expect, test } from 'vitest';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import type { CauseRow, Scenario } from '../../../src/core/scenario/scenario.ts';
import { causesView } from '../../../src/core/views/causesView.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { plainCase } from '../../helpers/referenceChain.ts';

const told = scenarioWith({ modules: ['causes'] }, { ...plainCase, horizonYears: 10 });

function viewOf(scenario: Scenario) {
  return causesView(findingsOf(scenario, { founders: 8192, bandFounders: 0, withExact: false }));
}

function removing(
  cause: CauseRow['cause'],
  removed: number,
  rows: readonly CauseRow[] = told.causes,
): Scenario {
  return { ...told, causes: rows.map((row) => (row.cause === cause ? { ...row, removed } : row)) };
}

test('shares of exits follow the stated causes, largest first', () => {
  const { bars, exits } = viewOf(told);
  expect(bars[0]?.cause).toBe('neglect');
  expect(bars.reduce((sum, bar) => sum + bar.exits, 0)).toBe(exits);
  expect(bars.reduce((sum, bar) => sum + bar.share, 0)).toBeCloseTo(1, 12);
  for (const { share, expected, error } of bars) expect(Math.abs(share - expected)).toBeLessThan(4.5 * error);
  expect([...bars].sort((a, b) => b.share - a.share)).toEqual(bars);
});

test('without the 68 % who felt neglected a life of five years would be one of fourteen and a half', () => {
  const { finding } = viewOf(told);
  expect(finding.key).toBe('chart.causes.finding.life');
  expect(finding.params).toMatchObject({
    cause: { message: 'cause.neglect' },
    now: { value: expect.closeTo(5, 9) as number },
    without: { value: expect.closeTo(14.51, 2) as number },
  });
});

test('a removed part stands beside the bar in its own measure', () => {
  const { bars, drawn } = viewOf(removing('neglect', 0.5));
  const neglect = bars.find(({ cause }) => cause === 'neglect');
  // .34 of the hazard is left of this cause, .66 of all; as much as is left was removed.
  expect(neglect?.expected).toBeCloseTo(0.34 / 0.66, 9);
  expect(neglect?.ghost).toBeCloseTo(0.34 / 0.66, 9);
  expect(drawn.key).toBe('chart.causes.drawn.removed');
  expect(bars.filter(({ cause }) => cause !== 'neglect').every(({ ghost }) => ghost === 0)).toBe(true);
});

test('what has been removed lengthens the life from which the next removal starts', () => {
  const { finding } = viewOf(removing('neglect', 1));
  expect(finding.params?.['now']).toMatchObject({ value: expect.closeTo(14.51, 2) as number });
});

test('what the firm has removed of one cause counts when another is taken away', () => {
  const { finding } = viewOf(removing('price', 1));
  // .91 of the hazard is left, .23 without neglect.
  expect(finding.params).toMatchObject({
    now: { value: expect.closeTo(1 / (1 - 0.8 ** 0.91), 9) as number },
    without: { value: expect.closeTo(1 / (1 - 0.8 ** 0.23), 9) as number },
  });
});

test('the only cause leaves nobody to leave', () => {
  const alone: readonly CauseRow[] = [{ cause: 'price', share: 3, removed: 0, final: false }];
  expect(viewOf({ ...told, causes: alone }).finding.key).toBe('chart.causes.finding.only');
});

test('when every cause is removed nobody leaves', () => {
  const view = viewOf({ ...told, causes: told.causes.map((row) => ({ ...row, removed: 1 })) });
  expect(view.exits).toBe(0);
  expect(view.finding.key).toBe('chart.causes.finding.nobody');
  expect(view.bars.every(({ share, ghost }) => share === 0 && ghost === 0)).toBe(true);
});

test('while causes are off there is one bar, and the words say how to switch them on', () => {
  const view = viewOf({ ...told, modules: { ...told.modules, causes: false } });
  expect(view.isOn).toBe(false);
  expect(view.bars.map(({ cause, share }) => [cause, share])).toEqual([['unspecified', 1]]);
  expect(view.drawn.key).toBe('chart.causes.drawn.off');
});

test('while causes are off the split they would make is shown hollow, and is the expected one once they are on', () => {
  const off = viewOf({ ...told, modules: { ...told.modules, causes: false } });
  const on = viewOf(told);
  expect(on.preview).toEqual([]);
  expect(off.preview.length).toBe(told.causes.length);
  expect(off.preview.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  for (const { cause, share } of off.preview) {
    expect(on.bars.find((bar) => bar.cause === cause)?.expected).toBeCloseTo(share, 9);
  }
});

test('where nobody leaves nobody asks why, whether the causes are switched on or off', () => {
  for (const modules of [[], ['causes']] as const) {
    const { finding } = viewOf(scenarioWith({ retentionRate: 1, modules }));
    expect(finding.key).toBe('chart.causes.finding.nobody');
  }
  const { drawn } = viewOf(scenarioWith({ retentionRate: 1, modules: ['causes'] }));
  expect(drawn.key).toBe('chart.causes.drawn.nobody');
});

test('the table has what is drawn hollow: what was removed, and what would be if causes were told apart', () => {
  const hollow = ({ table }: ReturnType<typeof viewOf>) => {
    const column = table.columns.findIndex(({ heading }) => heading.key === 'chart.causes.table.hollow');
    return table.rows.map((row) => row[column]);
  };
  const on = viewOf(told);
  expect(hollow(on)).toEqual(on.bars.map(({ ghost }) => ghost));
  const off = viewOf({ ...told, modules: { ...told.modules, causes: false } });
  expect(hollow(off)).toEqual([0, ...off.preview.map(({ share }) => share)]);
  for (const row of off.table.rows) expect(row).toHaveLength(off.table.columns.length);
});
