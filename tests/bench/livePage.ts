import type { Page } from 'playwright';
import { type Figure, median } from './figures.ts';

/**
 * What a reader feels on the built page: from the move of a slider until the new LTV, exact and of 20,000 customers,
 * stands in the page with its layout done, ready for the next frame; how many frames that is; and tasks that block it.
 */
export async function measureLivePage(page: Page, address: string): Promise<readonly Figure[]> {
  // The compiler names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(address);
  await page.getByRole('slider').first().waitFor();
  await page.waitForTimeout(5000);
  const { latencies, frames, longest, longTasks } = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(
      '[data-field="retentionRate"] input[type="range"]',
    );
    const number = document.querySelector<HTMLElement>('.numbers .ltv .value');
    if (slider === null || number === null) throw new Error('the page has no retention slider or no LTV');
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let laidOut = 0;
    new MutationObserver(() => {
      number.getBoundingClientRect();
      laidOut = performance.now();
    }).observe(number, { childList: true, characterData: true, subtree: true });
    const latencies: number[] = [];
    const frames: number[] = [];
    const end = performance.now() + 10_000;
    let position = Number(slider.value);
    const step = Number(slider.step) || 1;
    let direction = 1;
    slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    while (performance.now() < end) {
      position += direction * step;
      if (position >= Number(slider.max) * 0.9 || position <= Number(slider.min) + step)
        direction = -direction;
      laidOut = 0;
      let framesWaited = 0;
      const start = performance.now();
      slider.value = String(position);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      for (; laidOut === 0 && performance.now() - start < 500; framesWaited++) await frame();
      latencies.push((laidOut === 0 ? performance.now() : laidOut) - start);
      frames.push(framesWaited);
      await frame();
    }
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    await frame();
    return {
      latencies,
      frames,
      longest: Math.max(0, ...tasks),
      longTasks: tasks.filter((ms) => ms > 50).length,
    };
  });
  const sorted = [...latencies].sort((a, b) => a - b);
  return [
    { what: 'slider moved → new LTV laid out, median', value: median(latencies), unit: 'ms', atMost: 16 },
    {
      what: 'slider moved → new LTV laid out, 95th percentile',
      value: sorted[Math.floor(sorted.length * 0.95)] ?? NaN,
      unit: 'ms',
      atMost: 33,
    },
    { what: 'slider moved → in a frame, median (the next one is 1)', value: median(frames), unit: 'frames' },
    {
      what: 'tasks over 50 ms on the main thread in 10 s of dragging',
      value: longTasks,
      unit: '',
      atMost: 0,
    },
    { what: 'longest task while dragging', value: longest, unit: 'ms' },
    { what: 'moves answered in 10 s', value: latencies.length, unit: '' },
    {
      what: 'slider released → 100,000 customers × 120 in a frame, median',
      value: await measureRelease(page, 100_000),
      unit: 'ms',
      atMost: 50,
    },
    {
      what: 'slider released → 1,000,000 customers × 120 in a frame, median',
      value: await measureRelease(page, 1_000_000),
      unit: 'ms',
      atMost: 400,
    },
  ];
}

/** From the release of a slider until the frame that shows all customers of the scenario; milliseconds, median of 9. */
async function measureRelease(page: Page, customers: number): Promise<number> {
  await page.getByRole('combobox', { name: 'Customers' }).selectOption(String(customers));
  await page.locator('.run[data-coarse=false]').waitFor();
  return page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(
      '[data-field="retentionRate"] input[type="range"]',
    );
    const run = document.querySelector<HTMLElement>('.run');
    if (slider === null || run === null) throw new Error('the page has no retention slider or no run line');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const until = async (coarse: string) => {
      while (run.dataset['coarse'] !== coarse) await frame();
    };
    const times: number[] = [];
    for (let round = 0; round < 11; round++) {
      slider.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      slider.value = String(Number(slider.value) + (round % 2 === 0 ? 1 : -1) * (Number(slider.step) || 1));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await until('true');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const start = performance.now();
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      await until('false');
      if (round > 1) times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  });
}
