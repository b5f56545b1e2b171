import { describe, expect, test } from 'vitest';
import { parseScenario } from '../../src/core/scenario/parseScenario.ts';
import { expectPrinted, printedSlack } from '../helpers/printed.ts';
import { exactly } from './published/exactly.ts';
import { simulationOf, slopes } from './published/simulated.ts';
import { PUBLISHED_TABLES } from './published/tables.ts';

/** Rounding of sums and the grid of the clocks, where nothing varies. */
const GRID = 1e-9;

const simulated = simulationOf(PUBLISHED_TABLES.flatMap(({ rows }) => rows));

describe.for(PUBLISHED_TABLES)('$source', ({ rows }) => {
  test.for(rows)('$about is $printed: exact', ({ measures, number, printed }) => {
    for (const { scenario } of measures) {
      expect(parseScenario(scenario)).toEqual({ ok: true, value: scenario, issues: [] });
    }
    expectPrinted(number(measures.map(exactly)), printed);
  });

  test.for(rows)('$about is $printed: simulated, within four standard errors', (row) => {
    const estimates = row.measures.map(simulated);
    const slope = slopes(row);
    const error = Math.sqrt(estimates.reduce((sum, { variance }, i) => sum + slope[i] ** 2 * variance, 0));
    const found = row.number(estimates.map(({ mean }) => mean));
    expect(
      Math.abs(found - Number(row.printed)),
      `${row.about}: ${found} for ${row.printed}, standard error ${error}`,
    ).toBeLessThanOrEqual(4 * error + printedSlack(row.printed) + GRID * Math.abs(found));
  });
});
