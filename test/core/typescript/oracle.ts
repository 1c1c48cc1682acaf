import ts from 'typescript';
import type { ModuleFacts } from '../../../src/core/model/module.ts';
import type { Range } from '../../../src/core/model/text.ts';
import { exportLine, exportsOf } from './oracleExports.ts';

/** What TypeScript's parser and the facts both know of a file, as lines that can be compared. */
export interface Account {
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  readonly calls: readonly string[];
  readonly functions: readonly string[];
  readonly classes: readonly string[];
}

export function accountOfFacts(facts: ModuleFacts): Account {
  const functions = facts.bodies.filter(({ kind }) => kind === 'function' || kind === 'method' || kind === 'constructor');
  return {
    imports: facts.imports.map(importLine).sort(),
    exports: [...new Set(facts.exports.filter((exported) => isSyntax(facts, exported.range)).map(({ name, typeOnly }) => exportLine(name, typeOnly)))].sort(),
    calls: facts.calls.map((call) => callLine({ ...call, arguments: call.arguments.map(({ range }) => range) })).sort(),
    functions: functions.map(({ range, async }) => functionLine(range.end, async)).sort(),
    classes: facts.classes.map(({ range }) => String(range.end)).sort(),
  };
}

/** Whether an export is one of the language, and not an assignment or a call of CommonJS. */
function isSyntax(facts: ModuleFacts, range: Range): boolean {
  return ![...facts.writes, ...facts.calls].some((code) => code.range.start <= range.start && range.end <= code.range.end);
}

interface ImportLine {
  readonly form: string;
  readonly specifier: string;
  readonly range: Range;
  readonly specifierRange: Range;
  readonly typeOnly: boolean;
}

interface CallLine {
  readonly form: string;
  readonly range: Range;
  readonly argumentsRange: Range | undefined;
  readonly arguments: readonly Range[];
}

const at = (range: Range | undefined): string => (range === undefined ? 'none' : `${range.start}-${range.end}`);
const importLine = (asked: ImportLine): string =>
  `${asked.form} ${asked.specifier} ${at(asked.range)} ${at(asked.specifierRange)}${asked.typeOnly ? ' type' : ''}`;
const callLine = (call: CallLine): string => `${call.form} ${at(call.range)} (${at(call.argumentsRange)}): ${call.arguments.map(at).join()}`;
const functionLine = (end: number, isAsync: boolean): string => `${end}${isAsync ? ' async' : ''}`;

interface Found {
  readonly source: ts.SourceFile;
  readonly imports: string[];
  readonly calls: string[];
  readonly functions: string[];
  readonly classes: string[];
}

/** The same account from TypeScript's syntax tree. */
export function accountOfTypeScript(path: string, text: string): Account {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, scriptKind(path));
  const found: Found = { source, imports: [], calls: [], functions: [], classes: [] };
  visit(source, found);
  const { imports, calls, functions, classes } = found;
  return { imports: imports.sort(), exports: exportsOf(source), calls: calls.sort(), functions: functions.sort(), classes: classes.sort() };
}

function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith('.tsx')) return ts.ScriptKind.TSX;
  return /\.[cm]?ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
}

function visit(node: ts.Node, found: Found): void {
  if (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword)) return;
  const asked = importOf(node, found.source);
  if (asked !== undefined) found.imports.push(importLine(asked));
  else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) ts.forEachChild(node, () => undefined);
  else if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.calls.push(callLine(callOf(node, found.source)));
  if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) found.functions.push(functionLine(node.end, isAsync(node)));
  if (ts.isClassLike(node)) found.classes.push(String(node.end));
  ts.forEachChild(node, (child) => visit(child, found));
}

const rangeOf = (node: ts.Node, source: ts.SourceFile): Range => ({ start: node.getStart(source), end: node.end });
const isAsync = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);

function callOf(node: ts.CallExpression | ts.NewExpression, source: ts.SourceFile): CallLine {
  const list = node.arguments;
  return {
    form: ts.isNewExpression(node) ? 'new' : node.expression.kind === ts.SyntaxKind.SuperKeyword ? 'super' : 'call',
    range: rangeOf(node, source),
    argumentsRange: list === undefined ? undefined : { start: list.pos, end: node.end - 1 },
    arguments: (list ?? []).map((argument) => rangeOf(argument, source)),
  };
}

function importOf(node: ts.Node, source: ts.SourceFile): ImportLine | undefined {
  const [form, specifier, typeOnly] = askedBy(node);
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return undefined;
  return { form, specifier: specifier.text, range: rangeOf(node, source), specifierRange: rangeOf(specifier, source), typeOnly };
}

function askedBy(node: ts.Node): readonly [form: string, specifier: ts.Node | undefined, typeOnly: boolean] {
  if (ts.isImportDeclaration(node)) return ['static', node.moduleSpecifier, isTypeImport(node.importClause)];
  if (ts.isExportDeclaration(node)) return ['from', node.moduleSpecifier, node.isTypeOnly || isOnlyTypes(node.exportClause)];
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return ['static', node.moduleReference.expression, node.isTypeOnly];
  }
  if (!ts.isCallExpression(node)) return ['', undefined, false];
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return ['dynamic', node.arguments[0], false];
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require' && !hidesRequire(node);
  return isRequire ? ['require', node.arguments[0], false] : ['', undefined, false];
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  return clause.phaseModifier === ts.SyntaxKind.TypeKeyword || (clause.name === undefined && isOnlyTypes(clause.namedBindings));
}

function isOnlyTypes(clause: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (clause === undefined || !(ts.isNamedImports(clause) || ts.isNamedExports(clause)) || clause.elements.length === 0) return false;
  return clause.elements.some(({ isTypeOnly }) => isTypeOnly) && !clause.elements.some(({ isTypeOnly }) => !isTypeOnly);
}

/** Whether `require` is a name of the file's own here. */
function hidesRequire(from: ts.Node): boolean {
  for (let node = from.parent; node !== undefined; node = node.parent) {
    if (ts.isFunctionLike(node) && node.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === 'require')) return true;
    if (ts.isSourceFile(node) && /\b(?:var|let|const|function) require\b(?! = createRequire)/.test(node.text)) return true;
  }
  return false;
}
