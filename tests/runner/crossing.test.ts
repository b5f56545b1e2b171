import { expect, expectTypeOf, test } from 'vitest';
import { answerRequests } from '../../src/runner/answerRequests.ts';
import type { RunFailure } from '../../src/runner/runFailure.ts';
import type { WorkerApi } from '../../src/runner/workerApi.ts';
import { bitsOf } from './support/bitsOf.ts';
import { fakeEngine, smallJob, smallParams } from './support/fakeEngine.ts';

/** What `structuredClone` keeps whole, without the containers that we do not use; anything else becomes `never`. */
type Cloneable<T> = T extends string | number | boolean | undefined | null
  ? T
  : T extends Float64Array
    ? T
    : T extends (...args: never[]) => unknown
      ? never
      : T extends Date | RegExp | Error | Promise<unknown> | symbol | bigint
        ? never
        : T extends Map<unknown, unknown> | Set<unknown>
          ? never
          : T extends object
            ? { [Key in keyof T]: Cloneable<T[Key]> }
            : never;

type Methods = WorkerApi[keyof WorkerApi];

test('everything that crosses is plain data, by its type', () => {
  expectTypeOf<Parameters<Methods>>().toEqualTypeOf<Cloneable<Parameters<Methods>>>();
  expectTypeOf<ReturnType<Methods>>().toEqualTypeOf<Cloneable<ReturnType<Methods>>>();
  expectTypeOf<RunFailure>().toEqualTypeOf<Cloneable<RunFailure>>();
});

test('the type rule sees a function, a date and a class', () => {
  expectTypeOf<{ a: () => void }>().not.toEqualTypeOf<Cloneable<{ a: () => void }>>();
  expectTypeOf<{ a: { b: Date }[] }>().not.toEqualTypeOf<Cloneable<{ a: { b: Date }[] }>>();
  expectTypeOf<{ a?: Map<string, number> }>().not.toEqualTypeOf<Cloneable<{ a?: Map<string, number> }>>();
});

test('everything that crosses arrives as it was sent', () => {
  const api = answerRequests(fakeEngine);
  const request = { jobId: 1, job: smallJob(3, 5), first: 0, count: 2 };
  const crossing = [
    request,
    api.chunks(request),
    api.values([smallParams(2)], 'fast'),
    api.exact(smallParams(2), 'reference'),
    api.chunks({ ...request, jobId: 2, job: undefined }),
  ];
  for (const sent of crossing) expect(bitsOf(structuredClone(sent))).toEqual(bitsOf(sent));
});
