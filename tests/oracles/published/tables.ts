import { conventions } from './conventions.ts';
import { betaGeometric, gammaFrailty, perils } from './differences.ts';
import { recency } from './recency.ts';
import { reference } from './reference.ts';
import { referral } from './referral.ts';
import type { PublishedTable } from './row.ts';
import { theory } from './theory.ts';

/** Every published number that a scenario can express. */
export const PUBLISHED_TABLES: readonly PublishedTable[] = [
  conventions,
  recency,
  betaGeometric,
  perils,
  gammaFrailty,
  referral,
  reference,
  ...theory,
];
