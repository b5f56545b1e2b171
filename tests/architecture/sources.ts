import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

/** The top folder of the project. */
export const root = join(import.meta.dirname, '..', '..');

/** One place where a file names another file or a package. */
export interface Import {
  /** As written, without a `?query`. */
  readonly specifier: string;
  /** Path of the file meant, from the top folder; undefined for a package. */
  readonly target: string | undefined;
  /** Names taken, without types taken beside values; `*` for all of them, empty when only the file is named. */
  readonly names: readonly string[];
  /** True when nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

/** Paths, from the top folder and with forward slashes, of all files under a folder whose names end so; sorted. */
export function filesUnder(folder: string, ...endings: readonly string[]): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Text of a file named from the top folder. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The TypeScript of a file: all of it, or the scripts of a `.svelte` file with the rest blanked, so that lines still count. */
export function parse(path: string, text = read(path)): ts.SourceFile {
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function scriptsOf(text: string): string {
  let code = '';
  let end = 0;
  for (const match of text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = match.index + (match[1] ?? '').length;
    code += text.slice(end, start).replace(/[^\n]/g, ' ') + (match[2] ?? '');
    end = start + (match[2] ?? '').length;
  }
  return code;
}

/** Every import of a file: `import`, `import type`, `export … from`, `import()`, `import('…').T` and `new URL('…', import.meta.url)`. */
export function importsOf(path: string, text?: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, names: readonly string[], typeOnly: boolean): void => {
    const literal = node !== undefined && ts.isLiteralTypeNode(node) ? node.literal : node;
    // A path that is put together at run time cannot be checked, so it is reported as a package nobody may import.
    const written =
      literal !== undefined && ts.isStringLiteralLike(literal) ? literal.text : '(computed path)';
    const specifier = written.replace(/\?.*$/, '');
    const target = specifier.startsWith('.')
      ? posix.normalize(posix.join(dirname(path), specifier))
      : undefined;
    found.push({ specifier, target, names, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const { names, typeOnly } = importedNames(node.importClause);
      add(node.moduleSpecifier, names, typeOnly);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      const named = node.exportClause !== undefined && ts.isNamedExports(node.exportClause);
      const elements = named ? node.exportClause.elements : [];
      const allTypes = elements.length > 0 && elements.every((element) => element.isTypeOnly);
      const names = named ? elements.map((element) => (element.propertyName ?? element.name).text) : ['*'];
      add(node.moduleSpecifier, names, node.isTypeOnly || allTypes);
    } else if (ts.isImportTypeNode(node)) {
      add(node.argument, [], true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], [], false);
    } else if (
      ts.isNewExpression(node) &&
      node.expression.getText() === 'URL' &&
      node.arguments?.[1]?.getText() === 'import.meta.url'
    ) {
      add(node.arguments[0], [], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path, text));
  return found;
}

function importedNames(clause: ts.ImportClause | undefined): { names: string[]; typeOnly: boolean } {
  if (clause === undefined) return { names: [], typeOnly: false };
  const names = clause.name === undefined ? [] : ['default'];
  const bindings = clause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings)) names.push('*');
  const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
  const taken =
    clause.phaseModifier === undefined ? elements.filter((element) => !element.isTypeOnly) : elements;
  names.push(...taken.map((element) => (element.propertyName ?? element.name).text));
  const allTypes =
    clause.name === undefined && elements.length > 0 && elements.every((element) => element.isTypeOnly);
  return { names, typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword || allTypes };
}

/** Line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}
