import { expect, test } from 'vitest';
import { blankScenario } from '../../../src/core/scenario/blankScenario.ts';
import { parseScenario } from '../../../src/core/scenario/parseScenario.ts';
import type { Scenario } from '../../../src/core/scenario/scenario.ts';
import { fastest } from '../../helpers/fastest.ts';

/** What is read, with the issues as `path code`. */
function read(input: unknown): { readonly scenario: Scenario; readonly issues: readonly string[] } {
  const result = parseScenario(input);
  if (!result.ok) throw new Error('not read at all');
  return { scenario: result.value, issues: result.issues.map(({ path, code }) => `${path} ${code}`) };
}

const throwing = {
  get retentionRate(): number {
    throw new Error('no');
  },
  get stages(): unknown {
    throw new Error('no');
  },
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const refusing = new Proxy({}, { get: () => refuse(), has: () => refuse(), ownKeys: () => refuse() });
const endless: unknown = new Proxy([], { get: () => endless });
const cyclic: Record<string, unknown> = { ...blankScenario };
Object.assign(cyclic, { stages: [cyclic, cyclic], modules: cyclic, ranges: cyclic, retentionRate: cyclic });
function refuse(): never {
  throw new Error('no');
}

test.each([
  [undefined],
  [null],
  [7],
  ['{}'],
  [true],
  [() => 1],
  [Symbol('s')],
  [10n],
  [[]],
  [[blankScenario]],
])('something that is no object is not read (%#)', (input) => {
  const result = parseScenario(input);
  expect(result.ok).toBe(false);
  expect(result.issues).toMatchObject([{ path: '', code: 'notAnObject' }]);
});

test.each([
  ['getters that throw', throwing],
  ['a proxy that refuses', refusing],
  ['a revoked proxy', revoked.proxy],
  ['cycles', cyclic],
  ['proxies all the way down', { stages: endless, modules: endless, ranges: endless, types: endless }],
  ['a list that claims four billion entries', { ...blankScenario, stages: new Array(2 ** 32 - 1) }],
  ['a list that lies about its length', { ...blankScenario, types: lying(Infinity), causes: lying(-1) }],
  ['an instance whose prototype has everything', Object.create(blankScenario)],
])('%s: read in no time, and said to be wrong', async (_, input) => {
  const result = parseScenario(input);
  expect(await fastest(() => parseScenario(input))).toBeLessThan(100);
  expect(result.issues.length).toBeGreaterThan(0);
  if (result.ok) expect(parseScenario(result.value)).toEqual({ ...result, issues: [] });
});

test('a getter that throws costs only its own field', () => {
  const input = Object.defineProperty({ ...blankScenario, spendPerYear: 77 }, 'retentionRate', {
    enumerable: true,
    get: () => refuse(),
  });
  const { scenario, issues } = read(input);
  expect(scenario).toEqual({ ...blankScenario, spendPerYear: 77 });
  expect(issues).toEqual(['retentionRate notANumber']);
});

test('no prototype is touched', () => {
  const input: unknown = JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"modules":{"__proto__":{"referral":true}}}',
  );
  const { scenario, issues } = read(input);
  expect({}).not.toHaveProperty('polluted');
  expect(Object.getPrototypeOf(scenario)).toBe(Object.prototype);
  expect(Object.getPrototypeOf(scenario.modules)).toBe(Object.prototype);
  expect(issues).toContain('__proto__ unknownField');
});

function lying(length: number): unknown {
  return new Proxy([], { get: (target, key) => (key === 'length' ? length : Reflect.get(target, key)) });
}
