import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import ts from 'typescript';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import type { NameValue } from '../../../src/core/model/value.ts';
import { parseModule } from './parser.ts';
import { realFiles, type RealFile } from './realFiles.ts';

/** Every name anywhere in the facts that was resolved to a declaration. */
function namesIn(value: unknown): readonly NameValue[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isName(value) ? [value] : []), ...Object.values(value).flatMap(namesIn)];
}

function isName(value: object): value is NameValue {
  return 'kind' in value && value.kind === 'name' && 'binding' in value;
}

/** A checker that knows one file and nothing around it. */
function checkerOf({ path, text }: RealFile): { readonly source: ts.SourceFile; readonly checker: ts.TypeChecker } {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : /\.[cm]?ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const host: ts.CompilerHost = {
    fileExists: (name) => name === path,
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => '',
    getDefaultLibFileName: () => 'lib.d.ts',
    getNewLine: () => '\n',
    getSourceFile: (name) => (name === path ? source : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const program = ts.createProgram([path], { allowJs: true, noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest }, host);
  return { source, checker: program.getTypeChecker() };
}

function identifierAt(source: ts.SourceFile, start: number): ts.Identifier | undefined {
  let found: ts.Identifier | undefined;
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end <= start) return;
    if (ts.isIdentifier(node) && node.getStart(source) === start) found = node;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Where TypeScript says that the name at a place is declared. */
function declaredAt(checker: ts.TypeChecker, source: ts.SourceFile, start: number): readonly number[] {
  const node = identifierAt(source, start);
  if (node === undefined) return [];
  const isShorthand = ts.isShorthandPropertyAssignment(node.parent);
  const isExported = ts.isExportSpecifier(node.parent);
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : isExported ? checker.getExportSpecifierLocalTargetSymbol(node.parent) : checker.getSymbolAtLocation(node);
  return (symbol?.declarations ?? []).map((declaration) => (ts.getNameOfDeclaration(declaration) ?? declaration).getStart(source));
}

function compare(file: RealFile, facts: ModuleFacts): number {
  const { source, checker } = checkerOf(file);
  const names = namesIn({ ...facts, bindings: [] });
  for (const { binding, range } of names) {
    const places = declaredAt(checker, source, range.start);
    const own = facts.bindings[binding]?.range.start;
    assert.ok(own !== undefined && places.includes(own), `${file.path}:${range.start} ${file.text.slice(range.start, range.end)} is declared at ${places.join()}, not ${own}`);
  }
  return names.length;
}

describe('names of real files, held against TypeScript', function () {
  this.timeout(120_000);

  it('mean the same declarations', () => {
    const files = realFiles().filter(({ path, text }) => /\.[cm]?tsx?$/.test(path) && text.length < 25_000).filter((_, index) => index % 3 === 0);
    let names = 0;
    for (const file of files) names += compare(file, parseModule(file.path, file.text, 'hash'));
    assert.ok(files.length >= 60 && names >= 5000, `${files.length} files, ${names} names`);
  });
});
