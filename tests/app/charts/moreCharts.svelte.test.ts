import type { Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import BridgeChart from '../../../src/app/charts/BridgeChart.svelte';
import CausesChart from '../../../src/app/charts/CausesChart.svelte';
import type { ChartProps } from '../../../src/app/charts/chartProps.ts';
import HeatMapChart from '../../../src/app/charts/HeatMapChart.svelte';
import OccupancyChart from '../../../src/app/charts/OccupancyChart.svelte';
import ReferralFamilyChart from '../../../src/app/charts/ReferralFamilyChart.svelte';
import ResponseCurveChart from '../../../src/app/charts/ResponseCurveChart.svelte';
import WhaleChart from '../../../src/app/charts/WhaleChart.svelte';
import '../../../src/app/styles/tokens.css';
import { scenarioWith } from '../../../src/core/scenario/blankScenario.ts';
import { LADDERS } from '../../../src/core/scenario/ladders.ts';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { findingsOf } from '../../helpers/findings.ts';
import { withAnalysis } from '../../helpers/withAnalysis.ts';

const words = await loadWords('en');
const full = scenarioWith({
  modules: ['causes', 'referral', 'winBack', 'relatedSales'],
  referralRate: 0.1,
  costToServe: 60,
  stages: LADDERS.seven,
  causes: PRESETS['mobile.1'].causes.map((row, index) => ({ ...row, removed: index === 1 ? 0.6 : 0 })),
});
const scenarios = {
  full,
  pizza: PRESETS['pizza.1'],
  /** Margins hardly cover what it costs to serve: whoever spends little costs more than they bring in. */
  dear: scenarioWith({ modules: ['spread'], costToServe: 250 }),
  losses: scenarioWith({ costToServe: 700, currency: 'TWD', spendPerYear: 40_000, contributionRate: 0.01 }),
};
function known(scenario: (typeof scenarios)[keyof typeof scenarios], size = 8) {
  return withAnalysis(findingsOf(scenario, { founders: 2048, bandFounders: 0 }), size);
}
const findings = known(full);
const charts = [
  ['heat map', HeatMapChart, /^LTV \$/],
  ['ladder', OccupancyChart, /^Year 0/],
  ['causes', CausesChart, /^price/],
  ['families', ReferralFamilyChart, /^1 customer/],
  ['bridge', BridgeChart, /^textbook formula/],
  ['whale curve', WhaleChart, /^best 20% of customers/],
] as const;

async function show(chart: Component<ChartProps>, changes: Partial<ChartProps> = {}) {
  const onview = vi.fn<ChartProps['onview']>();
  const onlever = vi.fn<ChartProps['onlever']>();
  const screen = await render(chart, { findings, words, onview, onlever, ...changes });
  return { screen, onview, onlever };
}
const reader = () => page.getByRole('application');
const handle = (name: string) => page.getByRole('slider', { name });
const said = (): string => document.querySelector('[aria-live]')?.textContent.trim() ?? '';
const focus = (locator: { element(): Element }): void => (locator.element() as HTMLElement).focus();

describe('the ring on the heat map', () => {
  test('goes right and up by key, whichever of its two directions has the focus', async () => {
    const { onlever } = await show(HeatMapChart);
    focus(handle('Retention'));
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.keyboard('{ArrowUp}');
    await userEvent.keyboard('{ArrowLeft}');
    expect(onlever.mock.calls).toEqual([
      ['retentionRate', 0.805, 'commit'],
      ['referralRate', 0.105, 'commit'],
      ['retentionRate', 0.8, 'commit'],
    ]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Retention');
  });

  test('jumps to the ends of the direction that has the focus', async () => {
    const { onlever } = await show(HeatMapChart);
    focus(handle('Referrals'));
    await userEvent.keyboard('{End}');
    expect(onlever).toHaveBeenLastCalledWith('referralRate', 0.3, 'commit');
    await userEvent.keyboard('{Home}');
    expect(onlever).toHaveBeenLastCalledWith('referralRate', 0, 'commit');
  });

  test('says where it stands in both directions and what that is worth', async () => {
    await show(HeatMapChart);
    await expect
      .element(handle('Retention'))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^80%\. LTV \$[\d,]+$/));
    await expect
      .element(handle('Referrals'))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^0\.1\. LTV \$[\d,]+$/));
  });

  test('is pulled with many drags and one commit at the end', async () => {
    const { onlever } = await show(HeatMapChart);
    const knob = document.querySelector('.handle') as HTMLElement;
    await userEvent.dragAndDrop(knob, reader(), { targetPosition: { x: 120, y: 60 } });
    const phases = onlever.mock.calls.map(([, , phase]) => phase);
    expect(phases.length).toBeGreaterThan(2);
    expect(phases.indexOf('commit')).toBe(phases.length - 1);
    expect(new Set(onlever.mock.calls.map(([lever]) => lever))).toEqual(
      new Set(['retentionRate', 'referralRate']),
    );
  });

  test('can be put by a click, without dragging, as one gesture', async () => {
    const { onlever } = await show(HeatMapChart);
    await userEvent.click(reader(), { position: { x: 150, y: 100 } });
    expect(onlever.mock.calls.map(([lever, , phase]) => [lever, phase])).toEqual([
      ['retentionRate', 'drag'],
      ['referralRate', 'commit'],
    ]);
  });

  test('stands where it was put until the page has followed, and follows an undo', async () => {
    const { screen } = await show(HeatMapChart);
    const ring = (): number => Number(document.querySelector('.ring')?.getAttribute('cx'));
    const at = (retentionRate: number) => ({
      findings: { ...findings, scenario: { ...full, retentionRate } },
    });
    const before = ring();
    focus(handle('Retention'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() => expect(ring()).toBeGreaterThan(before));
    const there = ring();
    await screen.rerender(at(0.805));
    expect(ring()).toBe(there);
    await screen.rerender(at(0.81));
    expect(ring()).toBe(there);
    await screen.rerender(at(0.8));
    await vi.waitFor(() => expect(ring()).toBe(before));
  });

  test('begins afresh with another pair of levers', async () => {
    const { screen } = await show(HeatMapChart);
    focus(handle('Retention'));
    await userEvent.keyboard('{ArrowRight}');
    const view = { ...findings.view, heatX: 'discountRate' as const };
    await screen.rerender({ findings: withAnalysis({ ...findings, view }, 6) });
    await expect
      .element(handle('Discount rate'))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^10%/));
  });

  test('a target is at least 24 px each way', async () => {
    await show(HeatMapChart);
    const { width, height } = (document.querySelector('.handle') as HTMLElement).getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  });
});

