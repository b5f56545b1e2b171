import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { tableRows } from './rooms.ts';
import { filesUnder, lineOf, parse, read, root } from './sources.ts';

/** Pages for people whose links and code must stay true. */
const PAGES = ['README.md', ...filesUnder('src', '.md')].filter((path) => existsSync(join(root, path)));

describe('doc comments', () => {
  test('every export of the core and the runner says what it is', () => {
    const files = [...filesUnder('src/core', '.ts'), ...filesUnder('src/runner', '.ts')];
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((path) => undocumented(path))).toEqual([]);
  });

  test('the rule sees a missing comment', () => {
    const silent = 'export const a = 1; export function f() {} export interface I {} export type T = string;';
    expect(undocumented('src/core/x.ts', silent)).toHaveLength(4);
    const told = '/** A. */ export const a = 1; export type A = typeof a; export { b } from "./b.ts";';
    expect(undocumented('src/core/x.ts', told)).toEqual([]);
    expect(undocumented('src/core/x.ts', '/* plain */ export const a = 1;')).toHaveLength(1);
  });
});

/** Exported declarations without a doc comment. A type that is read off a value is documented with the value. */
function undocumented(path: string, text?: string): string[] {
  return parse(path, text).statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isTypeAliasDeclaration(statement) && /\btypeof\b/.test(statement.type.getText())) return [];
    if (ts.getJSDocCommentsAndTags(statement).length > 0) return [];
    // The second and later signatures of one function share the comment of the first.
    if (ts.isFunctionDeclaration(statement) && isLaterSignature(statement)) return [];
    return [`${path}:${lineOf(statement)}: ${statement.getText().split('\n')[0]}: say what it is`];
  });
}

function isLaterSignature(statement: ts.FunctionDeclaration): boolean {
  const { statements } = statement.getSourceFile();
  const previous = statements[statements.indexOf(statement) - 1];
  return (
    previous !== undefined &&
    ts.isFunctionDeclaration(previous) &&
    previous.body === undefined &&
    previous.name?.text === statement.name?.text
  );
}

test('src/README.md shows the import table that is tested', () => {
  const squeeze = (row: string): string => row.replace(/\s+/g, ' ').trim();
  const page = read('src/README.md').split('\n').map(squeeze);
  expect(tableRows().filter((row) => !page.includes(squeeze(row)))).toEqual([]);
});

describe('links', () => {
  test.runIf(PAGES.length > 0)('every link inside the project leads somewhere', () => {
    expect(PAGES.flatMap((path) => deadLinks(path, read(path)))).toEqual([]);
  });

  test('the rule sees a dead link', () => {
    const page =
      '# A title: *here*\n[a](nowhere.md) [b](#a-title-here) [c](#nowhere) [d](https://example.org)';
    expect(deadLinks('src/x.md', page)).toEqual(['src/x.md: nowhere.md', 'src/x.md: #nowhere']);
    expect(deadLinks('src/x.md', '```\n[a](nowhere.md)\n```\n`[a](nowhere.md)`')).toEqual([]);
  });
});

/** Links of a page to files or headings that do not exist; other sites are not asked. */
function deadLinks(path: string, page: string): string[] {
  const prose = page.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [file = '', heading] = target.split('#');
      const other = file === '' ? path : posix.normalize(posix.join(dirname(path), file));
      if (file !== '' && !existsSync(join(root, other))) return true;
      if (heading === undefined || !(file === '' || other.endsWith('.md'))) return false;
      return !headingsOf(file === '' ? page : read(other)).includes(decodeURIComponent(heading));
    })
    .map((target) => `${path}: ${target}`);
}

/** Addresses of the headings of a page, as code hosts make them. */
function headingsOf(page: string): string[] {
  return [...page.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** Code in a page, in a block marked `ts`. */
interface Snippet {
  readonly page: string;
  readonly code: string;
}

const snippets: Snippet[] = PAGES.flatMap((page) =>
  [...read(page).matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = '']) => ({ page, code })),
);

describe.runIf(snippets.length > 0)('code in the pages', () => {
  test('every block marked `ts` type-checks', () => {
    const complaints = snippets.flatMap((snippet, index) => typeErrors(snippet, index));
    expect(complaints).toEqual([]);
  }, 60_000);

  const library = snippets.filter(({ page, code }) => page === 'README.md' && code.includes('core/index.ts'));
  test.runIf(library.length > 0)(
    'the library snippets of the README run under Node',
    () => {
      const folder = join(root, 'node_modules', '.cache', 'readme');
      mkdirSync(folder, { recursive: true });
      for (const [index, { code }] of library.entries()) {
        const file = join(folder, `snippet${index}.ts`);
        writeFileSync(file, code.replace(/(['"])\.\/src\//g, `$1${root}/src/`));
        const ran = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' });
        expect(ran.status, ran.stderr).toBe(0);
        expect(ran.stdout.trim(), 'a snippet shows what it found out').not.toBe('');
      }
    },
    60_000,
  );
});

/** Complaints of TypeScript about a snippet, read as a file that stands beside its page. */
function typeErrors({ page, code }: Snippet, index: number): string[] {
  const name = join(root, dirname(page), `snippet${index}.ts`);
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.readFile = (path) => (path === name ? code : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === name ? ts.createSourceFile(path, code, rest[0], true) : getSourceFile(path, ...rest);
  const program = ts.createProgram([name], { ...options, types: ['node'], noUnusedLocals: false }, host);
  const file = program.getSourceFile(name);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => `${page}, block ${index + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
}
