/**
 * Every chart on a fixed result, compared with a picture in `tests/frozen/charts/`. A frozen picture may be wrong: it
 * only says that something changed. Look at both before `npx vitest run --project browser -u` writes it anew.
 */
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { CHARTS } from '../../../src/app/charts/registry.ts';
import '../../../src/app/styles/tokens.css';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { CHART_IDS } from '../../../src/core/views/chartId.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { withAnalysis } from '../../helpers/withAnalysis.ts';

/** Places depend on how wide texts are, and that on the machine's fonts: here every character is as wide as its kind. */
vi.mock('../../../src/app/charts/parts/textWidth.ts', () => ({
  textWidth: (text: string, size = 12): number =>
    [...text].reduce((sum, letter) => sum + (letter > '⺀' ? size : 0.55 * size), 0),
}));

const scenario = scenarioWith({
  modules: ['causes', 'difference', 'referral', 'winBack', 'spread'],
  referralRate: 0.1,
  costToServe: 150,
  causes: PRESETS['mobile.1'].causes.map((row, index) => ({ ...row, removed: index === 1 ? 0.6 : 0 })),
});
const findings = withAnalysis(findingsOf(scenario, { founders: 2048, bandFounders: 256 }), 8);
const words = await loadWords('en');

/** The picture without what differs from build to build: classes of the compiler, ids, the last digits. */
function normalised(svg: Element): string {
  return `${svg.outerHTML
    .replace(/<!--.*?-->/gs, '')
    .replace(/ class="([^"]*)"/g, (_, classes: string) => {
      const own = classes.split(/\s+/).filter((name) => name !== '' && !name.startsWith('svelte-'));
      return own.length === 0 ? '' : ` class="${own.join(' ')}"`;
    })
    .replace(/\b(id="|url\(#)[^")]*-inside/g, '$1inside')
    .replace(/(["( ,a-zA-Z-])(-?\d+\.\d+)(?=["), a-zA-Z-])/g, (_, before: string, number: string) => {
      return before + String(Number(Number(number).toFixed(1)));
    })
    .replace(/\s+/g, ' ')
    .replace(/> ?</g, '>\n<')}\n`;
}

describe.each(CHART_IDS)('%s', (id) => {
  test('looks as it did', async () => {
    await page.viewport(480, 800);
    document.documentElement.lang = 'en';
    const { default: chart } = await CHARTS[id].load();
    await render(chart, { findings, words, onview: vi.fn(), onlever: vi.fn() });
    await vi.waitFor(() => expect(document.querySelector('figure svg text')).not.toBeNull());
    const svg = document.querySelector('figure svg') as Element;
    await expect(normalised(svg)).toMatchFileSnapshot(`../../frozen/charts/${id}.svg`);
  });
});
