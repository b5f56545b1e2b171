import { idleReason } from '../../core/analysis/idleLever.ts';
import type { PresetId } from '../../core/scenario/presetIds.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import type { Words } from '../../i18n/words.ts';

/** What a preset is called. */
export function presetName(words: Words, id: PresetId): string {
  return words.t(`preset.${id}`);
}

/** The business in one line, from the scenario's own numbers so that it stays true when they are changed. */
export function businessLine(words: Words, scenario: Scenario): string {
  return words.t('business.line', {
    spend: words.money(scenario.spendPerYear, scenario.currency),
    contribution: words.percent(scenario.contributionRate),
    retention: words.percent(scenario.retentionRate),
    own: idleReason(scenario, 'retentionRate') === null ? 'no' : 'yes',
  });
}
