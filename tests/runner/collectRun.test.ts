import { expect, test } from 'vitest';
import { collectRun } from '../../src/runner/collectRun.ts';
import type { RunControl } from '../../src/runner/runner.ts';
import { engineWith, fakeEngine, smallJob } from './support/fakeEngine.ts';

const job = smallJob(20);
const tables = fakeEngine.buildTables(job);
const chunk = (index: number) => [fakeEngine.simulateChunk(tables, index)];

/** Adds chunks, each `ms` after the one before. */
function collect(order: readonly number[], ms: number, control: RunControl = {}) {
  let clock = 0;
  const collection = collectRun(fakeEngine, job, control, () => clock);
  return order.map((index) => {
    clock += ms;
    return collection.add(chunk(index));
  });
}

const inOrder = Array.from({ length: 20 }, (_, index) => index);

test('the result comes with the last chunk, whichever that is', () => {
  const results = collect([...inOrder.slice(1), 0], 1);
  expect(results.slice(0, -1).every((result) => result === undefined)).toBe(true);
  expect(results.at(-1)).toEqual(collect(inOrder, 1).at(-1));
});

test('a first partial comes after 12 ms, the next ones every 150 ms, none at the end', () => {
  const dones: number[] = [];
  collect(inOrder, 10, { onPartial: (_, done) => dones.push(done) });
  expect(dones).toEqual([2, 17]);
});

test('a short run gives no partial result', () => {
  const dones: number[] = [];
  collect(inOrder, 0.5, { onPartial: (_, done) => dones.push(done) });
  expect(dones).toEqual([]);
});

test('a partial result is only told when the prefix has grown', () => {
  const dones: number[] = [];
  collect([1, 2, 0, 5, 6, 7, 3, 4], 200, { onPartial: (_, done) => dones.push(done) });
  expect(dones).toEqual([3, 4, 8]);
});

test('after an abort in a callback no further callback comes', () => {
  const controller = new AbortController();
  const dones: number[] = [];
  collect([0, 1], 100, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
    onPartial: (_, done) => dones.push(done),
  });
  expect(dones).toEqual([]);
});

test('a merge that throws is a failure of the run', () => {
  const engine = engineWith({
    addChunk() {
      throw new RangeError('series of another length');
    },
  });
  const collection = collectRun(engine, job, {}, () => 0);
  expect(() => collection.add(chunk(0))).toThrow('engineFailed: RangeError: series of another length');
});
