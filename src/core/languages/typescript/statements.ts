import {
  BlockStatement,
  BreakStatement,
  CatchClause,
  ClassNode,
  ContinueStatement,
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ExpressionStatement,
  FunctionNode,
  IfStatement,
  ImportDeclaration,
  ReturnStatement,
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
  WithStatement,
} from '../../../generated/yukuNodes.ts';
import { classDeclaration } from './classes.ts';
import { condition } from './conditions.ts';
import { noNode, type NodeIndex } from './cursor.ts';
import { guarded, unresolvedGuard, type Draft } from './draft.ts';
import { exportAll, exportAssignment, exportDefault, exportNamed } from './exports.ts';
import { functionDeclaration } from './functions.ts';
import { declareBlock, declarePattern, hoist } from './hoist.ts';
import { importDeclaration, importEquals } from './imports.ts';
import { loops } from './loops.ts';
import { targetsOf } from './patterns.ts';
import { innerScope } from './scope.ts';
import { variables } from './variables.ts';
import { arm, optional, under, type Flow, type Frame, type Visit, type Walk } from './walk.ts';

const visits = new Map<number, Visit>([
  ...loops,
  [ExpressionStatement.nodeKind, going((walk, node, frame) => walk.value(walk.cursor.child(node, ExpressionStatement.expression), frame))],
  [VariableDeclaration.nodeKind, going(variables)],
  [FunctionNode.nodeKind, going((walk, node, frame) => functionDeclaration(walk, node, frame))],
  [ClassNode.nodeKind, going((walk, node, frame) => classDeclaration(walk, node, frame))],
  [BlockStatement.nodeKind, block],
  [IfStatement.nodeKind, ifStatement],
  [TryStatement.nodeKind, tryStatement],
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

function block(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const statements = walk.cursor.list(node, BlockStatement.body);
  const inner: Frame = { ...frame, scope: innerScope(frame.scope) };
  declareBlock(walk, statements, inner);
  return walk.statements(statements, inner);
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
