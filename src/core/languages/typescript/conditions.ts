import { BinaryExpression, LogicalExpression, UnaryExpression } from '../../../generated/yukuNodes.ts';
import type { Guard, Test } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import type { NodeIndex } from './cursor.ts';
import { isTooDeep, unresolved, unresolvedGuard, type Draft } from './draft.ts';
import { unwrapped } from './looks.ts';
import { under, type Frame, type Walk } from './walk.ts';

/** An expression that was asked whether it holds. */
export interface Condition {
  readonly value: Value;
  /** What guards the code that runs where it holds, and where it does not. */
  readonly then: readonly Guard[];
  readonly otherwise: readonly Guard[];
  /** What is asked, where it is one thing; undefined for `a && b` and `a || b`. */
  readonly test: Test | undefined;
}

/** Visits an expression and says what it decides. */
export function condition(walk: Walk, node: NodeIndex, frame: Frame): Condition {
  const { cursor, draft } = walk;
  if (isTooDeep(draft)) return simple(draft, unresolved(cursor.range(node)), { kind: 'unresolved' });
  draft.depth++;
  const asked = ask(walk, node, frame);
  draft.depth--;
  return asked;
}

function ask(walk: Walk, node: NodeIndex, frame: Frame): Condition {
  const { cursor } = walk;
  const inner = unwrapped(cursor, node);
  const kind = cursor.kind(inner);
  if (kind === LogicalExpression.nodeKind) return logical(walk, inner, frame);
  if (kind === UnaryExpression.nodeKind && cursor.choice(inner, UnaryExpression.operator) === '!') return negation(walk, inner, frame);
  if (kind === BinaryExpression.nodeKind) return comparison(walk, inner, frame);
  const value = walk.value(inner, frame);
  return simple(walk.draft, value, truthTest(value));
}

function simple(draft: Draft, value: Value, test: Test): Condition {
  const branch = draft.branches++;
  return { value, test, then: [{ branch, arm: 'then', test }], otherwise: [{ branch, arm: 'else', test }] };
}

function negation(walk: Walk, node: NodeIndex, frame: Frame): Condition {
  const inner = condition(walk, walk.cursor.child(node, UnaryExpression.argument), frame);
  const range = walk.cursor.range(node);
  if (inner.test === undefined) return { ...inner, value: unresolved(range), then: inner.otherwise, otherwise: inner.then };
  const test = negated(inner.test);
  const value: Value = test.kind === 'constant' ? { kind: 'literal', value: test.truthy, range } : unresolved(range);
  return simple(walk.draft, value, test);
}

function negated(test: Test): Test {
  if (test.kind === 'constant') return { kind: 'constant', truthy: !test.truthy };
  return test.kind === 'unresolved' ? test : { ...test, negated: !test.negated };
}

/** `a && b`, `a || b`, `a ?? b`, also as a value. */
function logical(walk: Walk, node: NodeIndex, frame: Frame): Condition {
  const { cursor, draft } = walk;
  const operator = cursor.choice(node, LogicalExpression.operator);
  const left = condition(walk, cursor.child(node, LogicalExpression.left), frame);
  const asked = operator === '??' ? simple(draft, left.value, unsetTest(left.value)) : left;
  const behind = operator === '||' ? asked.otherwise : asked.then;
  const right = condition(walk, cursor.child(node, LogicalExpression.right), under(walk, frame, behind));
  const settled = asked.test?.kind === 'constant' ? asked.test.truthy === (operator !== '||') : undefined;
  if (settled !== undefined) return settled ? right : left;
  const value: Value = { kind: 'either', options: [left.value, right.value], range: cursor.range(node) };
  if (operator === '??') return simple(draft, value, truthTest(value));
  const mixed = { value, test: undefined };
  return operator === '&&'
    ? { ...mixed, then: [...left.then, ...right.then], otherwise: [unresolvedGuard(draft, 'else')] }
    : { ...mixed, then: [unresolvedGuard(draft)], otherwise: [...left.otherwise, ...right.otherwise] };
}