describe('the levers of the heat map', () => {
  test('are chosen for each axis', async () => {
    const { onview } = await show(HeatMapChart);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Across' }), 'Discount rate');
    expect(onview).toHaveBeenCalledWith({ heatX: 'discountRate' });
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Up' }), 'Acquisition cost');
    expect(onview).toHaveBeenLastCalledWith({ heatY: 'acquisitionCost' });
  });

  test('change places when one is chosen for the axis of the other', async () => {
    const { onview } = await show(HeatMapChart);
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Across' }), 'Referrals');
    expect(onview).toHaveBeenCalledWith({ heatX: 'referralRate', heatY: 'retentionRate' });
  });
});

test.each([
  ['heat', HeatMapChart],
  ['bridge', BridgeChart],
  ['curve', ResponseCurveChart],
] as const)('the %s of an earlier scenario is marked as such', async (part, chart) => {
  const findings = known(scenarios.pizza);
  await show(chart, { findings: { ...findings, late: { ...findings.late, [part]: true } } });
  await expect.element(page.getByText('Preview, refining …')).toBeVisible();
});

test('a run that was stopped is not said to be refined', async () => {
  await show(BridgeChart, { findings: { ...known(scenarios.pizza), coarse: true, stopped: true } });
  await expect.element(page.getByText('Preview, stopped')).toBeVisible();
});

