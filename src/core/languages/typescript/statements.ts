import {
  BlockStatement,
  BreakStatement,
  CatchClause,
  ClassNode,
  ContinueStatement,
  DoWhileStatement,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExpressionStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionNode,
  IfStatement,
  ImportDeclaration,
  LabeledStatement,
  ReturnStatement,
  SwitchCase,
  SwitchStatement,
  ThrowStatement,
  TryStatement,
  TSEnumBody,
  TSEnumDeclaration,
  TSEnumMember,
  TSExportAssignment,
  TSImportEqualsDeclaration,
  TSModuleBlock,
  TSModuleDeclaration,
  VariableDeclaration,
  VariableDeclarator,
  WhileStatement,
  WithStatement,
} from '../../../generated/yukuNodes.ts';
import { classDeclaration } from './classes.ts';
import { condition } from './conditions.ts';
import { noNode, type ChildField, type NodeIndex } from './cursor.ts';
import { guarded, unresolved, unresolvedGuard, type Draft } from './draft.ts';
import { exportAll, exportAssignment, exportDefault, exportNamed } from './exports.ts';
import { functionDeclaration } from './functions.ts';
import { declareBlock, declarePattern, declareVariables, hoist, setUnknown } from './hoist.ts';
import { importDeclaration, importEquals } from './imports.ts';
import { identifierName } from './looks.ts';
import { partOf, targetsOf } from './patterns.ts';
import { innerScope, lookUp } from './scope.ts';
import { under, type Flow, type Frame, type Walk } from './walk.ts';

type Visit = (walk: Walk, node: NodeIndex, frame: Frame) => Flow;

const visits = new Map<number, Visit>([
  [ExpressionStatement.nodeKind, going((walk, node, frame) => walk.value(walk.cursor.child(node, ExpressionStatement.expression), frame))],
  [VariableDeclaration.nodeKind, going(variables)],
  [FunctionNode.nodeKind, going((walk, node, frame) => functionDeclaration(walk, node, frame))],
  [ClassNode.nodeKind, going((walk, node, frame) => classDeclaration(walk, node, frame))],
  [BlockStatement.nodeKind, block],
  [IfStatement.nodeKind, ifStatement],
  [ForStatement.nodeKind, forStatement],
  [ForInStatement.nodeKind, forEach(ForInStatement)],
  [ForOfStatement.nodeKind, forEach(ForOfStatement)],
  [WhileStatement.nodeKind, loop(WhileStatement)],
  [DoWhileStatement.nodeKind, loop(DoWhileStatement)],
  [SwitchStatement.nodeKind, switchStatement],
  [TryStatement.nodeKind, tryStatement],
  [LabeledStatement.nodeKind, labeled],
  [WithStatement.nodeKind, withStatement],
  [ReturnStatement.nodeKind, returnStatement],
  [ThrowStatement.nodeKind, throwStatement],
  [BreakStatement.nodeKind, jump],
  [ContinueStatement.nodeKind, jump],
  [ImportDeclaration.nodeKind, going(importDeclaration)],
  [TSImportEqualsDeclaration.nodeKind, going(importEquals)],
  [ExportNamedDeclaration.nodeKind, exported],
  [ExportDefaultDeclaration.nodeKind, going(exportDefault)],
  [ExportAllDeclaration.nodeKind, going(exportAll)],
  [TSExportAssignment.nodeKind, going(exportAssignment)],
  [TSEnumDeclaration.nodeKind, going(enumDeclaration)],
  [TSModuleDeclaration.nodeKind, going(namespace)],
]);

/** Visits one statement. One that holds no code that runs (types, empty statements) changes nothing. */
export function statement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const visit = visits.get(walk.cursor.kind(node));
  return visit === undefined ? frame.guards : visit(walk, node, frame);
}

/** A statement behind which the code always goes on. */
function going(visit: (walk: Walk, node: NodeIndex, frame: Frame) => unknown): Visit {
  return (walk, node, frame) => {
    visit(walk, node, frame);
    return frame.guards;
  };
}

function variables(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const isAmbient = cursor.flag(node, VariableDeclaration.declare);
  for (const declarator of cursor.list(node, VariableDeclaration.declarations)) variable(walk, declarator, frame, isAmbient);
}

