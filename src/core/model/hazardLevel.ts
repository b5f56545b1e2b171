import { exp, expm1, log, pow } from '../numerics/elementary.ts';
import type { ThetaLaw } from './params.ts';

/** Hazard per year of customers who never stay: certain on every clock, for every θ in use, and when causes are removed. */
export const NEVER_STAYS = 1e200;

/** Most that a law can ask for, hazard per year: beyond it, nobody who leaves at all is kept over the year. */
const LARGEST_LEVEL = 1e6;

/**
 * The yearly exit hazard at θ = 1 for which the share of new customers kept over the first year is `retention`, given
 * how customers differ. The law gives the shape, the retention rate the level.
 *
 *   none, beta   −ln r            (beta: θ is −ln r_i / −ln r, with E r_i = r)
 *   gamma        (r^−ν − 1) / ν   (inverts S(1) = (1 + νΛ)^(−1/ν))
 *   types        Λ with Σ share_j e^(−Λ θ_j) = r
 *
 * @param retention per year, 0–1; 0 gives 1e200 (certain exit on every clock), 1 gives 0
 * @returns hazard per year, at most 1e6 for retentions above 0; 1e6 also when no hazard is high enough (types who never leave)
 * @source  gamma: Vaupel, Manton & Stallard (1979), eq. 8; the rest own derivation
 */
export function yearlyHazard(retention: number, law: ThetaLaw): number {
  if (retention <= 0) return NEVER_STAYS;
  if (retention >= 1) return 0;
  switch (law.kind) {
    case 'none':
    case 'beta':
      return Math.min(LARGEST_LEVEL, -log(retention));
    case 'gamma':
      return law.variance < 1e-6
        ? Math.min(LARGEST_LEVEL, expm1(-law.variance * log(retention)) / law.variance)
        : Math.min(LARGEST_LEVEL, (pow(1 / retention, law.variance) - 1) / law.variance);
    case 'types':
      return mixtureHazard(retention, law.shares, law.thetas);
  }
}

/** Newton's method from 0: the kept share is convex and falling in Λ, so the steps rise to the root and never pass it. */
function mixtureHazard(retention: number, shares: readonly number[], thetas: readonly number[]): number {
  let level = 0;
  for (let step = 0; step < 200; step++) {
    let kept = 0;
    let slope = 0;
    shares.forEach((share, j) => {
      const theta = thetas[j] ?? 0;
      const term = share * exp(-level * theta);
      kept += term;
      slope += term * theta;
    });
    if (!(slope > 0)) return LARGEST_LEVEL;
    const next = level + (kept - retention) / slope;
    if (!(next < LARGEST_LEVEL)) return LARGEST_LEVEL;
    if (!(next > level)) return next;
    level = next;
  }
  return level;
}