describe('the line on the whale curve', () => {
  const line = () => handle('Share of customers');

  test('stands at the best 20% and says what they bring', async () => {
    await show(WhaleChart, { findings: known(scenarios.pizza) });
    await expect.element(line()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^best 20%: \d+%$/));
    await expect
      .element(page.getByRole('heading'))
      .toHaveTextContent(/^The best 20% of customers bring \d+%/);
  });

  test('moves by key, by click and by pulling, and the sentence follows', async () => {
    await show(WhaleChart, { findings: known(scenarios.pizza) });
    focus(line());
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('heading')).toHaveTextContent(/^The best 21% /);
    await userEvent.keyboard('{End}');
    await expect
      .element(page.getByRole('heading'))
      .toHaveTextContent(/^The best 100% of customers bring 100%/);
    await userEvent.click(reader(), { position: { x: 120, y: 100 } });
    await expect.element(page.getByRole('heading')).not.toHaveTextContent(/^The best 100% /);
    const knob = document.querySelector('.handle') as HTMLElement;
    await userEvent.dragAndDrop(knob, reader(), { targetPosition: { x: 200, y: 60 } });
    await expect.element(line()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^best [3-9]\d%/));
  });

  test('where some cost more than they bring in, the peak is marked', async () => {
    await show(WhaleChart, { findings: known(scenarios.dear) });
    await expect.element(page.getByText(/^peak 1\d\d% at \d\d%$/)).toBeInTheDocument();
  });

  test('where all together lose, the curve is in money', async () => {
    await show(WhaleChart, { findings: known(scenarios.losses) });
    await expect
      .element(page.getByRole('heading'))
      .toHaveTextContent(/^No customer brings in more than they cost/);
  });
});

test.each(charts)('the arrow keys read the %s, and what they read is said', async (_, chart, beginning) => {
  await show(chart);
  focus(reader());
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(said()).toMatch(beginning));
  const first = said();
  await userEvent.keyboard(chart === OccupancyChart ? '{ArrowRight}' : '{ArrowDown}');
  await vi.waitFor(() => expect(said()).not.toBe(first));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(said()).toBe(''));
});

test('the keys begin to read the heat map where the ring stands', async () => {
  await show(HeatMapChart);
  focus(reader());
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(said()).toMatch(/Retention: (78|79|80|81|82|83)/));
});

test.each(charts)('the table of the %s opens with a header and rows', async (_, chart) => {
  await show(chart);
  await userEvent.click(page.getByText('Table', { exact: true }));
  await expect.element(page.getByRole('table')).toBeVisible();
  expect(page.getByRole('columnheader').elements().length).toBeGreaterThan(2);
  expect(page.getByRole('rowheader').elements().length).toBeGreaterThan(3);
});

test.each([
  ['causes', CausesChart, 'Why they leave'],
  ['families', ReferralFamilyChart, 'Referrals'],
] as const)('while their module is off the %s say how to switch it on', async (_, chart, module) => {
  await show(chart, { findings: known(scenarios.losses) });
  await expect.element(page.getByText(`Switch on “${module}”`)).toBeVisible();
});

test.each([
  ['heat map', HeatMapChart],
  ['bridge', BridgeChart],
] as const)('until the %s is computed its frame keeps its place', async (_, chart) => {
  await show(chart, { findings: { ...findings, heat: null, bridge: null } });
  expect(document.querySelector('figure')?.getBoundingClientRect().height).toBeGreaterThan(350);
  expect(document.querySelector('figure svg')).toBeNull();
});

test.each([
  ['heat map', HeatMapChart],
  ['bridge', BridgeChart],
] as const)('where the %s would take too long its frame says so, and is not busy', async (_, chart) => {
  const reason = { unavailable: 'valueTooCostly' } as const;
  await show(chart, { findings: { ...findings, heat: reason, bridge: reason } });
  const words = 'The exact value would take too long to compute here.';
  await expect.element(page.getByText(words).first()).toBeVisible();
  expect(document.querySelector('figure [aria-busy=true]')).toBeNull();
});

describe.each([320, 380, 760])('on a picture %i px wide', (width) => {
  test.each(LOCALES)('no text leaves the picture in %s', async (locale) => {
    await page.viewport(width, 900);
    document.documentElement.lang = locale;
    const inOurs = await loadWords(locale);
    for (const [name, scenario] of Object.entries(scenarios)) {
      const found = known(scenario, 6);
      for (const [title, chart] of charts) {
        const { screen } = await show(chart, { words: inOurs, findings: found });
        const box = document.querySelector('figure')?.getBoundingClientRect() ?? new DOMRect();
        const outside = [...document.querySelectorAll('figure svg text')].filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < box.left - 3 || right > box.right + 3;
        });
        expect([name, title, ...outside.map(({ textContent }) => textContent)]).toEqual([name, title]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
        await screen.unmount();
      }
    }
  });
});
