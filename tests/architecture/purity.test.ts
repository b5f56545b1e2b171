import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesUnder, lineOf, parse } from './sources.ts';

/** Members of `Math` with the same bits in every engine; all others differ between browsers, or even between two of one kind. */
const SAME_EVERYWHERE = new Set(
  ['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'].concat([
    'E',
    'LN10',
    'LN2',
    'LOG10E',
    'LOG2E',
    'PI',
    'SQRT1_2',
    'SQRT2',
  ]),
);

/** Names that would tie the core to a page, a machine, a clock or a language. */
const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ...named('the core has no page', [
    ...['document', 'window', 'self', 'navigator', 'location', 'history', 'HTMLElement', 'Element', 'Event'],
    ...['localStorage', 'sessionStorage', 'indexedDB', 'requestAnimationFrame', 'Worker', 'MessageChannel'],
    ...[
      'Blob',
      'File',
      'FileReader',
      'Image',
      'OffscreenCanvas',
      'alert',
      'confirm',
      'prompt',
      'postMessage',
    ],
  ]),
  ...named('the core talks to nobody', ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'console']),
  ...named('the core has no Node', ['process', 'Buffer', 'require', 'module', '__dirname', '__filename']),
  ...named('the core has no clock', [
    ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ]),
  ...named('the core speaks no language', ['Intl']),
  ...named('same link, same bits', ['crypto', 'SharedArrayBuffer', 'Atomics', 'WeakRef']),
  ...named('the core is what it says', ['eval', 'Function', 'WebAssembly', 'globalThis']),
]);

/** Members that answer in the reader's language, whatever they are called on. */
const FORBIDDEN_MEMBERS: ReadonlyMap<string, string> = new Map(
  named('the core speaks no language', [
    'localeCompare',
    'toLocaleString',
    'toLocaleUpperCase',
    'toLocaleLowerCase',
  ]),
);

function named(because: string, names: readonly string[]): [name: string, because: string][] {
  return names.map((name) => [name, because]);
}

/** Everything in a file of the core that is not pure, one line each. */
function impurities(path: string, text?: string): string[] {
  const file = parse(path, text);
  const own = declaredNames(file);
  const found: string[] = [];
  const say = (node: ts.Node, because: string): void => {
    found.push(`${path}:${lineOf(node)}: ${node.getText(file).split('\n')[0]}: ${because}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && stands(node)) {
      const because = FORBIDDEN.get(node.text);
      if (because !== undefined && !own.has(node.text)) say(node.parent, because);
      if (node.text === 'Math' && !isSafeMath(node))
        say(node.parent, 'same link, same bits: use core/numerics');
    }
    if (ts.isPropertyAccessExpression(node)) {
      const because = FORBIDDEN_MEMBERS.get(node.name.text);
      if (because !== undefined) say(node, because);
    }
    if (ts.isBinaryExpression(node)) {
      const power = [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken];
      if (power.includes(node.operatorToken.kind)) say(node, 'same link, same bits: ** is Math.pow');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether an identifier names a thing, rather than a member of one or a key. */
function stands(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) {
    return node === (ts.isQualifiedName(parent) ? parent.left : parent.expression);
  }
  const isName = 'name' in parent && parent.name === node;
  const isKey = ts.isBindingElement(parent) && parent.propertyName === node;
  return !isKey && (!isName || ts.isShorthandPropertyAssignment(parent) || isAmbient(parent));
}

/** `declare const document: …` would bring the page in by the back door. */
function isAmbient(node: ts.Node): boolean {
  return (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Ambient) !== 0;
}

function isSafeMath(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && SAME_EVERYWHERE.has(parent.name.text);
}

/** Names the file itself gives to values: a parameter called `document` is a document of ours, not the page. */
function declaredNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name !== undefined && ts.isIdentifier(node.name) && !isAmbient(node)) {
      names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

test('nothing in the core depends on a page, a machine, a clock, a language or a browser’s mathematics', () => {
  const files = filesUnder('src/core', '.ts');
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((path) => impurities(path))).toEqual([]);
});

test.each([
  'Math.random()',
  'Math.exp(1)',
  'Math.pow(2, 3)',
  'Math.hypot(3, 4)',
  "Math['log'](2)",
  'const { sin } = Math',
  'x ** 3',
  'x **= 2',
  'Date.now()',
  'new Date()',
  'new Intl.NumberFormat()',
  'console.log(1)',
  'performance.now()',
  'setTimeout(f)',
  'fetch(url)',
  'document.title',
  'type A = HTMLElement',
  'declare const document: { title: string }',
  'globalThis.document',
  'const a = { Date }',
  'a.localeCompare(b)',
])('it would see `%s`', (text) => {
  expect(impurities('src/core/x.ts', text)).not.toEqual([]);
});

test.each([
  'Math.sqrt(2) + Math.imul(2, 3) * Math.PI',
  'export function encode(document: Document): string { return document.name }',
  'interface A { readonly history: number; readonly window: number }',
  'const view = { history: 1 }; view.history',
  '// Math.exp, Date and document in a comment',
  "const text = 'Math.exp(document)'",
  'x.toString()',
])('it would not mind `%s`', (text) => {
  expect(impurities('src/core/x.ts', text)).toEqual([]);
});
