import {
  ArrayExpression,
  ArrowFunctionExpression,
  AssignmentExpression,
  AwaitExpression,
  BinaryExpression,
  BindingIdentifier,
  BooleanLiteral,
  CallExpression,
  ClassNode,
  ConditionalExpression,
  FunctionNode,
  Identifier,
  ImportExpression,
  LogicalExpression,
  MemberExpression,
  NewExpression,
  NullLiteral,
  NumericLiteral,
  ObjectExpression,
  SequenceExpression,
  StringLiteral,
  Super,
  TaggedTemplateExpression,
  TemplateLiteral,
  ThisExpression,
  UnaryExpression,
  UpdateExpression,
  YieldExpression,
} from '../../../generated/yukuNodes.ts';
import type { Value } from '../../model/value.ts';
import { callValue, dynamicImportValue } from './calls.ts';
import { classExpression } from './classes.ts';
import type { NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { functionExpression } from './functions.ts';
import { jsxParts, jsxValue } from './jsx.ts';
import { arrayValue, booleanValue, nullValue, numberValue, objectValue, stringValue, templateValue } from './literals.ts';
import { unwrapped } from './looks.ts';
import {
  assignmentValue,
  awaitValue,
  binaryValue,
  conditionalValue,
  conditionValue,
  memberValue,
  nameValue,
  sequenceValue,
  thisValue,
  unaryValue,
  updateValue,
  yieldValue,
} from './operators.ts';
import type { Frame, Walk } from './walk.ts';

type ValueOf = (walk: Walk, node: NodeIndex, frame: Frame, name?: string) => Value;

const values = new Map<number, ValueOf>([
  [Identifier.nodeKind, nameValue],
  [BindingIdentifier.nodeKind, nameValue],
  [ThisExpression.nodeKind, thisValue],
  [Super.nodeKind, thisValue],
  [StringLiteral.nodeKind, stringValue],
  [NumericLiteral.nodeKind, numberValue],
  [BooleanLiteral.nodeKind, booleanValue],
  [NullLiteral.nodeKind, nullValue],
  [TemplateLiteral.nodeKind, templateValue],
  [ArrayExpression.nodeKind, arrayValue],
  [ObjectExpression.nodeKind, objectValue],
  [MemberExpression.nodeKind, memberValue],
  [CallExpression.nodeKind, (walk, node, frame) => callValue(walk, node, frame, false)],
  [NewExpression.nodeKind, (walk, node, frame) => callValue(walk, node, frame, false)],
  [ImportExpression.nodeKind, dynamicImportValue],
  [AwaitExpression.nodeKind, awaitValue],
  [YieldExpression.nodeKind, yieldValue],
  [SequenceExpression.nodeKind, sequenceValue],
  [ConditionalExpression.nodeKind, conditionalValue],
  [LogicalExpression.nodeKind, conditionValue],
  [UnaryExpression.nodeKind, unaryValue],
  [BinaryExpression.nodeKind, binaryValue],
  [UpdateExpression.nodeKind, updateValue],
  [AssignmentExpression.nodeKind, assignmentValue],
  [ArrowFunctionExpression.nodeKind, functionExpression],
  [FunctionNode.nodeKind, functionExpression],
  [ClassNode.nodeKind, classExpression],
  [TaggedTemplateExpression.nodeKind, taggedTemplate],
  ...[...jsxParts.keys()].map((kind): [number, ValueOf] => [kind, jsxValue]),
]);

/** Visits an expression once and says what it is known to be. Types are looked through, and are no expressions. */
export function expressionValue(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const { cursor } = walk;
  const inner = unwrapped(cursor, node);
  const visit = values.get(cursor.kind(inner));
  return visit === undefined ? unresolved(cursor.range(inner < 0 ? node : inner)) : visit(walk, inner, frame, name);
}

/** A tag is called, but as nothing that a rule knows: only what stands in the template is visited. */
function taggedTemplate(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  walk.value(cursor.child(node, TaggedTemplateExpression.tag), frame);
  walk.value(cursor.child(node, TaggedTemplateExpression.quasi), frame);
  return unresolved(cursor.range(node));
}
