import {
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  LabeledStatement,
  SwitchCase,
  SwitchStatement,
  VariableDeclaration,
  VariableDeclarator,
  WhileStatement,
} from '../../../generated/yukuNodes.ts';
import type { Value } from '../../model/value.ts';
import type { ChildField, NodeIndex } from './cursor.ts';
import { guarded, unresolved, unresolvedGuard } from './draft.ts';
import { setInit } from './functions.ts';
import { declareBlock, declareVariables } from './hoist.ts';
import { identifierName } from './looks.ts';
import { partOf, targetsOf } from './patterns.ts';
import { innerScope, lookUp } from './scope.ts';
import { variables } from './variables.ts';
import { arm, optional, under, type Flow, type Frame, type Visit, type Walk } from './walk.ts';

/** Visits code that runs any number of times. What stands behind it may not run where it returns. */
function repeated(walk: Walk, frame: Frame, visit: (frame: Frame) => void): Flow {
  const { draft } = walk;
  const before = draft.returns;
  visit(under(walk, frame, [unresolvedGuard(draft)]));
  return draft.returns > before ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
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
  readonly nodeKind: number;
}

/** `for … of` and `for … in`: the name on the left is one of the values in a list that is written out; else nobody knows what. */
function forEach(form: ForEach): Visit {
  return (walk, node, frame) => {
    const { cursor } = walk;
    const own: Frame = { ...frame, scope: innerScope(frame.scope) };
    const left = cursor.child(node, form.left);
    const isDeclared = cursor.kind(left) === VariableDeclaration.nodeKind;
    if (isDeclared) declareHead(walk, left, own);
    return repeated(walk, own, (inside) => {
      const over = walk.value(cursor.child(node, form.right), own);
      if (isDeclared) eachName(walk, left, inside, form.nodeKind === ForOfStatement.nodeKind ? over : unresolved(over.range));
      else assignEach(walk, left, inside);
      arm(walk, cursor.child(node, form.body), inside);
    });
  };
}

function eachName(walk: Walk, declaration: NodeIndex, frame: Frame, over: Value): void {
  const { cursor } = walk;
  const item: Value = over.kind === 'array' ? { kind: 'either', options: over.items, range: over.range } : unresolved(over.range);
  for (const declarator of cursor.list(declaration, VariableDeclaration.declarations)) {
    for (const { node, path } of targetsOf(walk, cursor.child(declarator, VariableDeclarator.id), frame)) {
      setInit(walk, lookUp(frame.scope, identifierName(cursor, node) ?? ''), partOf(item, path));
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

function labeled(walk: Walk, node: NodeIndex, frame: Frame): Flow {
  const { draft } = walk;
  const before = draft.returns;
  arm(walk, walk.cursor.child(node, LabeledStatement.body), frame);
  return draft.returns > before ? guarded(draft, frame.guards, [unresolvedGuard(draft)]) : frame.guards;
}

/** Statements whose body runs any number of times, or is left by `break`. */
export const loops: readonly (readonly [nodeKind: number, visit: Visit])[] = [
  [ForStatement.nodeKind, forStatement],
  [ForInStatement.nodeKind, forEach(ForInStatement)],
  [ForOfStatement.nodeKind, forEach(ForOfStatement)],
  [WhileStatement.nodeKind, loop(WhileStatement)],
  [DoWhileStatement.nodeKind, loop(DoWhileStatement)],
  [SwitchStatement.nodeKind, switchStatement],
  [LabeledStatement.nodeKind, labeled],
];
