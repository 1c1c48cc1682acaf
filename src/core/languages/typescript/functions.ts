import {
  ArrowFunctionExpression,
  AssignmentPattern,
  BindingIdentifier,
  BlockStatement,
  FormalParameters,
  FunctionNode,
  RestElement,
  ArrayPattern,
  ObjectPattern,
  ThisParameter,
  TSParameterProperty,
  Decorator,
} from '../../../generated/yukuNodes.ts';
import type { Body, Parameter } from '../../model/module.ts';
import type { FunctionValue, Value } from '../../model/value.ts';
import { noNode, type Cursor, type NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { declareNamed, declarePattern, hoist } from './hoist.ts';
import { identifierName, nameRange, parameterPattern } from './looks.ts';
import { isDestructuring, patternAnnotation, targetsOf } from './patterns.ts';
import { innerScope, lookUp } from './scope.ts';
import type { Frame, Walk } from './walk.ts';

/** What a function is a part of. */
export interface Role {
  readonly kind: Body['kind'];
  readonly name: string | undefined;
  readonly class: number;
  /** The class whose `this` holds, as in members, and in arrow functions where it held around them; else -1. */
  readonly thisOf: number;
  /** The code around, which evaluates the decorators of parameters. */
  readonly outer: Frame;
}

/** Whether a node is a function with a body. */
export function isFunction(cursor: Cursor, node: NodeIndex): boolean {
  const kind = cursor.kind(node);
  return kind === ArrowFunctionExpression.nodeKind || (kind === FunctionNode.nodeKind && cursor.child(node, FunctionNode.body) !== noNode);
}

/** An arrow function or function expression. */
export function functionExpression(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const { cursor } = walk;
  if (!isFunction(cursor, node)) return unresolved(cursor.range(node));
  const isArrow = cursor.kind(node) === ArrowFunctionExpression.nodeKind;
  const id = isArrow ? noNode : cursor.child(node, FunctionNode.id);
  const named: Frame = id === noNode ? frame : { ...frame, scope: innerScope(frame.scope) };
  const self = declareNamed(walk, id, 'function', named);
  const thisOf = isArrow ? frame.thisOf : -1;
  const role: Role = { kind: 'function', name: identifierName(cursor, id) ?? name, class: -1, thisOf, outer: frame };
  const value = functionBody(walk, node, named, role);
  setInit(walk, self, value);
  return value;
}

/** `function name() {}` as a statement. One without a body, an overload or a `declare`, leaves nothing. */
export function functionDeclaration(walk: Walk, node: NodeIndex, frame: Frame, name?: string): Value {
  const { cursor } = walk;
  if (!isFunction(cursor, node)) return unresolved(cursor.range(node));
  const own = identifierName(cursor, cursor.child(node, FunctionNode.id));
  const value = functionBody(walk, node, frame, { kind: 'function', name: own ?? name, class: -1, thisOf: -1, outer: frame });
  if (own !== undefined) setInit(walk, lookUp(frame.scope, own), value);
  return value;
}

/** Gives a binding its first value; later ones do not count. */
export function setInit(walk: Walk, index: number | undefined, value: Value): void {
  const binding = index === undefined ? undefined : walk.draft.bindings[index];
  if (binding !== undefined) binding.init ??= value;
}

/** Visits a function in a body of its own. */
export function functionBody(walk: Walk, node: NodeIndex, around: Frame, role: Role): FunctionValue {
  const { cursor, draft } = walk;
  const form = cursor.kind(node) === ArrowFunctionExpression.nodeKind ? ArrowFunctionExpression : FunctionNode;
  const range = cursor.range(node);
  const { kind, name, class: ofClass } = role;
  const body = draft.bodies.length;
  const made = { kind, name, range, async: cursor.flag(node, form.async), parent: around.body, class: ofClass, parameters: [], returns: [] };
  draft.bodies.push(made);
  const frame: Frame = { scope: innerScope(around.scope), body, guards: [], thisOf: role.thisOf };
  const content = cursor.child(node, form.body);
  const statements = cursor.kind(content) === BlockStatement.nodeKind ? cursor.list(content, BlockStatement.body) : undefined;
  const parameters = parameterNodes(cursor, cursor.child(node, form.params));
  const declared = parameters.map((parameter) => declareParameter(walk, parameter, frame));
  hoist(walk, statements ?? [], frame);
  const draftBody = draft.bodies[body];
  if (draftBody !== undefined) draftBody.parameters = declared;
  for (const parameter of parameters) visitParameter(walk, parameter, frame, role.outer);
  if (statements !== undefined) walk.statements(statements, frame);
  else if (content !== noNode) draftBody?.returns.push(walk.value(content, frame));
  return { kind: 'function', body, range };
}

function parameterNodes(cursor: Cursor, list: NodeIndex): readonly NodeIndex[] {
  if (cursor.kind(list) !== FormalParameters.nodeKind) return [];
  const rest = cursor.child(list, FormalParameters.rest);
  const nodes = cursor.list(list, FormalParameters.items).map((node) => parameterPattern(cursor, node));
  return [...nodes, ...(rest === noNode ? [] : [parameterPattern(cursor, rest)])].filter((node) => cursor.kind(node) !== ThisParameter.nodeKind);
}

/** The pattern of `private readonly pattern`. */
function plainParameter(cursor: Cursor, node: NodeIndex): NodeIndex {
  return cursor.kind(node) === TSParameterProperty.nodeKind ? cursor.child(node, TSParameterProperty.parameter) : node;
}

function declareParameter(walk: Walk, node: NodeIndex, frame: Frame): Parameter {
  const { cursor } = walk;
  const pattern = plainParameter(cursor, node);
  const annotation = patternAnnotation(cursor, pattern);
  const bindings = declarePattern(walk, pattern, { kind: 'parameter', annotation, frame });
  const left = cursor.kind(pattern) === AssignmentPattern.nodeKind ? cursor.child(pattern, AssignmentPattern.left) : pattern;
  const isRest = cursor.kind(pattern) === RestElement.nodeKind;
  const whole = isRest || isDestructuring(cursor, left) ? undefined : bindings[0];
  return { binding: whole ?? -1, name: whole === undefined ? undefined : identifierName(cursor, left), annotation };
}

/** Visits decorators and default values; `private x` in a constructor also writes `this.x`. */
function visitParameter(walk: Walk, node: NodeIndex, frame: Frame, outer: Frame): void {
  const { cursor, draft } = walk;
  const pattern = plainParameter(cursor, node);
  for (const decorator of [...decoratorsOf(cursor, node), ...decoratorsOf(cursor, pattern)]) visitDecorator(walk, decorator, outer);
  const [target] = targetsOf(walk, pattern, frame);
  const name = target === undefined ? undefined : identifierName(cursor, target.node);
  if (pattern === node || target === undefined || name === undefined) return;
  const range = nameRange(cursor, target.node);
  const property: Value = { kind: 'member', object: { kind: 'this', class: frame.thisOf, range }, property: name, range };
  const value = walk.value(target.node, frame);
  draft.writes.push({ target: property, value, operator: '=', body: frame.body, guards: frame.guards, range });
}

const decorated = [TSParameterProperty, BindingIdentifier, AssignmentPattern, ObjectPattern, ArrayPattern, RestElement];

function decoratorsOf(cursor: Cursor, node: NodeIndex): readonly NodeIndex[] {
  const form = decorated.find(({ nodeKind }) => nodeKind === cursor.kind(node));
  return form === undefined ? [] : cursor.list(node, form.decorators);
}

/** `@decorator` is evaluated with the class. */
export function visitDecorator(walk: Walk, node: NodeIndex, frame: Frame): void {
  walk.value(walk.cursor.child(node, Decorator.expression), frame);
}
