import { thetaNodes } from '../exact/thetaNodes.ts';
import type { ModelParams } from '../model/params.ts';
import { exp } from '../numerics/elementary.ts';

/** The yearly retention that one kind of customer keeps for ever. */
export interface OwnRetention {
  /**
   * `everybody` when nobody differs; `type` with its number in the mixture; else the customer that a quarter, half or
   * three quarters of the others are less loyal than.
   */
  readonly who: 'everybody' | 'type' | 'fickle' | 'typical' | 'loyal';
  readonly type?: number;
  /** Share of new customers, 0–1; types only. */
  readonly share?: number;
  /** 0–1 a year. */
  readonly retention: number;
}

/**
 * What single customers' own yearly retention is, least loyal first. Null where it is not one number: customers climb a
 * ladder, collect products that bind them, or leave at dated milestones.
 */
export function ownRetentions(params: ModelParams): readonly OwnRetention[] | null {
  const { stages, crossSell, theta, extraExitRate, periodsPerYear } = params;
  const start = stages[0];
  const climbs = start.moveRate > 0 && start.moveTo.some((share) => share > 0);
  const binds = crossSell.rate > 0 && crossSell.productsMax > 1 && crossSell.hazardFactor !== 1;
  if (climbs || binds || extraExitRate.some((rate) => rate !== 0)) return null;
  const yearly = start.exitRate * periodsPerYear;
  const retentionOf = (multiplier: number): number => exp(-multiplier * yearly);
  if (theta.kind === 'none') return [{ who: 'everybody', retention: retentionOf(1) }];
  if (theta.kind === 'types') {
    return theta.thetas
      .map((multiplier, type) => ({
        who: 'type' as const,
        type: type + 1,
        share: theta.shares[type],
        retention: retentionOf(multiplier),
      }))
      .filter(({ share }) => share > 0)
      .sort((a, b) => a.retention - b.retention);
  }
  const at = quantilesOfTheta(params);
  return [
    { who: 'fickle', retention: retentionOf(at(0.75)) },
    { who: 'typical', retention: retentionOf(at(0.5)) },
    { who: 'loyal', retention: retentionOf(at(0.25)) },
  ];
}

/** Quantiles of θ off its quadrature: between the middles of the nodes' weights, linear in θ. Good to a pixel. */
function quantilesOfTheta(params: ModelParams): (p: number) => number {
  const nodes = [...thetaNodes(params.theta, 'fast')].sort((a, b) => a.theta - b.theta);
  let below = 0;
  const middles = nodes.map(({ weight }) => {
    const middle = below + weight / 2;
    below += weight;
    return middle;
  });
  return (p) => {
    const right = middles.findIndex((middle) => middle >= p);
    if (right < 0) return nodes[nodes.length - 1].theta;
    if (right === 0) return nodes[0].theta;
    const part = (p - middles[right - 1]) / (middles[right] - middles[right - 1]);
    return nodes[right - 1].theta + part * (nodes[right].theta - nodes[right - 1].theta);
  };
}
