/** Legal range of a number in one of the tables of a scenario; outside it is clamped with an issue. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly whole?: true;
}

/** How many rows each table of a scenario may have, both ends included. */
export const TABLE_LIMITS = {
  stages: { min: 1, max: 12 },
  types: { min: 1, max: 6 },
  causes: { min: 1, max: 13 },
  marginByTenure: { min: 1, max: 40 },
  milestones: { min: 0, max: 12 },
} as const;
/** Id of a table of the scenario: a list with rows of its own. Frozen, as field ids are. */
export type TableId = keyof typeof TABLE_LIMITS;
/** All table ids in page and link order. */
export const TABLE_IDS = Object.keys(TABLE_LIMITS) as readonly TableId[];

/** Most characters (code points) of a name that the reader chose. */
export const NAME_LENGTH = 24;

/** Numbers that every stage has. `neutral` stands in for one that is not given. */
export const STAGE_NUMBERS = {
  spend: { min: 0, max: 100, neutral: 1 },
  cost: { min: 0, max: 1e9, neutral: 0 },
  hazard: { min: 0, max: 20, neutral: 1 },
  referral: { min: 0, max: 100, neutral: 1 },
} as const;

/** Numbers of a stage that may be null: the scenario's own fields then apply. */
export const STAGE_OVERRIDES = {
  exit: { min: 0, max: 1 },
  winBack: { min: 0, max: 1 },
  giveUp: { min: 0, max: 1 },
} as const;

/** Stages that a stage may point at by index, or null, and of which kind they must be. */
export const STAGE_POINTERS = {
  lapsesTo: ['lapsed', 'gone'],
  winBackTo: ['active'],
} as const;

/** One entry of a row of moves, before the row is brought to sum 1. */
export const MOVE_WEIGHT: NumberRange = { min: 0, max: 1e9 };
/** How far from 1 a row of moves may sum and still be taken as it stands. */
export const MOVES_TOLERANCE = 1e-9;

/** Numbers of a customer type. */
export const TYPE_NUMBERS = {
  share: { min: 0, max: 1e6, neutral: 1 },
  hazard: { min: 0, max: 1000, neutral: 1 },
  spend: { min: 0, max: 1000, neutral: 1 },
} as const;

/** Numbers of a cause of leaving. */
export const CAUSE_NUMBERS = {
  share: { min: 0, max: 1e6, neutral: 0 },
  removed: { min: 0, max: 1, neutral: 0 },
} as const;

/** Numbers of a milestone. */
export const MILESTONE_NUMBERS = {
  month: { min: 1, max: 600, neutral: 12, whole: true },
  exit: { min: 0, max: 1, neutral: 0 },
} as const;

/** One multiple of `spendPerYear` in the list of margins by tenure. */
export const TENURE_MULTIPLE: NumberRange = { min: 0, max: 100 };

/** Most periods of a run: horizonYears × periodsPerYear. */
export const MAX_PERIODS = 1000;