const equalities: Readonly<Record<string, boolean>> = { '==': true, '===': true, '!=': false, '!==': false };

function comparison(walk: Walk, node: NodeIndex, frame: Frame): Condition {
  const { cursor, draft } = walk;
  const operator = cursor.choice(node, BinaryExpression.operator) ?? '';
  const equal = equalities[operator];
  if (equal === undefined) return simple(draft, walk.value(node, frame), { kind: 'unresolved' });
  const sides = [cursor.child(node, BinaryExpression.left), cursor.child(node, BinaryExpression.right)];
  const types = sides.map((side) => typeofOperand(walk, side));
  const [left, right] = sides.map((side, index) => walk.value(types[index] ?? side, frame));
  const value = unresolved(cursor.range(node));
  if (left === undefined || right === undefined) return simple(draft, value, { kind: 'unresolved' });
  const test = comparisonTest({ of: left, isType: types[0] !== undefined }, { of: right, isType: types[1] !== undefined });
  const asked = equal ? test : negated(test);
  return simple(draft, asked.kind === 'constant' ? { kind: 'literal', value: asked.truthy, range: value.range } : value, asked);
}

/** The `x` of `typeof x`. */
function typeofOperand(walk: Walk, node: NodeIndex): NodeIndex | undefined {
  const { cursor } = walk;
  const inner = unwrapped(cursor, node);
  if (cursor.kind(inner) !== UnaryExpression.nodeKind || cursor.choice(inner, UnaryExpression.operator) !== 'typeof') return undefined;
  return cursor.child(inner, UnaryExpression.argument);
}

interface Side {
  readonly of: Value;
  readonly isType: boolean;
}

function comparisonTest(left: Side, right: Side): Test {
  if (left.isType !== right.isType) {
    const [type, other] = left.isType ? [left.of, right.of] : [right.of, left.of];
    return other.kind === 'literal' && other.value === 'undefined' ? { kind: 'unset', of: type, negated: false } : { kind: 'unresolved' };
  }
  if (left.isType) return { kind: 'unresolved' };
  if (left.of.kind === 'literal' && right.of.kind === 'literal') return sameLiterals(left.of.value, right.of.value);
  if (isNothing(right.of)) return unsetTest(left.of);
  if (isNothing(left.of)) return unsetTest(right.of);
  return sameTest(left.of, right.of) ?? sameTest(right.of, left.of) ?? { kind: 'unresolved' };
}

/** Whether something that is asked for by name is a certain text. */
function sameTest(of: Value, text: Value): Test | undefined {
  if ((of.kind !== 'name' && of.kind !== 'member') || text.kind !== 'literal' || typeof text.value !== 'string') return undefined;
  return { kind: 'same', of, as: text.value, negated: false };
}

/** `null == undefined` depends on the operator, and nobody writes it. */
function sameLiterals(left: unknown, right: unknown): Test {
  return typeof left === typeof right ? { kind: 'constant', truthy: left === right } : { kind: 'unresolved' };
}

const isNothing = (value: Value): boolean => value.kind === 'literal' && (value.value === undefined || value.value === null);

/** Whether a value holds where it is asked by itself. */
function truthTest(value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: Boolean(value.value) };
  if (isSomething(value)) return { kind: 'constant', truthy: true };
  return value.kind === 'unresolved' ? { kind: 'unresolved' } : { kind: 'unset', of: value, negated: true };
}

/** Whether a value is `null` or `undefined`. */
export function unsetTest(value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: isNothing(value) };
  if (isSomething(value)) return { kind: 'constant', truthy: false };
  return value.kind === 'unresolved' ? { kind: 'unresolved' } : { kind: 'unset', of: value, negated: false };
}

const isSomething = (value: Value): boolean => ['object', 'array', 'function', 'class'].includes(value.kind);
