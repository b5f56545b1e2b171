import type { Component } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ChartProps } from '../../../src/app/charts/chartProps.ts';
import CumulativeChart from '../../../src/app/charts/CumulativeChart.svelte';
import DotplotChart from '../../../src/app/charts/DotplotChart.svelte';
import ResponseCurveChart from '../../../src/app/charts/ResponseCurveChart.svelte';
import SurvivalChart from '../../../src/app/charts/SurvivalChart.svelte';
import '../../../src/app/styles/tokens.css';
import { PRESETS } from '../../../src/core/scenario/presets.ts';
import { LOCALES } from '../../../src/i18n/locale.ts';
import { loadWords } from '../../../src/i18n/loadWords.ts';
import { findingsOf } from '../../helpers/findings.ts';

const words = await loadWords('en');
const findings = findingsOf(PRESETS['pizza.1'], { founders: 2048, bandFounders: 256 });

async function show(chart: Component<ChartProps>, changes: Partial<ChartProps> = {}) {
  const onview = vi.fn<ChartProps['onview']>();
  const onlever = vi.fn<ChartProps['onlever']>();
  const screen = await render(chart, { findings, words, onview, onlever, ...changes });
  return { screen, onview, onlever };
}
const reader = () => page.getByRole('application');
const handle = () => page.getByRole('slider');

describe('the handle on the response curve', () => {
  test('goes one step per key, and each key is one gesture', async () => {
    const { onlever } = await show(ResponseCurveChart);
    (handle().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onlever.mock.calls).toEqual([
      ['retentionRate', 0.705, 'drag'],
      ['retentionRate', 0.705, 'commit'],
    ]);
  });

  test('says where it stands and what that is worth', async () => {
    await show(ResponseCurveChart);
    await expect
      .element(handle())
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^70%, LTV \$4\d\d$/));
    (handle().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect
      .element(handle())
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^70\.5%, LTV \$4\d\d$/));
  });

  test('is pulled with many drags and one commit at the end', async () => {
    const { onlever } = await show(ResponseCurveChart);
    const knob = document.querySelector('.handle') as HTMLElement;
    await userEvent.dragAndDrop(knob, reader(), { targetPosition: { x: 150, y: 150 } });
    const phases = onlever.mock.calls.map(([, , phase]) => phase);
    expect(phases.length).toBeGreaterThan(1);
    expect(phases.indexOf('commit')).toBe(phases.length - 1);
    expect(onlever.mock.calls.at(-1)?.[1]).not.toBe(0.7);
  });

  test('stands where the document says once it has answered, also after an undo', async () => {
    const at = (retentionRate: number) => ({
      findings: { ...findings, scenario: { ...findings.scenario, retentionRate } },
    });
    const answer = vi.fn<ChartProps['onlever']>();
    const { screen } = await show(ResponseCurveChart, { onlever: answer });
    answer.mockImplementation((_, value) => void screen.rerender(at(value)));
    (handle().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(handle()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^70\.5%/));
    await screen.rerender(at(0.7));
    await expect.element(handle()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^70%/));
  });

  test('can be put by a click, without dragging', async () => {
    const { onlever } = await show(ResponseCurveChart);
    await userEvent.click(reader(), { position: { x: 200, y: 100 } });
    expect(onlever).toHaveBeenCalledOnce();
    expect(onlever.mock.calls[0][2]).toBe('commit');
  });

  test('a target is at least 24 px each way', async () => {
    await show(ResponseCurveChart);
    const { width, height } = (document.querySelector('.handle') as HTMLElement).getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  });
});

test('another lever is asked of the page', async () => {
  const { onview } = await show(ResponseCurveChart);
  await userEvent.selectOptions(page.getByRole('combobox'), 'Discount rate');
  expect(onview).toHaveBeenCalledWith({ lever: 'discountRate' });
});

test('while the curve of another lever is computed the frame keeps its place, and nothing can be saved', async () => {
  await show(ResponseCurveChart, { findings: { ...findings, curve: null } });
  const height = document.querySelector('figure')?.getBoundingClientRect().height;
  expect(height).toBeGreaterThan(400);
  await expect.element(page.getByRole('button', { name: /CSV/ })).toBeDisabled();
  expect(document.querySelector('figure svg')).toBeNull();
});

