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
  const [first, ...others] = termsOf(inner);
  if (first === undefined || (others.length === 0 && !first.negated)) return single(walk, inner, frame);
  return alternatives(walk, [first, ...others], frame);
}

/** One operand of `and` and `or`, and the word before it. */
interface Term {
  readonly node: Node;
  readonly negated: boolean;
  readonly operator: 'and' | 'or' | undefined;
}

/**
 * The operands of `and` and `or` in source order. The parser lets a `not` reach over all that follows, where Python lets it
 * reach to the next `and` or `or`: so the tree is laid flat, and read again.
 */
function termsOf(node: Node): readonly Term[] {
  const [left, operator, right] = partsOf(node);
  if (node.name === 'UnaryExpression' && left?.name === 'not' && operator !== undefined) {
    const [first, ...others] = termsOf(operator);
    return first === undefined ? [] : [{ ...first, negated: !first.negated }, ...others];
  }
  const word = operator?.name === 'and' ? 'and' : operator?.name === 'or' ? 'or' : undefined;
  if (node.name !== 'BinaryExpression' || left === undefined || right === undefined || word === undefined) return [{ node, negated: false, operator: undefined }];
  return [...termsOf(left), ...termsOf(right).map((term, index): Term => (index === 0 ? { ...term, operator: word } : term))];
}

/** Terms with `or` between groups of `and`. */
function alternatives(walk: Walk, terms: readonly Term[], frame: Frame): Condition {
  const groups: Term[][] = [];
  for (const term of terms) {
    if (term.operator === 'or' || groups.length === 0) groups.push([term]);
    else groups.at(-1)?.push(term);
  }
  const asked = groups.map((group) => (within: Frame) => inTurn(walk, 'and', group.map((term) => (inside: Frame) => termCondition(walk, term, inside)), within));
  return inTurn(walk, 'or', asked, frame);
}

function termCondition(walk: Walk, { node, negated: isNegated }: Term, frame: Frame): Condition {
  const asked = condition(walk, node, frame);
  return isNegated ? negation(walk, asked, node) : asked;
}

/** Each is asked where the ones before it leave it open. */
function inTurn(walk: Walk, operator: 'and' | 'or', parts: readonly ((frame: Frame) => Condition)[], frame: Frame): Condition {
  let all: Condition | undefined;
  for (const part of parts) {
    if (all === undefined) all = part(frame);
    else all = combined(walk, operator, all, part(under(walk, frame, operator === 'or' ? all.otherwise : all.then)));
  }
  return all ?? simple(walk.draft, unresolved({ start: 0, end: 0 }), { kind: 'unresolved' });
}

function single(walk: Walk, node: Node, frame: Frame): Condition {
  const [left, ...others] = partsOf(node);
  const right = others.at(-1);
  if (node.name !== 'BinaryExpression' || left === undefined || right === undefined) return plain(walk, node, frame);
  const operator = others.slice(0, -1).map((part) => textOf(walk, part)).join(' ');
  return comparison(walk, { left, right, operator, node }, frame);
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

function negation({ draft }: Walk, asked: Condition, node: Node): Condition {
  const range = rangeOf(node);
  if (asked.test === undefined) return { ...asked, value: unresolved(range), then: asked.otherwise, otherwise: asked.then };
  return simple(draft, unresolved(range), negated(asked.test));
}

function negated(test: Test): Test {
  if (test.kind === 'constant') return { kind: 'constant', truthy: !test.truthy };
  return test.kind === 'unresolved' ? test : { ...test, negated: !test.negated };
}

interface Operation {
  readonly left: Node;
  readonly right: Node;
  readonly operator: string;
  readonly node: Node;
}

function combined({ draft }: Walk, operator: 'and' | 'or', first: Condition, second: Condition): Condition {
  const settled = first.test?.kind === 'constant' ? first.test.truthy === (operator === 'and') : undefined;
  if (settled !== undefined) return settled ? second : first;
  const sufficient = operator === 'or' ? first.then : first.otherwise;
  const decides = asksUnset(first.test, operator === 'and') ? sufficient : undefined;
  const range = { start: first.value.range.start, end: second.value.range.end };
  const mixed = { value: { kind: 'either', options: [first.value, second.value], range } as const, test: undefined };
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
  const test = equal === undefined ? undefined : equalityTest(walk, one, other);
  if (test === undefined) return simple(draft, value, { kind: 'unresolved' });
  return simple(draft, value, equal === true ? test : negated(test));
}

function equalityTest(walk: Walk, one: Value, other: Value): Test | undefined {
  // Lambda imports a handler's module: it is never the main one.
  if (isModuleName(one) && other.kind === 'literal') return { kind: 'constant', truthy: false };
  if (isModuleName(other) && one.kind === 'literal') return { kind: 'constant', truthy: false };
  if (isNone(other)) return unsetTest(walk, one);
  return isNone(one) ? unsetTest(walk, other) : (sameTest(one, other) ?? sameTest(other, one));
}

/** `os.environ.get('STAGE') == 'prod'` */
function sameTest(of: Value, as: Value): Test | undefined {
  if (as.kind !== 'literal' || typeof as.value !== 'string') return undefined;
  return of.kind === 'name' || of.kind === 'member' || of.kind === 'call' ? { kind: 'same', of, as: as.value, negated: false } : undefined;
}

const isModuleName = (value: Value): boolean => value.kind === 'global' && value.name === '__name__';
const isNone = (value: Value): boolean => value.kind === 'literal' && value.value === null;

function unsetTest(walk: Walk, value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: value.value === null };
  return value.kind === 'name' || value.kind === 'member' || asksEnvironment(walk, value) ? { kind: 'unset', of: value, negated: false } : { kind: 'unresolved' };
}

/** Whether a value holds where it is asked by itself. What is empty does not hold either, so only what may be `None` is asked. */
function truthTest(walk: Walk, value: Value): Test {
  if (value.kind === 'literal') return { kind: 'constant', truthy: Boolean(value.value) };
  if (isTypeChecking(walk, value)) return { kind: 'constant', truthy: false };
  if (asksEnvironment(walk, value)) return { kind: 'unset', of: value, negated: true };
  if (value.kind !== 'name') return { kind: 'unresolved' };
  const init = walk.draft.bindings[value.binding]?.init;
  const mayBeEmpty = init !== undefined && init.kind !== 'call' && !isNone(init);
  return mayBeEmpty ? { kind: 'unresolved' } : { kind: 'unset', of: value, negated: true };
}

/** `os.environ.get('NAME')`, `getenv('NAME')` and the like, by how it is written: what the names mean is found out later. */
function asksEnvironment({ draft }: Walk, value: Value): boolean {
  const callee = value.kind === 'call' ? draft.calls[value.call]?.callee : undefined;
  const named = (part: Value): string => (part.kind === 'member' ? part.property : part.kind === 'name' ? (draft.bindings[part.binding]?.name ?? '') : '');
  return callee !== undefined && (named(callee) === 'getenv' || (callee.kind === 'member' && callee.property === 'get' && named(callee.object) === 'environ'));
}

/** `typing.TYPE_CHECKING` holds for type checkers only. */
function isTypeChecking({ draft }: Walk, value: Value): boolean {
  if (value.kind === 'member') return value.property === 'TYPE_CHECKING';
  if (value.kind === 'global') return value.name === 'TYPE_CHECKING';
  return value.kind === 'name' && draft.bindings[value.binding]?.name === 'TYPE_CHECKING';
}