function variable(walk: Walk, node: NodeIndex, frame: Frame, isAmbient: boolean): void {
  const { cursor, draft } = walk;
  const id = cursor.child(node, VariableDeclarator.id);
  const init = cursor.child(node, VariableDeclarator.init);
  const targets = targetsOf(walk, id, frame);
  const value = init === noNode ? undefined : walk.value(init, frame, identifierName(cursor, id));
  for (const { node: target, path } of targets) {
    const index = lookUp(frame.scope, identifierName(cursor, target) ?? '');
    const binding = index === undefined ? undefined : draft.bindings[index];
    if (index === undefined || binding === undefined) continue;
    if (isAmbient) setUnknown(walk, index);
    if (value === undefined) continue;
    const part = partOf(value, path);
    if (binding.init === undefined) binding.init = part;
    else {
      const again = { kind: 'name', binding: index, range: cursor.range(target) } as const;
      draft.writes.push({ target: again, value: part, operator: '=', body: frame.body, guards: frame.guards, range: cursor.range(node) });
    }
  }
}

function block(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const statements = walk.cursor.list(node, BlockStatement.body);
  const inner: Frame = { ...frame, scope: innerScope(frame.scope) };
  declareBlock(walk, statements, inner);
  return walk.statements(statements, inner);
}

/** A statement that is the body of another: alone, it may still be a declaration (`if (x) function f() {}`). */
function arm(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  return node === noNode ? frame.guards : walk.statements([node], frame);
}

function ifStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { cursor, draft } = walk;
  const asked = condition(walk, cursor.child(node, IfStatement.test), frame);
  const [inThen, inElse] = [under(walk, frame, asked.then), under(walk, frame, asked.otherwise)];
  const left = leaves(draft);
  const then = arm(walk, cursor.child(node, IfStatement.consequent), inThen);
  const otherwise = arm(walk, cursor.child(node, IfStatement.alternate), inElse);
  if (then === undefined && leaves(draft) === left && cursor.child(node, IfStatement.alternate) === noNode) {
    return guarded(draft, frame.guards, asked.otherwise.map((guard) => ({ ...guard, orThrows: true })));
  }
  if (then === undefined) return otherwise;
  if (otherwise === undefined) return then;
  return leaves(draft) > left ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

/** How often the code so far leaves a block otherwise than by an exception. */
const leaves = (draft: Draft): number => draft.returns + draft.jumps;

/** Visits code that runs any number of times. What stands behind it may not run where it returns. */
function repeated(walk: Walk, frame: Frame, visit: (frame: Frame) => void): Flow {
  const { draft } = walk;
  const before = draft.returns;
  visit(under(walk, frame, [unresolvedGuard(draft)]));
  return draft.returns > before ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

function optional(walk: Walk, node: NodeIndex, frame: Frame): void {
  if (node !== noNode) walk.value(node, frame);
}

function forStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { cursor } = walk;
  const own: Frame = { ...frame, scope: innerScope(frame.scope) };
  const init = cursor.child(node, ForStatement.init);
  if (cursor.kind(init) === VariableDeclaration.nodeKind) {
    declareHead(walk, init, own);
    variables(walk, init, own);
  } else optional(walk, init, own);
  optional(walk, cursor.child(node, ForStatement.test), own);
  return repeated(walk, own, (inside) => {
    optional(walk, cursor.child(node, ForStatement.update), inside);
    arm(walk, cursor.child(node, ForStatement.body), inside);
  });
}

function declareHead(walk: Walk, node: NodeIndex, frame: Frame): void {
  if (walk.cursor.choice(node, VariableDeclaration.kind) !== 'var') declareVariables(walk, node, frame);
}

interface ForEach {
  readonly left: ChildField;
  readonly right: ChildField;
  readonly body: ChildField;
}

/** `for … of` and `for … in`: the names on the left have values that are not known. */
function forEach(form: ForEach): Visit {
  return (walk, node, frame) => {
    const { cursor } = walk;
    const own: Frame = { ...frame, scope: innerScope(frame.scope) };
    const left = cursor.child(node, form.left);
    const isDeclared = cursor.kind(left) === VariableDeclaration.nodeKind;
    if (isDeclared) declareHead(walk, left, own);
    return repeated(walk, own, (inside) => {
      if (isDeclared) eachName(walk, left, inside);
      else assignEach(walk, left, inside);
      walk.value(cursor.child(node, form.right), own);
      arm(walk, cursor.child(node, form.body), inside);
    });
  };
}

function eachName(walk: Walk, declaration: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  for (const declarator of cursor.list(declaration, VariableDeclaration.declarations)) {
    for (const { node } of targetsOf(walk, cursor.child(declarator, VariableDeclarator.id), frame)) {
      setUnknown(walk, lookUp(frame.scope, identifierName(cursor, node) ?? ''));
    }
  }
}

