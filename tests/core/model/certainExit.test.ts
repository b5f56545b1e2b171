import { describe, expect, it } from 'vitest';
import { expectedSeries } from '../../../src/core/exact/expectedSeries.ts';
import { compileScenario } from '../../../src/core/model/compileScenario.ts';
import { seriesAt } from '../../../src/core/model/series.ts';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { activeStage } from '../../../src/core/scenario/ladders.ts';
import { runJob } from '../../helpers/runs.ts';

describe('an exit that is certain', () => {
  const laws = [
    { differenceLaw: 'gamma', frailtyVariance: 4 },
    { differenceLaw: 'beta', betaConcentration: 0.5 },
    {
      differenceLaw: 'types',
      types: [
        { share: 0.5, hazard: 0.05, spend: 1 },
        { share: 0.5, hazard: 2, spend: 1 },
      ],
    },
  ] as const;
  const causes = [
    { cause: 'price', share: 0.99, removed: 1, final: false },
    { cause: 'move', share: 0.01, removed: 0, final: false },
  ] as const;
  const certain = [
    { retentionRate: 0 },
    { retentionRate: 0.7, stages: [activeStage('client', { exit: 1 })] },
  ];
  it.each(certain.flatMap((how) => laws.map((law) => ({ ...how, ...law }))))(
    'ends every life in its first year, whoever differs and whatever is removed: %o',
    (how) => {
      const scenario = scenarioWith({ modules: ['difference', 'causes'], causes, horizonYears: 20, ...how });
      const params = compileScenario(scenario);
      const { series, layout } = runJob({ params, seed: 3, founders: 1000 });
      const active = seriesAt(layout, { stage: 0 });
      expect(series[active + 1]).toBe(0);
      const expected = expectedSeries(params, 'reference');
      expect(expected[active + 1]).toBeLessThan(1e-12);
    },
  );
});
