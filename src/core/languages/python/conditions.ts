import type { Guard, Test } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { isTooDeep, unresolved, unresolvedGuard, type Draft } from '../typescript/draft.ts';
import { isExpression, partsOf, rangeOf, type Node } from './tree.ts';
import { textOf, under, type Frame, type Walk } from './walk.ts';

/** An expression that was asked whether it holds. */
export interface Condition {
  readonly value: Value;
  /** What guards the code that runs where it holds, and where it does not. */
  readonly then: readonly Guard[];
  readonly otherwise: readonly Guard[];
  /** What is asked, where it is one thing; undefined for `a and b` and `a or b`. */
  readonly test: Test | undefined;
}

/** Visits an expression and says what it decides. */
export function condition(walk: Walk, node: Node, frame: Frame): Condition {
  const { draft } = walk;
  if (isTooDeep(draft)) return simple(draft, unresolved(rangeOf(node)), { kind: 'unresolved' });
  draft.depth++;
  const asked = ask(walk, node, frame);
  draft.depth--;
  return asked;
}

function ask(walk: Walk, node: Node, frame: Frame): Condition {
  const inner = unwrapped(node);
  const [left, ...others] = partsOf(inner);
  const right = others.at(-1);
  if (inner.name === 'UnaryExpression' && left?.name === 'not' && right !== undefined) return negation(walk, right, frame);
  if (inner.name !== 'BinaryExpression' || left === undefined || right === undefined) return plain(walk, inner, frame);
  const operator = others.slice(0, -1).map((part) => textOf(walk, part)).join(' ');
  if (operator === 'and' || operator === 'or') return logical(walk, { left, right, operator, node: inner }, frame);
  return comparison(walk, { left, right, operator, node: inner }, frame);
}

function unwrapped(node: Node): Node {
  const only = node.name === 'ParenthesizedExpression' ? partsOf(node).find(isExpression) : undefined;
  return only === undefined ? node : unwrapped(only);
}

function simple(draft: Draft, value: Value, test: Test): Condition {
  const branch = draft.branches++;
  return { value, test, then: [{ branch, arm: 'then', test }], otherwise: [{ branch, arm: 'else', test }] };
}

function plain(walk: Walk, node: Node, frame: Frame): Condition {
  const value = walk.value(node, frame);
  return simple(walk.draft, value, truthTest(walk, value));
}

function negation(walk: Walk, node: Node, frame: Frame): Condition {
  const inner = condition(walk, node, frame);
  const range = rangeOf(node);
  if (inner.test === undefined) return { ...inner, value: unresolved(range), then: inner.otherwise, otherwise: inner.then };
  return simple(walk.draft, unresolved(range), negated(inner.test));
}

function negated(test: Test): Test {
  if (test.kind === 'constant') return { kind: 'constant', truthy: !test.truthy };
  return test.kind === 'unset' ? { ...test, negated: !test.negated } : test;
}

interface Operation {
  readonly left: Node;
  readonly right: Node;
  readonly operator: string;
  readonly node: Node;
}

function logical(walk: Walk, { left, right, operator, node }: Operation, frame: Frame): Condition {
  const { draft } = walk;
  const first = condition(walk, left, frame);
  const second = condition(walk, right, under(walk, frame, operator === 'or' ? first.otherwise : first.then));
  const settled = first.test?.kind === 'constant' ? first.test.truthy === (operator === 'and') : undefined;
  if (settled !== undefined) return settled ? second : first;
  const sufficient = operator === 'or' ? first.then : first.otherwise;
  const decides = asksUnset(first.test, operator === 'and') ? sufficient : undefined;
  const mixed = { value: { kind: 'either', options: [first.value, second.value], range: rangeOf(node) } as const, test: undefined };
  return operator === 'and'
    ? { ...mixed, then: [...first.then, ...second.then], otherwise: decides ?? [unresolvedGuard(draft, 'else')] }
    : { ...mixed, then: decides ?? [unresolvedGuard(draft)], otherwise: [...first.otherwise, ...second.otherwise] };
}

/**
 * `db is None or db.closed`, and the opposite `db and not db.closed`: where there is none yet, the rest is not asked. The
 * rest may have the same outcome, but that is about later times.
 */
function asksUnset(test: Test | undefined, negated: boolean): boolean {
  return test?.kind === 'unset' && test.negated === negated;
}

const equalities: Readonly<Record<string, boolean>> = { is: true, '==': true, 'is not': false, '!=': false };

function comparison(walk: Walk, { left, right, operator, node }: Operation, frame: Frame): Condition {
  const { draft } = walk;
  const [one, other] = [walk.value(left, frame), walk.value(right, frame)];
  const value = unresolved(rangeOf(node));
  const equal = equalities[operator];
  const test = equal === undefined ? undefined : equalityTest(one, other);
  if (test === undefined) return simple(draft, value, { kind: 'unresolved' });
  return simple(draft, value, equal === true ? test : negated(test));
}

function equalityTest(one: Value, other: Value): Test | undefined {
  // Lambda imports a handler's module: it is never the main one.
  if (isModuleName(one) && other.kind === 'literal') return { kind: 'constant', truthy: false };
  if (isModuleName(other) && one.kind === 'literal') return { kind: 'constant', truthy: false };
  if (isNone(other)) return unsetTest(one);
  return isNone(one) ? unsetTest(other) : undefined;
}

const isModuleName = (value: Value): boolean => value.kind === 'global' && value.name === '__name__';
const isNone = (value: Value): boolean => value.kind === 'literal' && value.value === null;

function unsetTest(value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: value.value === null };
  return value.kind === 'name' || value.kind === 'member' ? { kind: 'unset', of: value, negated: false } : { kind: 'unresolved' };
}

/** Whether a value holds where it is asked by itself. What is empty does not hold either, so only what may be `None` is asked. */
function truthTest(walk: Walk, value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: Boolean(value.value) };
  if (isTypeChecking(walk, value)) return { kind: 'constant', truthy: false };
  if (value.kind !== 'name') return { kind: 'unresolved' };
  const init = walk.draft.bindings[value.binding]?.init;
  const mayBeEmpty = init !== undefined && init.kind !== 'call' && !isNone(init);
  return mayBeEmpty ? { kind: 'unresolved' } : { kind: 'unset', of: value, negated: true };
}

/** `typing.TYPE_CHECKING` holds for type checkers only. */
function isTypeChecking({ draft }: Walk, value: Value): boolean {
  if (value.kind === 'member') return value.property === 'TYPE_CHECKING';
  if (value.kind === 'global') return value.name === 'TYPE_CHECKING';
  return value.kind === 'name' && draft.bindings[value.binding]?.name === 'TYPE_CHECKING';
}
