import {
  BindingIdentifier,
  BlockStatement,
  CatchClause,
  ClassNode,
  DoWhileStatement,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionNode,
  IfStatement,
  ImportDeclaration,
  ImportDefaultSpecifier,
  ImportNamespaceSpecifier,
  ImportSpecifier,
  LabeledStatement,
  SwitchCase,
  SwitchStatement,
  TryStatement,
  TSEnumDeclaration,
  TSImportEqualsDeclaration,
  TSInterfaceDeclaration,
  TSModuleDeclaration,
  TSTypeAliasDeclaration,
  VariableDeclaration,
  VariableDeclarator,
  WhileStatement,
  WithStatement,
} from '../../../generated/yukuNodes.ts';
import type { Binding } from '../../model/module.ts';
import type { ChildField, ListField, NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { assertedType, identifierName, nameRange } from './looks.ts';
import { patternAnnotation, targetsOf } from './patterns.ts';
import { declare } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

/*
 * Names are declared before the code around them is visited, because a name may be used above its declaration: `var`
 * throughout its function, the others throughout their block.
 */

/** The statements that may hold other statements of the same function, with where they hold them. */
const nested = new Map<number, { readonly children: readonly ChildField[]; readonly lists: readonly ListField[] }>([
  [BlockStatement.nodeKind, { children: [], lists: [BlockStatement.body] }],
  [IfStatement.nodeKind, { children: [IfStatement.consequent, IfStatement.alternate], lists: [] }],
  [ForStatement.nodeKind, { children: [ForStatement.init, ForStatement.body], lists: [] }],
  [ForInStatement.nodeKind, { children: [ForInStatement.left, ForInStatement.body], lists: [] }],
  [ForOfStatement.nodeKind, { children: [ForOfStatement.left, ForOfStatement.body], lists: [] }],
  [WhileStatement.nodeKind, { children: [WhileStatement.body], lists: [] }],
  [DoWhileStatement.nodeKind, { children: [DoWhileStatement.body], lists: [] }],
  [LabeledStatement.nodeKind, { children: [LabeledStatement.body], lists: [] }],
  [WithStatement.nodeKind, { children: [WithStatement.body], lists: [] }],
  [SwitchStatement.nodeKind, { children: [], lists: [SwitchStatement.cases] }],
  [SwitchCase.nodeKind, { children: [], lists: [SwitchCase.consequent] }],
  [TryStatement.nodeKind, { children: [TryStatement.block, TryStatement.handler, TryStatement.finalizer], lists: [] }],
  [CatchClause.nodeKind, { children: [CatchClause.body], lists: [] }],
  [ExportNamedDeclaration.nodeKind, { children: [ExportNamedDeclaration.declaration], lists: [] }],
]);

/** Declares everything that the statements of a function or of the module declare for the whole of it. */
export function hoist(walk: Walk, statements: readonly NodeIndex[], frame: Frame): void {
  declareBlock(walk, statements, frame);
  for (const statement of statements) declareVars(walk, statement, frame);
}

function declareVars(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const kind = cursor.kind(node);
  if (kind === VariableDeclaration.nodeKind && cursor.choice(node, VariableDeclaration.kind) === 'var') return declareVariables(walk, node, frame);
  const holds = nested.get(kind);
  if (holds === undefined) return;
  for (const field of holds.children) declareVars(walk, cursor.child(node, field), frame);
  for (const field of holds.lists) for (const inner of cursor.list(node, field)) declareVars(walk, inner, frame);
}

/** Declares what belongs to a block: `let`, `const`, classes, functions, imports and TypeScript's own. */
export function declareBlock(walk: Walk, statements: readonly NodeIndex[], frame: Frame): void {
  for (const statement of statements) declareStatement(walk, statement, frame);
}

/** The declaration that an `export` wraps, or the statement itself. */
export function declarationOf(walk: Walk, statement: NodeIndex): NodeIndex {
  const kind = walk.cursor.kind(statement);
  if (kind === ExportNamedDeclaration.nodeKind) return walk.cursor.child(statement, ExportNamedDeclaration.declaration);
  return kind === ExportDefaultDeclaration.nodeKind ? walk.cursor.child(statement, ExportDefaultDeclaration.declaration) : statement;
}

function declareStatement(walk: Walk, statement: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const node = declarationOf(walk, statement);
  const kind = cursor.kind(node);
  if (kind === VariableDeclaration.nodeKind) {
    if (cursor.choice(node, VariableDeclaration.kind) !== 'var') declareVariables(walk, node, frame);
  } else if (kind === FunctionNode.nodeKind) declareFunction(walk, node, frame);
  else if (kind === ClassNode.nodeKind) declareClass(walk, node, frame);
  else if (kind === ImportDeclaration.nodeKind) declareImports(walk, node, frame);
  else if (kind === TSImportEqualsDeclaration.nodeKind) declareNamed(walk, cursor.child(node, TSImportEqualsDeclaration.id), 'import', frame);
  else if (kind === TSEnumDeclaration.nodeKind) declareOther(walk, cursor.child(node, TSEnumDeclaration.id), frame);
  else if (kind === TSModuleDeclaration.nodeKind) declareOther(walk, cursor.child(node, TSModuleDeclaration.id), frame);
  else if (kind === TSInterfaceDeclaration.nodeKind) declareType(walk, cursor.child(node, TSInterfaceDeclaration.id));
  else if (kind === TSTypeAliasDeclaration.nodeKind) declareType(walk, cursor.child(node, TSTypeAliasDeclaration.id));
}

/** Declares the names of `const …`, `let …`, `var …`, `using …`. */
export function declareVariables(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const written = cursor.choice(node, VariableDeclaration.kind);
  const kind = written === 'var' || written === 'let' ? written : 'const';
  for (const declarator of cursor.list(node, VariableDeclaration.declarations)) {
    const id = cursor.child(declarator, VariableDeclarator.id);
    const annotation = patternAnnotation(cursor, id) ?? assertedType(cursor, cursor.child(declarator, VariableDeclarator.init));
    declarePattern(walk, id, { kind, annotation, frame });
  }
}

interface Declaring {
  readonly kind: Binding['kind'];
  /** Of the whole pattern: it is that of the name only where there is no pattern. */
  readonly annotation: string | undefined;
  readonly frame: Frame;
}

/** Declares every name of a pattern. Returns their bindings. */
export function declarePattern(walk: Walk, pattern: NodeIndex, { kind, annotation, frame }: Declaring): readonly number[] {
  const { cursor } = walk;
  if (cursor.kind(pattern) === BindingIdentifier.nodeKind) {
    const name = identifierName(cursor, pattern) ?? '';
    return [declare(walk.draft, frame.scope, { name, kind, range: nameRange(cursor, pattern), annotation, body: frame.body })];
  }
  return targetsOf(walk, pattern, undefined).flatMap(({ node, path }) => {
    const name = identifierName(cursor, node);
    if (name === undefined) return [];
    const declaration = { name, kind, range: nameRange(cursor, node), annotation: path.length === 0 ? annotation : undefined, body: frame.body };
    return [declare(walk.draft, frame.scope, declaration)];
  });
}

/** Declares one name. Returns its binding, or undefined where the text has none. */
export function declareNamed(walk: Walk, id: NodeIndex, kind: Binding['kind'], frame: Frame): number | undefined {
  const name = identifierName(walk.cursor, id);
  if (name === undefined) return undefined;
  return declare(walk.draft, frame.scope, { name, kind, range: nameRange(walk.cursor, id), annotation: undefined, body: frame.body });
}

function declareFunction(walk: Walk, node: NodeIndex, frame: Frame): void {
  const binding = declareNamed(walk, walk.cursor.child(node, FunctionNode.id), 'function', frame);
  if (walk.cursor.flag(node, FunctionNode.declare)) setUnknown(walk, binding);
}

function declareClass(walk: Walk, node: NodeIndex, frame: Frame): void {
  const binding = declareNamed(walk, walk.cursor.child(node, ClassNode.id), 'class', frame);
  if (walk.cursor.flag(node, ClassNode.declare)) setUnknown(walk, binding);
}

function declareOther(walk: Walk, id: NodeIndex, frame: Frame): void {
  setUnknown(walk, declareNamed(walk, id, 'other', frame));
}

/** Gives a binding a value that is not known, where it has none, so that it is not taken for `undefined`. */
export function setUnknown(walk: Walk, index: number | undefined): void {
  const binding = index === undefined ? undefined : walk.draft.bindings[index];
  if (binding !== undefined) binding.init ??= unresolved(binding.range);
}

function declareType(walk: Walk, id: NodeIndex): void {
  const name = identifierName(walk.cursor, id);
  if (name !== undefined) walk.draft.typeNames.add(name);
}

function declareImports(walk: Walk, node: NodeIndex, frame: Frame): void {
  for (const specifier of walk.cursor.list(node, ImportDeclaration.specifiers)) {
    declareNamed(walk, localName(walk, specifier), 'import', frame);
  }
}

/** The name that an import specifier of any form gives to the module. */
export function localName(walk: Walk, specifier: NodeIndex): NodeIndex {
  const kind = walk.cursor.kind(specifier);
  const form = [ImportSpecifier, ImportDefaultSpecifier, ImportNamespaceSpecifier].find(({ nodeKind }) => nodeKind === kind);
  return form === undefined ? -1 : walk.cursor.child(specifier, form.local);
}
