import { describe, expect, test } from 'vitest';
import { latest } from '../../src/runner/latest.ts';
import { nextTask } from '../../src/runner/nextTask.ts';
import { outcomeOf } from '../../src/runner/outcome.ts';

/** A calculation that takes a task and minds its signal. */
async function calculate(request: number, signal: AbortSignal): Promise<string> {
  await nextTask();
  signal.throwIfAborted();
  return `answer ${request}`;
}

const cancelled = { kind: 'cancelled' };

describe('newest request wins', () => {
  test('ten quick changes run twice at most, and the last always runs', async () => {
    const newest = latest(calculate);
    const asked = Array.from({ length: 10 }, (_, request) => outcomeOf(newest.ask(request)));
    const outcomes = await Promise.all(asked);
    expect(outcomes).toEqual([...Array<unknown>(9).fill(cancelled), { kind: 'done', value: 'answer 9' }]);
    expect(newest.runs).toBe(2);
  });

  test('one change runs once', async () => {
    const newest = latest(calculate);
    expect(await newest.ask(1)).toBe('answer 1');
    expect(newest.runs).toBe(1);
  });

  test('changes far apart all run and are all answered', async () => {
    const newest = latest(calculate);
    for (const request of [1, 2, 3]) expect(await newest.ask(request)).toBe(`answer ${request}`);
    expect(newest.runs).toBe(3);
  });

  test('never more than one runs, even when it does not mind its signal', async () => {
    let running = 0;
    let most = 0;
    const newest = latest(async (request: number) => {
      most = Math.max(most, ++running);
      for (let task = 0; task < 5; task++) await nextTask();
      running--;
      return request;
    });
    const asked: Promise<unknown>[] = [];
    for (let request = 0; request < 20; request++) {
      asked.push(outcomeOf(newest.ask(request)));
      await nextTask();
    }
    expect((await Promise.all(asked)).at(-1)).toEqual({ kind: 'done', value: 19 });
    expect(most).toBe(1);
    expect(newest.runs).toBeLessThan(10);
  });

  test('the signal of an overtaken calculation is aborted, that of the newest is not', async () => {
    const signals: AbortSignal[] = [];
    const newest = latest((request: number, signal) => {
      signals.push(signal);
      return calculate(request, signal);
    });
    await Promise.allSettled([newest.ask(1), newest.ask(2), newest.ask(3)]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test('an overtaken request settles at once, before its calculation ends', async () => {
    let release = (): void => {};
    const newest = latest(() => new Promise<void>((resolve) => (release = resolve)));
    const first = newest.ask(undefined);
    const second = newest.ask(undefined);
    expect(await outcomeOf(first)).toEqual(cancelled);
    expect(newest.runs).toBe(1);
    release();
    await nextTask();
    expect(newest.runs).toBe(2);
    release();
    expect(await outcomeOf(second)).toMatchObject({ kind: 'done' });
  });

  test('a failure reaches its own caller and stops nobody', async () => {
    const newest = latest(async (request: number) => {
      await nextTask();
      if (request === 0) throw new RangeError('no');
      return request;
    });
    expect(await outcomeOf(newest.ask(0))).toMatchObject({ kind: 'failed' });
    expect(await newest.ask(1)).toBe(1);
  });

  test('a calculation that throws before it starts is a failure too', async () => {
    const newest = latest((): Promise<void> => {
      throw new RangeError('at once');
    });
    expect(await outcomeOf(newest.ask(0))).toMatchObject({ kind: 'failed' });
    expect(await outcomeOf(newest.ask(1))).toMatchObject({ kind: 'failed' });
  });

  test('cancel ends what runs and what waits, and the next request runs', async () => {
    const newest = latest(calculate);
    const open = [outcomeOf(newest.ask(1)), outcomeOf(newest.ask(2))];
    newest.cancel();
    expect(await Promise.all(open)).toEqual([cancelled, cancelled]);
    for (let task = 0; task < 5; task++) await nextTask();
    expect(newest.runs).toBe(1);
    expect(await newest.ask(3)).toBe('answer 3');
    expect(newest.runs).toBe(2);
  });
});

describe('when overtaken requests finish', () => {
  test('the one that runs is answered, those between are cancelled, the last is answered', async () => {
    const newest = latest(calculate, { whenOvertaken: 'finish' });
    const asked = Array.from({ length: 10 }, (_, request) => outcomeOf(newest.ask(request)));
    const outcomes = await Promise.all(asked);
    expect(outcomes).toEqual([
      { kind: 'done', value: 'answer 0' },
      ...Array<unknown>(8).fill(cancelled),
      { kind: 'done', value: 'answer 9' },
    ]);
    expect(newest.runs).toBe(2);
  });
});