describe('the threshold of the dotplot', () => {
  test('moves by key and by click', async () => {
    const { onview } = await show(DotplotChart);
    (handle().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onview).toHaveBeenLastCalledWith({
      threshold: expect.toSatisfy((value: number) => value > 12) as number,
    });
    await userEvent.click(reader(), { position: { x: 200, y: 100 } });
    expect(onview.mock.lastCall?.[0].threshold).toBeGreaterThan(100);
  });

  test('tells how many dots reach it, and as many are filled', async () => {
    await show(DotplotChart, { findings: { ...findings, view: { ...findings.view, threshold: 400 } } });
    const filled = document.querySelectorAll('circle.reaches').length;
    const all = document.querySelectorAll('circle.dot').length;
    await expect
      .element(handle())
      .toHaveAttribute('aria-valuetext', `$400: ${filled} of ${all} customers reach it`);
    await expect
      .element(page.getByRole('heading'))
      .toHaveTextContent(`${filled} of ${all} customers are worth $400`);
  });

  test('goes back to the acquisition cost', async () => {
    const { onview } = await show(DotplotChart, {
      findings: { ...findings, view: { ...findings.view, threshold: 400 } },
    });
    await userEvent.click(page.getByRole('button', { name: 'Back to acquisition cost' }));
    expect(onview).toHaveBeenCalledWith({ threshold: null });
  });
});

test.each([
  ['response curve', ResponseCurveChart, /^Retention/],
  ['dotplot', DotplotChart, /^customer 1 of/],
  ['survival', SurvivalChart, /^after/],
  ['cumulative value', CumulativeChart, /^after/],
] as const)('the arrow keys read the %s, and what they read is said', async (_, chart, beginning) => {
  await show(chart);
  (reader().element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  const said = (): string => document.querySelector('[aria-live]')?.textContent.trim() ?? '';
  await vi.waitFor(() => expect(said()).toMatch(beginning));
  const first = said();
  await userEvent.keyboard('{ArrowRight}');
  await vi.waitFor(() => expect(said()).not.toBe(first));
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(said()).toBe(''));
});

test.each([
  ['response curve', ResponseCurveChart],
  ['dotplot', DotplotChart],
  ['survival', SurvivalChart],
  ['cumulative value', CumulativeChart],
] as const)('the table of the %s opens with a header and rows', async (_, chart) => {
  await show(chart);
  await userEvent.click(page.getByText('Table', { exact: true }));
  await expect.element(page.getByRole('table')).toBeVisible();
  expect(page.getByRole('columnheader').elements().length).toBeGreaterThan(2);
  expect(page.getByRole('rowheader').elements().length).toBeGreaterThan(10);
});

test('a preview is marked as one', async () => {
  await show(SurvivalChart, { findings: { ...findings, coarse: true } });
  await expect.element(page.getByText('Preview, refining …')).toBeVisible();
});

describe.each([320, 380, 760])('on a picture %i px wide', (width) => {
  test.each(LOCALES)('no text leaves the picture in %s', async (locale) => {
    await page.viewport(width, 900);
    document.documentElement.lang = locale;
    const said = await loadWords(locale);
    for (const chart of [ResponseCurveChart, DotplotChart, SurvivalChart, CumulativeChart]) {
      for (const preset of ['pizza.1', 'milk.1', 'card.1'] as const) {
        const found = findingsOf(PRESETS[preset], { founders: 1024, bandFounders: 128 });
        const { screen } = await show(chart, { words: said, findings: found });
        const box = document.querySelector('figure')?.getBoundingClientRect() ?? new DOMRect();
        const outside = [...document.querySelectorAll('figure svg text')].filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < box.left - 3 || right > box.right + 3;
        });
        expect([preset, ...outside.map(({ textContent }) => textContent)]).toEqual([preset]);
        expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
        await screen.unmount();
      }
    }
  });
});
