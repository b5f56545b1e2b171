import { expect, test } from 'vitest';
import { filesUnder, read } from './sources.ts';

/** What index.html promises: nothing from elsewhere, nothing written into the page as code. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self'",
  'worker-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Things in the markup of a component that the policy would block, or that would let a link write into the page. */
const FORBIDDEN: readonly { readonly pattern: RegExp; readonly because: string }[] = [
  {
    pattern: /\sstyle="[^"{]*"/,
    because: 'the policy blocks a constant style attribute; use a class or style:name={…}',
  },
  { pattern: /\{@html\b/, because: 'text that came in a link is text' },
  { pattern: /\son[a-z]+="[^"{]*"/, because: 'the policy blocks code in attributes' },
  {
    pattern: /\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b|\bdocument\.write\b/,
    because: 'text that came in a link is text',
  },
  {
    pattern: /\b(?:src|href)="(?:https?:)?\/\/(?!www\.w3\.org\/)/,
    because: 'links to elsewhere come from the list of sources, and nothing is loaded from elsewhere',
  },
];

function violations(path: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      FORBIDDEN.filter(({ pattern }) => pattern.test(line)).map(
        ({ because }) => `${path}:${index + 1}: ${because}`,
      ),
    );
}

test('the page forbids itself everything it does not need', () => {
  const written =
    /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(read('index.html'))?.[1] ?? '';
  const directives = written.split(';').map((directive) => {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    return [name, sources.join(' ')];
  });
  expect(Object.fromEntries(directives)).toEqual(POLICY);
});

test('the page has no code of its own and loads nothing from elsewhere', () => {
  const html = read('index.html');
  expect([...html.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([]);
  expect([...html.matchAll(/\b(?:src|href)="(?!\/[^/])/g)]).toEqual([]);
  expect(html).not.toMatch(/<style|\sstyle=/);
});

test('no component does what the policy forbids', () => {
  const components = filesUnder('src/app', '.svelte', '.ts');
  expect(components.flatMap((path) => violations(path, read(path)))).toEqual([]);
});

test.each([
  '<p style="color: red">x</p>',
  '{@html text}',
  '<button onclick="go()">x</button>',
  'node.innerHTML = text;',
  '<img src="https://example.org/x.png" />',
])('it would see %s', (line) => {
  expect(violations('x', line)).toHaveLength(1);
});

test.each([
  '<p style="width: {w}px">x</p>',
  '<p style:width="{w}px">x</p>',
  '<button onclick={go}>x</button>',
])('it would not mind %s', (line) => {
  expect(violations('x', line)).toEqual([]);
});
