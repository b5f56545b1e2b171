import type { MessageKey } from '../../i18n/messageKey.ts';

/** Names of stages that stand in the catalogues; every other name is the reader's own words. */
export const CATALOGUE_STAGES = [
  'customer',
  'suspect',
  'prospect',
  'firstTime',
  'repeat',
  'client',
  'advocate',
  'inactive',
  'lapsed',
  'gone',
  'recency1',
  'recency2',
  'recency3',
  'recency4',
] as const;

/** A stage's name as a sentence takes it: a message for a name of ours, the text itself for the reader's own. */
export function stageName(name: string): { readonly message: MessageKey } | string {
  const ours = CATALOGUE_STAGES.find((known) => known === name);
  return ours === undefined ? name : { message: `stage.${ours}` };
}
