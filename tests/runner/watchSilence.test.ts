import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSilence } from '../../src/runner/watchSilence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('silence is told once, after the limit', () => {
  const told = vi.fn<() => void>();
  watchSilence(1000, told);
  vi.advanceTimersByTime(999);
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(10_000);
  expect(told).toHaveBeenCalledTimes(1);
});

test('an answer stops the watch', () => {
  const told = vi.fn<() => void>();
  const stop = watchSilence(1000, told);
  vi.advanceTimersByTime(900);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(told).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('one late timer, as after sleep, is not yet silence', () => {
  const told = vi.fn<() => void>();
  watchSilence(1000, told);
  vi.advanceTimersToNextTimer(); // however late it fires
  vi.advanceTimersToNextTimer();
  vi.advanceTimersToNextTimer();
  expect(told).not.toHaveBeenCalled();
  vi.advanceTimersToNextTimer();
  expect(told).toHaveBeenCalledTimes(1);
});
