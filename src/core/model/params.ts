/**
 * What the mathematics needs: everything per period, no options, no units left to convert. Plain data that survives
 * `structuredClone`. All rates are hazards (−ln of a probability) per period; a certain event has rate `CERTAIN_RATE`.
 */
export interface ModelParams {
  /** Horizon T, 1–1000 periods; cash flows fall at 0 … T−1. */
  readonly periods: number;
  readonly periodsPerYear: number;
  /** Discount rate per period, ≥ 0; v = 1 / (1 + discount). */
  readonly discount: number;
  /** Money spent to win one founder. */
  readonly acquisitionCost: number;
  /** 1–13 stages; index 0 is where a new customer starts. The compiled ladder ends with one `gone` stage. */
  readonly stages: readonly StageParams[];
  /** Law of the hazard multiplier θ (and of spend by type) across customers. */
  readonly theta: ThetaLaw;
  /** Share of spend that is margin, 0–1. */
  readonly contributionRate: number;
  /** Multiple of a stage's spend at age a of a life: Float64Array [age], length T. All 1 when neutral. */
  readonly tenureFactor: Float64Array;
  /** The same for lives of referred customers (tenure factor × premium). */
  readonly referredTenureFactor: Float64Array;
  /** Mean cost to serve, money per period while active. */
  readonly serviceCost: number;
  /** Log-sd of the wallet (a customer's own multiple of spend, mean 1) and of cost to serve (mean 1). */
  readonly walletSigma: number;
  readonly serviceCostSigma: number;
  /** Noise of one period's spend, mean 1: a purchase happens with this probability, its size has this log-sd. */
  readonly purchaseProbability: number;
  readonly periodSpendSigma: number;
  readonly crossSell: {
    /** Hazard of buying one more product, per period, while fewer than `productsMax`. */
    readonly rate: number;
    readonly productsMax: number;
    /** Each extra product adds this share of the base spend. */
    readonly addOn: number;
    /** Each extra product multiplies the exit hazard. */
    readonly hazardFactor: number;
  };
  /** Money paid per friend, in the period of the referral. */
  readonly referralReward: number;
  /** Factor on the exit hazard of every referred customer. */
  readonly referredHazard: number;
  /** Factor on the exit hazard in every life after the first. */
  readonly laterLifeHazard: number;
  /**
   * When regained customers are active again. true: the call is made at the start of each period away and success makes
   * that period active; false: success at the end of a period away makes the next one active.
   */
  readonly winBackAtOnce: boolean;
  /** Why customers leave; probabilities sum to 1. One row when the module is off. */
  readonly causes: readonly CauseParams[];
  /** Extra exit hazard at age a of a life, the same for everybody: Float64Array [age], length T. All 0 when neutral. */
  readonly extraExitRate: Float64Array;
}

/** One compiled stage. */
export interface StageParams {
  readonly kind: 'active' | 'lapsed' | 'gone';
  /** Spend per period at multiple 1. Active only, else 0. */
  readonly spend: number;
  /** Money per period, active or lapsed. */
  readonly cost: number;
  /** Exit hazard per period at θ = 1, one product, first life, not referred; after removal of causes. */
  readonly exitRate: number;
  /** Mean number of friends per period. */
  readonly referralRate: number;
  /** Stage entered by winnable leavers: a lapsed stage, or the gone stage. */
  readonly lapsesTo: number;
  /** Hazard of moving to another stage at the end of a period in which the customer stays. */
  readonly moveRate: number;
  /** Where movers go: probability per stage, own entry 0, sum 1 (all 0 when moveRate is 0). */
  readonly moveTo: readonly number[];
  /** Lapsed: hazard of coming back in the (j+1)-th trial: Float64Array [trial], length T. Else empty. */
  readonly winBackRate: Float64Array;
  /** Lapsed: hazard of being written off in a trial that failed. */
  readonly giveUpRate: number;
  /** Lapsed: active stage that the regained enter. */
  readonly winBackTo: number;
}

/** One compiled cause of exit. */
export interface CauseParams {
  readonly id: string;
  readonly probability: number;
  /** Leavers by this cause are gone for good. */
  readonly final: boolean;
}

/**
 * Law of the multiplier θ on exit hazards. `gamma`: mean 1, given variance. `beta`: −ln r over the period in which
 * churn is stated, r ~ Beta with mean beta/(alpha+beta), divided by −ln of that mean. `types`: a finite mixture, each
 * type with its own share, θ and multiple of spend.
 */
export type ThetaLaw =
  | { readonly kind: 'none' }
  | { readonly kind: 'gamma'; readonly variance: number }
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number }
  | {
      readonly kind: 'types';
      readonly shares: readonly number[];
      readonly thetas: readonly number[];
      readonly spends: readonly number[];
    };
