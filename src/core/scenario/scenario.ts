import type { ChoiceId, ChoiceValue, ModuleId, NumberFieldId } from './fields.ts';
import type { PresetId } from './presetIds.ts';

/** What customers of a stage are: paying, away but winnable, or lost for good. */
export type StageKind = 'active' | 'lapsed' | 'gone';

/**
 * One rung of the ladder. Probabilities and rates are per year; money is per year.
 * Active stages use `spend … moves`; lapsed stages use `cost`, `winBack…`; `gone` uses nothing.
 */
export interface Stage {
  /** A catalogue id (`firstTime`, `recency2` …) or the reader's own words, at most 24 characters. */
  readonly name: string;
  readonly kind: StageKind;
  /** Multiple of `spendPerYear` that a customer of this stage spends, 0–100. */
  readonly spend: number;
  /** Money per year that a customer of this stage costs beside cost to serve, 0–1e9. */
  readonly cost: number;
  /** Factor on the exit hazard, 0–20; ignored when `exit` is given. */
  readonly hazard: number;
  /** Own yearly exit probability, 0–1, in place of the retention rate; null: by hazard. */
  readonly exit: number | null;
  /** Multiple of `referralRate`, 0–100. */
  readonly referral: number;
  /** Index of the lapsed or gone stage that leavers enter; null: the first lapsed stage if any, else gone. */
  readonly lapsesTo: number | null;
  /**
   * Of those who stay a year: the share that has not moved at the stage's own place, and at the others' where movers go
   * first. One entry per stage, summing to 1; [] = all stay put.
   */
  readonly moves: readonly number[];
  /** Yearly win-back probability of a lapsed stage; null: `winBackRate`, `winBackDecay` and `winBackCost` apply. */
  readonly winBack: number | null;
  /** Yearly probability that those not won back are written off; null: `giveUpRate`. */
  readonly giveUp: number | null;
  /** Index of the active stage that regained customers enter; null: the start stage. */
  readonly winBackTo: number | null;
}

/** One type of customer in a mixture. */
export interface CustomerType {
  /** Share of new customers, ≥ 0; shares are normalised to 1. */
  readonly share: number;
  /** Hazard relative to the other types, 0–1000: only ratios matter, the retention rate sets the level. */
  readonly hazard: number;
  /** Spend relative to `spendPerYear`, 0–1000. */
  readonly spend: number;
}

/** Why customers leave. Frozen ids. */
export const CAUSE_IDS = [
  'death',
  'move',
  'taste',
  'friend',
  'price',
  'complaint',
  'neglect',
  'product',
  'closure',
  'rival',
  'network',
  'service',
  'unspecified',
] as const;
export type CauseId = (typeof CAUSE_IDS)[number];

/** One row of the cause table. */
export interface CauseRow {
  readonly cause: CauseId;
  /** Share of all exits, ≥ 0; shares are normalised to 1. */
  readonly share: number;
  /** Part of this cause's hazard that is removed by what the firm does, 0–1. */
  readonly removed: number;
  /** Whether such leavers can never be won back. */
  readonly final: boolean;
}

/** A dated loss: a share of those still active leaves for good reason at that time of their life. */
export interface Milestone {
  /** Months since the customer's (current) life began, 1–600. */
  readonly month: number;
  /** Extra exit probability in that month, 0–1. */
  readonly exit: number;
}

/** Everything the reader said, in the reader's units. Plain data, complete: nothing is implied. */
export type Scenario = Readonly<Record<NumberFieldId, number>> & {
  readonly [C in ChoiceId]: ChoiceValue<C>;
} & {
  /** The preset this scenario began as; names what "reset" and "changed" refer to. */
  readonly preset: PresetId;
  readonly modules: Readonly<Record<ModuleId, boolean>>;
  /** 1–12 stages; index 0 is where a new customer starts. */
  readonly stages: readonly Stage[];
  /** 1–6 types, used by the `types` law. */
  readonly types: readonly CustomerType[];
  /** 1–13 rows. */
  readonly causes: readonly CauseRow[];
  /** Multiples of `spendPerYear` in year 1, 2 … of a life, the last one staying; 1–40 entries. */
  readonly marginByTenure: readonly number[];
  /** 0–12 rows. */
  readonly milestones: readonly Milestone[];
  /** 90 % ranges [low, high] for uncertain numbers; empty today. */
  readonly ranges: Readonly<Partial<Record<NumberFieldId, readonly [number, number]>>>;
};

/** What is shared, undone and saved: one to four scenarios and how they were run. */
export interface Document {
  readonly scenarios: readonly Scenario[];
  /** uint32 */
  readonly seed: number;
  /** Number of founding customers, 1–10,000,000. */
  readonly customers: number;
  /** What is open on the page; free of effect on results. */
  readonly view: DocumentView;
}

/** Which lever is on the response curve's x axis, which two are on the heat map, where the threshold stands. */
export interface DocumentView {
  readonly lever: NumberFieldId;
  readonly heatX: NumberFieldId;
  readonly heatY: NumberFieldId;
  /** Money; null: at the acquisition cost. */
  readonly threshold: number | null;
  readonly convention: LtvConvention;
}

/**
 * When margins are counted: `firstMargin` at the start of each active period (ours), `withoutFirst` the same without
 * the first margin, `arrears` at the end of each period.
 */
export const LTV_CONVENTIONS = ['firstMargin', 'withoutFirst', 'arrears'] as const;
export type LtvConvention = (typeof LTV_CONVENTIONS)[number];
