import { compileScenario } from '../../src/core/model/compileScenario.ts';
import type { ModelParams } from '../../src/core/model/params.ts';
import { momentsOf } from '../../src/core/numerics/stats/moments.ts';
import { scenarioWith } from '../../src/core/scenario/blankScenario.ts';
import { plainModel } from './plainModel.ts';
import { runJob } from './runs.ts';

const FOUNDERS = 65_536;

/** Two strategies, and how many times sharper their difference must be seen on the same customers. */
export interface Pairing {
  readonly change: string;
  readonly a: ModelParams;
  readonly b: ModelParams;
  readonly least: number;
}

/** Retention alone, 100 a year, no end in sight. */
const lab = (retentionRate: number, periodsPerYear: '1' | '12') =>
  compileScenario(
    scenarioWith({ retentionRate, periodsPerYear, spendPerYear: 100, contributionRate: 1, horizonYears: 80 }),
  );
const ofLab = (to: number, clock: '1' | '12', least: number): Pairing => ({
  change: `retention .80 → ${to}, ${clock === '1' ? 'yearly' : 'monthly'} clock`,
  a: lab(0.8, clock),
  b: lab(to, clock),
  least,
});
const ofPlain = (change: string, model: Parameters<typeof plainModel>[0], least: number): Pairing => ({
  change: `${change} of the plain model`,
  a: plainModel(),
  b: plainModel(model),
  least,
});

export const PAIRINGS: readonly Pairing[] = [
  ofLab(0.82, '1', 100),
  ofLab(0.85, '1', 45),
  ofLab(0.82, '12', 300),
  ofLab(0.85, '12', 70),
  ofPlain('retention +0.25 pt', { retention: 0.9425 }, 150),
  ofPlain('retention +1 pt', { retention: 0.95 }, 20),
  ofPlain('promotion +10 %', { promotion: 1.1 }, 100),
  ofPlain('referral +20 %', { referral: 1.2 }, 100),
  ofPlain('win-back 2 → 3 %', { winBack: 0.03 }, 45),
  ofPlain('purchase +5 %', { purchase: 0.4725 }, 400),
  ofPlain('margin +5 %', { margin: 1.05 }, 400),
];

/** Variance of A − B with separate luck ÷ with the same luck, per founder. */
export function pairingRatio({ a, b }: Pick<Pairing, 'a' | 'b'>, seed = 11): number {
  const valuesOf = (params: ModelParams) => runJob({ params, seed, founders: FOUNDERS }).familyValues;
  const [valuesA, valuesB] = [valuesOf(a), valuesOf(b)];
  const variance = (values: Float64Array) => momentsOf(values).m2 / (values.length - 1);
  return (variance(valuesA) + variance(valuesB)) / variance(valuesA.map((x, i) => x - valuesB[i]));
}
