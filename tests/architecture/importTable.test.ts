import * as d3Array from 'd3-array';
import * as d3Axis from 'd3-axis';
import * as d3Brush from 'd3-brush';
import * as d3Color from 'd3-color';
import * as d3Contour from 'd3-contour';
import * as d3Drag from 'd3-drag';
import * as d3Format from 'd3-format';
import * as d3Interpolate from 'd3-interpolate';
import * as d3Path from 'd3-path';
import * as d3Scale from 'd3-scale';
import * as d3Chromatic from 'd3-scale-chromatic';
import * as d3Selection from 'd3-selection';
import * as d3Shape from 'd3-shape';
import * as d3Zoom from 'd3-zoom';
import { expect, test } from 'vitest';
import { ONE_FILE_WORDS, ROOMS, roomOf, type Allowance, type Room } from './rooms.ts';
import { filesUnder, importsOf, read, type Import } from './sources.ts';

const d3Parts: Readonly<Record<string, object>> = {
  'd3-array': d3Array,
  'd3-axis': d3Axis,
  'd3-brush': d3Brush,
  'd3-color': d3Color,
  'd3-contour': d3Contour,
  'd3-drag': d3Drag,
  'd3-format': d3Format,
  'd3-interpolate': d3Interpolate,
  'd3-path': d3Path,
  'd3-scale': d3Scale,
  'd3-scale-chromatic': d3Chromatic,
  'd3-selection': d3Selection,
  'd3-shape': d3Shape,
  'd3-zoom': d3Zoom,
};

const files = filesUnder('src', '.ts', '.svelte').filter((path) => !path.endsWith('.d.ts'));
const importsByFile = new Map(files.map((path) => [path, importsOf(path)]));
const importsIn = (path: string): readonly Import[] => importsByFile.get(path) ?? [];

function allows(allowance: Allowance, file: string, target: string, typeOnly: boolean): boolean {
  const { of, typesOnly, onlyFrom } = typeof allowance === 'string' ? { of: allowance } : { ...allowance };
  if (typesOnly === true && !typeOnly) return false;
  if (onlyFrom !== undefined && !onlyFrom.includes(file)) return false;
  if (of === 'core/*') return target.startsWith('core/') && target !== 'core/index.ts';
  return target === of || target.startsWith(`${of}/`);
}

/** What is wrong with an import of another file of ours; undefined when the table allows it. */
function wrongRoom(file: string, room: Room, { target, typeOnly }: Import): string | undefined {
  if (target === undefined) return undefined;
  if (!target.startsWith('src/')) return `src/${file} imports ${target}: the source stands by itself`;
  const inside = target.slice('src/'.length);
  const sameRoom = roomOf(target) === room;
  if (sameRoom || room.may.some((allowance) => allows(allowance, file, inside, typeOnly))) return undefined;
  return `src/${file} imports ${typeOnly ? 'types of ' : ''}${target}: ${room.because}`;
}

/** What is wrong with an import of a package; undefined when the table allows it. */
function wrongPackage(file: string, room: Room, { specifier, target, names, typeOnly }: Import): string[] {
  if (target !== undefined) return [];
  if (specifier.startsWith('node:')) {
    return room.packages.includes('node') ? [] : [`src/${file} imports ${specifier}: the page has no Node`];
  }
  if (specifier === 'd3') {
    if (typeOnly) return [];
    return names.flatMap((name) => {
      const part = Object.keys(d3Parts).find((key) => name in (d3Parts[key] ?? {}));
      if (name === '*') return [`src/${file} imports all of d3 (94 kB): name what you need`];
      if (part !== undefined && room.packages.includes(part)) return [];
      return [`src/${file} imports ${name} of ${part ?? 'another part of d3'}: ${room.because}`];
    });
  }
  if (/^d3-/.test(specifier)) return [`src/${file} imports ${specifier}: take the name from 'd3'`];
  const parts = specifier.split('/');
  const packageName = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  return room.packages.includes(packageName) ? [] : [`src/${file} imports ${specifier}: ${room.because}`];
}

test('there is a source to look at', () => {
  expect(files.length).toBeGreaterThan(0);
});

test('every file stands in a room of the table', () => {
  const homeless = files.filter((path) => roomOf(path) === undefined);
  expect(homeless.map((path) => `${path}: no room of tests/architecture/rooms.ts`)).toEqual([]);
});

test('every room imports only what the table allows', () => {
  const wrong = files.flatMap((path) => {
    const room = roomOf(path);
    const file = path.slice('src/'.length);
    if (room === undefined) return [];
    return importsIn(path).flatMap((one) => [
      ...[wrongRoom(file, room, one)].filter((line) => line !== undefined),
      ...wrongPackage(file, room, one),
    ]);
  });
  expect(wrong).toEqual([]);
});

test('every file that the table names exists', () => {
  const named = ROOMS.flatMap(({ may }) =>
    may.flatMap((one) => (typeof one === 'string' ? [one] : [one.of, ...(one.onlyFrom ?? [])])),
  );
  const missing = named.filter((name) => name.endsWith('.ts') && !files.includes(`src/${name}`));
  expect(missing).toEqual([]);
});

test('no file imports itself, round any number of corners', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const { target } of importsIn(path)) if (target !== undefined) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of files) walk(path, []);
  expect(cycles).toEqual([]);
});

test.each(ONE_FILE_WORDS)('Comlink.%s stands in one file, in the runner', (word) => {
  const places = files.filter(
    (path) =>
      importsIn(path).some(({ specifier, names }) => specifier === 'comlink' && names.includes(word)) ||
      new RegExp(`\\bComlink\\.${word}\\b`).test(read(path)),
  );
  const outside = places.filter((path) => !path.startsWith('src/runner/'));
  expect(outside).toEqual([]);
  // Nothing to count before the runner exists.
  if (filesUnder('src/runner', '.ts').length > 0) expect(places).toHaveLength(1);
});

test('the reader of imports sees every way to write one', () => {
  const text = `
    import a from './a.ts'; import type { B } from './b.ts'; import { type C } from './c.ts';
    import './d.css'; export { e } from './e.ts'; export * from './f.ts'; export type { G } from './g.ts';
    type H = import('./h.ts').H; const i = () => import('./i.ts');
    new Worker(new URL('./j.ts', import.meta.url)); import k from './k.ts?worker'; import(l); import { m, type N } from './m.ts';
  `;
  const seen = importsOf('src/x.ts', text).map(({ target, specifier, names, typeOnly }) => {
    return `${typeOnly ? 'type ' : ''}${target ?? specifier} ${names.join()}`.trim();
  });
  expect(seen).toEqual([
    'src/a.ts default',
    'type src/b.ts B',
    'type src/c.ts',
    'src/d.css',
    'src/e.ts e',
    'src/f.ts *',
    'type src/g.ts G',
    'type src/h.ts',
    'src/i.ts',
    'src/j.ts',
    'src/k.ts default',
    '(computed path)',
    'src/m.ts m',
  ]);
  const component = '<p>x</p>\n<script lang="ts">\n  import a from "./a.ts";\n</script>';
  expect(importsOf('src/X.svelte', component).map(({ target }) => target)).toEqual(['src/a.ts']);
});
