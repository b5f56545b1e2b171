/**
 * Frozen ids of the presets. The number is the version of its values: a changed preset gets a new id, so that an old
 * link keeps meaning what it meant.
 */
export const PRESET_IDS = [
  'pizza.1',
  'saas.1',
  'cosmetics.1',
  'milk.1',
  'hotel.1',
  'industrial.1',
  'card.1',
  'mobile.1',
  'highEnd.1',
  'regular.1',
  'twoTypes.1',
  'recency.1',
  'blank.1',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];