function assignEach(walk: Walk, pattern: NodeIndex, frame: Frame): void {
  const { cursor, draft } = walk;
  for (const { node } of targetsOf(walk, pattern, frame)) {
    const range = cursor.range(node);
    const target = walk.value(node, frame);
    draft.writes.push({ target, value: unresolved(range), operator: '=', body: frame.body, guards: frame.guards, range });
  }
}

function loop(form: { readonly test: ChildField; readonly body: ChildField; readonly nodeKind: number }): Visit {
  return (walk, node, frame) => {
    const { cursor } = walk;
    const testFirst = form.nodeKind === WhileStatement.nodeKind;
    if (testFirst) optional(walk, cursor.child(node, form.test), frame);
    const flow = repeated(walk, frame, (inside) => arm(walk, cursor.child(node, form.body), inside));
    if (!testFirst) optional(walk, cursor.child(node, form.test), frame);
    return flow;
  };
}

function switchStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { cursor, draft } = walk;
  optional(walk, cursor.child(node, SwitchStatement.discriminant), frame);
  const cases = cursor.list(node, SwitchStatement.cases);
  const own: Frame = { ...frame, scope: innerScope(frame.scope) };
  for (const each of cases) declareBlock(walk, cursor.list(each, SwitchCase.consequent), own);
  return repeated(walk, own, (inside) => {
    for (const each of cases) {
      optional(walk, cursor.child(each, SwitchCase.test), inside);
      walk.statements(cursor.list(each, SwitchCase.consequent), under(walk, own, [unresolvedGuard(draft)]));
    }
  });
}

/**
 * The block is taken to run to its end. Behind the whole the code goes on as it does behind the block, or behind the
 * handler: what only throws in the block decides nothing there.
 */
function tryStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { cursor, draft } = walk;
  const left = leaves(draft);
  const tried = arm(walk, cursor.child(node, TryStatement.block), frame);
  const mayLeave = leaves(draft) > left;
  const handler = cursor.child(node, TryStatement.handler);
  const handled = handler === noNode ? undefined : catchClause(walk, handler, under(walk, frame, [unresolvedGuard(draft)]));
  const finished = arm(walk, cursor.child(node, TryStatement.finalizer), frame);
  if (finished === undefined) return undefined;
  if (handled === undefined) return tried;
  if (tried === undefined) return guarded(draft, frame.guards, [unresolvedGuard(draft)]);
  return mayLeave ? tried : frame.guards;
}

function catchClause(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { cursor } = walk;
  const own: Frame = { ...frame, scope: innerScope(frame.scope) };
  const parameter = cursor.child(node, CatchClause.param);
  declarePattern(walk, parameter, { kind: 'catch', annotation: undefined, frame: own });
  targetsOf(walk, parameter, own);
  return arm(walk, cursor.child(node, CatchClause.body), own);
}

function labeled(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { draft } = walk;
  const before = draft.returns;
  arm(walk, walk.cursor.child(node, LabeledStatement.body), frame);
  return draft.returns > before ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

function withStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  optional(walk, walk.cursor.child(node, WithStatement.object), frame);
  return arm(walk, walk.cursor.child(node, WithStatement.body), frame);
}

function returnStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const argument = walk.cursor.child(node, ReturnStatement.argument);
  if (argument !== noNode) walk.draft.bodies[frame.body]?.returns.push(walk.value(argument, frame));
  walk.draft.returns++;
  return undefined;
}

function throwStatement(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  optional(walk, walk.cursor.child(node, ThrowStatement.argument), frame);
  return undefined;
}

function jump(walk: Walk): Flow {
  walk.draft.jumps++;
  return undefined;
}

function exported(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const declaration = walk.cursor.child(node, ExportNamedDeclaration.declaration);
  if (declaration !== noNode) statement(walk, declaration, frame);
  exportNamed(walk, node, frame);
  return frame.guards;
}

function enumDeclaration(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const body = cursor.child(node, TSEnumDeclaration.body);
  if (body === noNode || cursor.flag(node, TSEnumDeclaration.declare)) return;
  for (const member of cursor.list(body, TSEnumBody.members)) optional(walk, cursor.child(member, TSEnumMember.initializer), frame);
}

/** The code of a `namespace` runs where it stands; what it exports is not the module's. */
function namespace(walk: Walk, node: NodeIndex, frame: Frame): void {
  const { cursor } = walk;
  const body = cursor.child(node, TSModuleDeclaration.body);
  if (cursor.kind(body) !== TSModuleBlock.nodeKind || cursor.flag(node, TSModuleDeclaration.declare)) return;
  const inner: Frame = { ...frame, scope: innerScope(frame.scope) };
  const statements = cursor.list(body, TSModuleBlock.body);
  hoist(walk, statements, inner);
  walk.statements(statements, inner);
}
