import {
  AssignmentExpression,
  AwaitExpression,
  BinaryExpression,
  ConditionalExpression,
  MemberExpression,
  SequenceExpression,
  UnaryExpression,
  UpdateExpression,
  YieldExpression,
  Super,
} from '../../../generated/yukuNodes.ts';
import type { Guard, Write } from '../../model/module.ts';
import type { Value } from '../../model/value.ts';
import { callValue, isCall } from './calls.ts';
import { recordCommonJsExport } from './commonJs.ts';
import { condition, unsetTest } from './conditions.ts';
import { noNode, type NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { concatenation } from './literals.ts';
import { identifierName, keyName, nameRange, unwrapped } from './looks.ts';
import { isDestructuring, partOf, targetsOf } from './patterns.ts';
import { lookUp } from './scope.ts';
import { under, type Frame, type Walk } from './walk.ts';

export function nameValue({ cursor }: Walk, node: NodeIndex, frame: Frame): Value {
  const range = nameRange(cursor, node);
  const name = identifierName(cursor, node);
  if (name === undefined) return unresolved(range);
  const binding = lookUp(frame.scope, name);
  if (binding !== undefined) return { kind: 'name', binding, range };
  return name === 'undefined' ? { kind: 'literal', value: undefined, range } : { kind: 'global', name, range };
}

export function memberValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const range = cursor.range(node);
  const object = walk.value(cursor.child(node, MemberExpression.object), frame);
  const key = cursor.child(node, MemberExpression.property);
  const computed = cursor.flag(node, MemberExpression.computed);
  if (computed) walk.value(key, frame);
  const property = keyName(cursor, key, computed);
  return property === undefined ? unresolved(range) : { kind: 'member', object, property, range };
}

export function thisValue({ cursor }: Walk, node: NodeIndex, frame: Frame): Value {
  const range = cursor.range(node);
  return frame.thisOf >= 0 && cursor.kind(node) !== Super.nodeKind ? { kind: 'this', class: frame.thisOf, range } : unresolved(range);
}

export function awaitValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const argument = unwrapped(walk.cursor, walk.cursor.child(node, AwaitExpression.argument));
  return isCall(walk.cursor, argument) ? callValue(walk, argument, frame, true) : walk.value(argument, frame);
}

export function yieldValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const argument = walk.cursor.child(node, YieldExpression.argument);
  if (argument !== noNode) walk.value(argument, frame);
  return unresolved(walk.cursor.range(node));
}

export function sequenceValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const values = walk.cursor.list(node, SequenceExpression.expressions).map((expression) => walk.value(expression, frame));
  return values.at(-1) ?? unresolved(walk.cursor.range(node));
}

export function conditionalValue(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const { cursor } = walk;
  const asked = condition(walk, cursor.child(node, ConditionalExpression.test), frame);
  const consequent = walk.value(cursor.child(node, ConditionalExpression.consequent), under(walk, frame, asked.then), name);
  const alternate = walk.value(cursor.child(node, ConditionalExpression.alternate), under(walk, frame, asked.otherwise), name);
  if (asked.test?.kind === 'constant') return asked.test.truthy ? consequent : alternate;
  return { kind: 'either', options: [consequent, alternate], range: cursor.range(node) };
}

export const conditionValue = (walk: Walk, node: NodeIndex, frame: Frame): Value => condition(walk, node, frame).value;

export function unaryValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const operator = cursor.choice(node, UnaryExpression.operator);
  if (operator === '!') return conditionValue(walk, node, frame);
  const range = cursor.range(node);
  const argument = walk.value(cursor.child(node, UnaryExpression.argument), frame);
  if (operator === 'void') return { kind: 'literal', value: undefined, range };
  const isNumber = argument.kind === 'literal' && typeof argument.value === 'number';
  return operator === '-' && isNumber ? { kind: 'literal', value: -Number(argument.value), range } : unresolved(range);
}

/** A chain of operators of any length is one loop, not one call for each. */
export function binaryValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const operator = cursor.choice(node, BinaryExpression.operator) ?? '';
  if (/^[!=]==?$/.test(operator)) return conditionValue(walk, node, frame);
  const chain: NodeIndex[] = [];
  let left = node;
  for (; cursor.kind(left) === BinaryExpression.nodeKind; left = cursor.child(left, BinaryExpression.left)) chain.push(left);
  let value = walk.value(left, frame);
  for (const step of chain.reverse()) {
    const right = walk.value(cursor.child(step, BinaryExpression.right), frame);
    const whole = unresolved(cursor.range(step));
    value = cursor.choice(step, BinaryExpression.operator) === '+' ? concatenation(value, right, whole) : whole;
  }
  return value;
}

export function updateValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const range = cursor.range(node);
  const target = walk.value(cursor.child(node, UpdateExpression.argument), frame);
  walk.draft.writes.push({ target, value: unresolved(range), operator: 'other', body: frame.body, guards: frame.guards, range });
  return unresolved(range);
}

export function assignmentValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const left = cursor.child(node, AssignmentExpression.left);
  if (isDestructuring(cursor, left)) return destructuringAssignment(walk, node, frame);
  const written = cursor.choice(node, AssignmentExpression.operator);
  const operator = written === '=' || written === '??=' || written === '||=' || written === '&&=' ? written : 'other';
  const range = cursor.range(node);
  const target = walk.value(left, frame);
  const inside = under(walk, frame, guardsOfAssignment(walk, operator, target));
  const right = walk.value(cursor.child(node, AssignmentExpression.right), inside, nameOfTarget(walk, left));
  const value = operator === 'other' ? unresolved(range) : right;
  const write: Write = { target, value, operator, body: frame.body, guards: frame.guards, range };
  walk.draft.writes.push(write);
  if (operator === '=') recordCommonJsExport(walk, write);
  return operator === '=' || operator === 'other' ? value : { kind: 'either', options: [target, right], range };
}

/** When the right side of `??=`, `||=` and `&&=` is evaluated. */
function guardsOfAssignment(walk: Walk, operator: Write['operator'], target: Value): readonly Guard[] {
  if (operator === '=' || operator === 'other') return [];
  const unset = unsetTest(target);
  const test = operator === '&&=' && unset.kind === 'unset' ? { ...unset, negated: true } : unset;
  return [{ branch: walk.draft.branches++, arm: 'then', test }];
}

function nameOfTarget({ cursor }: Walk, node: NodeIndex): string | undefined {
  const inner = unwrapped(cursor, node);
  if (cursor.kind(inner) !== MemberExpression.nodeKind) return identifierName(cursor, inner);
  return keyName(cursor, cursor.child(inner, MemberExpression.property), cursor.flag(inner, MemberExpression.computed));
}

function destructuringAssignment(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor, draft } = walk;
  const targets = targetsOf(walk, unwrapped(cursor, cursor.child(node, AssignmentExpression.left)), frame);
  const written = targets.map((target) => ({ path: target.path, target: walk.value(target.node, frame) }));
  const value = walk.value(cursor.child(node, AssignmentExpression.right), frame);
  for (const { target, path } of written) {
    draft.writes.push({ target, value: partOf(value, path), operator: '=', body: frame.body, guards: frame.guards, range: cursor.range(node) });
  }
  return value;
}
