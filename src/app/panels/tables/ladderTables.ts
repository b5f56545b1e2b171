import { stageName } from '../../../core/views/stageName.ts';
import type { Stage } from '../../../core/scenario/scenario.ts';
import {
  NAME_LENGTH,
  STAGE_NUMBERS,
  STAGE_OVERRIDES,
  STAGE_POINTERS,
} from '../../../core/scenario/tableLimits.ts';
import type { Words } from '../../../i18n/words.ts';
import type { Column, Option } from '../../controls/column.ts';

/** A stage's name in the reader's language, or in their own words. */
export function nameOf(stage: Stage, words: Words): string {
  const name = stageName(stage.name);
  if (typeof name !== 'string') return words.t(name.message);
  return name === '' ? '–' : name;
}

const KINDS = ['active', 'lapsed', 'gone'] as const;

/** What each stage is, one row per stage. A new kind touches other stages too: see `withKind`. */
export function stageColumns(stages: readonly Stage[], words: Words): readonly Column<Stage>[] {
  const active = ({ kind }: Stage) => kind === 'active';
  const lapsed = ({ kind }: Stage) => kind === 'lapsed';
  const number = (id: 'spend' | 'cost' | 'hazard' | 'referral', enabled: (stage: Stage) => boolean) =>
    ({
      kind: 'number',
      id,
      label: words.t(`column.stages.${id}`),
      what: words.t(`column.stages.${id}.what`),
      range: STAGE_NUMBERS[id],
      enabled,
      get: (stage) => stage[id],
      set: (stage, value) => ({ ...stage, [id]: value }),
    }) satisfies Column<Stage>;
  const override = (id: 'exit' | 'winBack' | 'giveUp', enabled: (stage: Stage) => boolean) =>
    ({
      kind: 'optional',
      id,
      label: words.t(`column.stages.${id}`),
      what: words.t(`column.stages.${id}.what`),
      percent: true,
      range: STAGE_OVERRIDES[id],
      enabled,
      get: (stage) => stage[id],
      set: (stage, value) => ({ ...stage, [id]: value }),
    }) satisfies Column<Stage>;
  const pointer = (id: 'lapsesTo' | 'winBackTo', enabled: (stage: Stage) => boolean) =>
    ({
      kind: 'choice',
      id,
      label: words.t(`column.stages.${id}`),
      enabled,
      options: (): readonly Option[] => [
        { value: '', label: words.t(`column.stages.${id}.none`) },
        ...stages.flatMap((stage, index) =>
          (STAGE_POINTERS[id] as readonly string[]).includes(stage.kind)
            ? [{ value: String(index), label: nameOf(stage, words) }]
            : [],
        ),
      ],
      get: (stage) => (stage[id] === null ? '' : String(stage[id])),
      set: (stage, value) => ({ ...stage, [id]: value === '' ? null : Number(value) }),
    }) satisfies Column<Stage>;
  return [
    {
      kind: 'text',
      id: 'name',
      label: words.t('column.stages.name'),
      longest: NAME_LENGTH,
      get: (stage) => nameOf(stage, words),
      set: (stage, name) => (name === nameOf(stage, words) ? stage : { ...stage, name }),
    },
    {
      kind: 'choice',
      id: 'kind',
      label: words.t('column.stages.kind'),
      enabled: (_, index) => index > 0,
      options: () => KINDS.map((kind) => ({ value: kind, label: words.t(`stageKind.${kind}`) })),
      get: (stage) => stage.kind,
      set: (stage, value) => ({ ...stage, kind: KINDS.find((one) => one === value) ?? stage.kind }),
    },
    number('spend', active),
    number('cost', (stage) => stage.kind !== 'gone'),
    number('hazard', (stage) => active(stage) && stage.exit === null),
    override('exit', active),
    number('referral', active),
    pointer('lapsesTo', active),
    override('winBack', lapsed),
    override('giveUp', lapsed),
    pointer('winBackTo', lapsed),
  ];
}
