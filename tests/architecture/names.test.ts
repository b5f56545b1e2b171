import { expect, test } from 'vitest';
import { filesUnder, read } from './sources.ts';

/** Lines after which a file is too long to be one idea. */
const MOST_LINES = 400;

/** Files that may be longer, because nobody reads them from top to bottom: tables of frozen numbers. */
const TABLES: readonly string[] = [];

/** Words that name nothing: what is homeless belongs in a room that has a name. */
const EMPTY_WORDS = [
  'util',
  'utils',
  'utilities',
  'helper',
  'helpers',
  'common',
  'misc',
  'manager',
  'stuff',
  'shared',
];

/** How files are called, by their ending; the longest ending that fits decides. */
const SHAPES: readonly { readonly ending: string; readonly name: RegExp; readonly rule: string }[] = [
  { ending: '.svelte', name: /^[A-Z][A-Za-z0-9]*$/, rule: 'components are called LikeThis.svelte' },
  {
    ending: '.svelte.ts',
    name: /^[a-z][A-Za-z0-9]*$/,
    rule: 'files with runes are called likeThis.svelte.ts',
  },
  { ending: '.ts', name: /^[a-z][A-Za-z0-9]*$/, rule: 'files are called likeThis.ts' },
  { ending: '.d.ts', name: /^[a-z][A-Za-z0-9]*$/, rule: 'files are called likeThis.d.ts' },
  { ending: '.css', name: /^[a-z][A-Za-z0-9]*$/, rule: 'styles are called likeThis.css' },
  { ending: '.json', name: /^[a-z][A-Za-z0-9]*$/, rule: 'parts of catalogues are called likeThis.json' },
  { ending: '.md', name: /^[A-Z]+$/, rule: 'pages for people are called LIKETHIS.md' },
];

/** Locales stand in names as they are written everywhere else: `catalogue.zh-Hans.ts`, `messages/zh-Hans/`. */
const LOCALE = /(?<=[/.])(en|zh-Hans|zh-Hant)(?=[/.])/g;

const source = filesUnder('src', '');

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Rules of naming that a path breaks. */
function misnamed(path: string): string[] {
  const withoutLocale = path.replace(LOCALE, 'en').replace('.en.', '.');
  const file = baseName(withoutLocale);
  if (file === 'tsconfig.json') return [];
  const shape = SHAPES.filter(({ ending }) => file.endsWith(ending)).sort(
    (a, b) => b.ending.length - a.ending.length,
  )[0];
  if (shape === undefined) return [`${path}: no file of this kind is expected in the source`];
  const wrong = shape.name.test(file.slice(0, -shape.ending.length)) ? [] : [`${path}: ${shape.rule}`];
  const folders = withoutLocale.split('/').slice(1, -1);
  wrong.push(
    ...folders
      .filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))
      .map((name) => `${path}: ${name}/ likeThis`),
  );
  return wrong;
}

/** Words of a path that name nothing: `formatHelpers.ts` has the word `helpers`. */
function emptyWords(path: string): string[] {
  const words = path.match(/[A-Z]?[a-z]+/g) ?? [];
  return words
    .map((word) => word.toLowerCase())
    .filter((word) => EMPTY_WORDS.includes(word))
    .map((word) => `${path}: “${word}” names nothing; a homeless function means a missing room`);
}

test('there is a source to look at', () => {
  expect(source.length).toBeGreaterThan(0);
});

test('every file of the source is called as its kind is called', () => {
  expect(source.flatMap(misnamed)).toEqual([]);
});

test('no file and no folder has a name that names nothing', () => {
  expect(source.flatMap(emptyWords)).toEqual([]);
});

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const files = [...filesUnder('src', '.ts', '.svelte', '.css'), ...filesUnder('tests', '.ts', '.svelte')];
  const long = files
    .filter((path) => !TABLES.includes(path))
    .map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES);
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines; is it still one idea?`)).toEqual([]);
});

test('the rules see what they are there for', () => {
  expect(misnamed('src/core/model/Params.ts')).not.toEqual([]);
  expect(misnamed('src/app/charts/ltvFan.svelte')).not.toEqual([]);
  expect(misnamed('src/core/my-room/params.ts')).not.toEqual([]);
  expect(misnamed('src/app/state/runState.svelte.ts')).toEqual([]);
  expect(misnamed('src/i18n/messages/zh-Hans/charts.json')).toEqual([]);
  expect(misnamed('src/i18n/catalogue.zh-Hans.ts')).toEqual([]);
  expect(emptyWords('src/core/helpers/x.ts')).not.toEqual([]);
  expect(emptyWords('src/core/formatUtils.ts')).not.toEqual([]);
  expect(emptyWords('src/core/commonality.ts')).toEqual([]);
});
