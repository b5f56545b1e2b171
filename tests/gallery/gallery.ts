/**
 * Every chart on real findings, for eyes: `npm run dev`, then /tests/gallery/. Not part of the build. The address says
 * what to show: ?preset=pizza.1&locale=zh-Hans&theme=dark&chart=dotplot&lever=spendPerYear&exact=0
 */
import { mount } from 'svelte';
import '../../src/app/styles/base.css';
import '../../src/app/styles/tokens.css';
import { FIELDS, type NumberFieldId } from '../../src/core/scenario/fields.ts';
import { PRESETS } from '../../src/core/scenario/presets.ts';
import type { PresetId } from '../../src/core/scenario/presetIds.ts';
import type { ChartId } from '../../src/core/views/chartId.ts';
import { loadWords } from '../../src/i18n/loadWords.ts';
import { localeOf } from '../../src/i18n/locale.ts';
import Gallery from './Gallery.svelte';

const asked = new URLSearchParams(location.search);
const locale = localeOf(asked.get('locale') ?? 'en') ?? 'en';
document.documentElement.lang = locale;
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light';
const numbers = [...asked].filter(([name]) => name in FIELDS).map(([name, value]) => [name, Number(value)]);
const scenario = {
  ...PRESETS[(asked.get('preset') ?? 'pizza.1') as PresetId],
  ...(Object.fromEntries(numbers) as Partial<Record<NumberFieldId, number>>),
};
mount(Gallery, {
  target: document.getElementById('gallery') as HTMLElement,
  props: {
    words: await loadWords(locale),
    start: scenario,
    lever: (asked.get('lever') ?? 'retentionRate') as NumberFieldId,
    threshold: asked.has('threshold') ? Number(asked.get('threshold')) : null,
    founders: Number(asked.get('founders') ?? 8192),
    withExact: asked.get('exact') !== '0',
    only: asked.get('chart') as ChartId | null,
  },
});
