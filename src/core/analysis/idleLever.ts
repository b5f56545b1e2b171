import type { NumberFieldId } from '../scenario/fields.ts';
import type { Scenario, Stage } from '../scenario/scenario.ts';

/** Why a number changes nothing: the ladder says it stage by stage, or another number rules it out as it stands. */
export type IdleReason =
  { readonly kind: 'ladder' } | { readonly kind: 'needs'; readonly field: NumberFieldId };

/**
 * Why a lever is without effect on expected LTV in this scenario, whatever its value; null where it has one, or where
 * none of the reasons below explains it. A module that is off is no reason: its levers switch it on.
 */
export function idleReason(scenario: Scenario, lever: NumberFieldId): IdleReason | null {
  if (BY_LADDER[lever]?.(scenario) === true) return { kind: 'ladder' };
  const field = RULED_OUT[lever]?.find((other) => scenario[other] === (other === 'productsMax' ? 1 : 0));
  return field === undefined ? null : { kind: 'needs', field };
}

/** Numbers that a ladder can make idle, and when it does. */
const BY_LADDER: Readonly<Partial<Record<NumberFieldId, (scenario: Scenario) => boolean>>> = {
  // A Beta law takes its shape from retention, and works on the stages' own exits too.
  retentionRate: (scenario) =>
    !(scenario.modules.difference && scenario.differenceLaw === 'beta') &&
    all(scenario, 'active', ({ exit, hazard }) => exit !== null || hazard === 0),
  winBackRate: ownWinBack,
  winBackDecay: ownWinBack,
  winBackCost: ownWinBack,
  giveUpRate: (scenario) => all(scenario, 'lapsed', ({ giveUp }) => giveUp !== null),
  referralRate: bringsNobody,
  referralReward: bringsNobody,
  referredHazardMultiplier: bringsNobody,
  referredMarginPremium: bringsNobody,
  referredPremiumDecay: bringsNobody,
};

/** Numbers that do nothing while another one is 0, or there can be one product only. */
const RULED_OUT: Readonly<Partial<Record<NumberFieldId, readonly NumberFieldId[]>>> = {
  crossSellRate: ['productsMax'],
  productsMax: ['crossSellRate'],
  addOnMargin: ['crossSellRate', 'productsMax'],
  switchingCostFactor: ['crossSellRate', 'productsMax'],
  referralReward: ['referralRate'],
  referredHazardMultiplier: ['referralRate'],
  referredMarginPremium: ['referralRate'],
  referredPremiumDecay: ['referralRate', 'referredMarginPremium'],
  winBackDecay: ['winBackRate'],
};

function ownWinBack(scenario: Scenario): boolean {
  return all(scenario, 'lapsed', ({ winBack }) => winBack !== null);
}

function bringsNobody(scenario: Scenario): boolean {
  return all(scenario, 'active', ({ referral }) => referral === 0);
}

/** Whether there are stages of a kind and all of them are so. */
function all({ stages }: Scenario, kind: Stage['kind'], isSo: (stage: Stage) => boolean): boolean {
  const some = stages.filter((stage) => stage.kind === kind);
  return some.length > 0 && some.every(isSo);
}
