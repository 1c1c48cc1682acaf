import {
  ArrayExpression,
  BooleanLiteral,
  ObjectExpression,
  Property,
  SpreadElement,
  StringLiteral,
  TemplateElement,
  TemplateLiteral,
} from '../../../generated/yukuNodes.ts';
import type { Property as PropertyValue, TemplateValue, Value } from '../../model/value.ts';
import { noNode, type NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import { keyName, nameRange, numberOf } from './looks.ts';
import type { Frame, Walk } from './walk.ts';

export function stringValue({ cursor }: Walk, node: NodeIndex): Value {
  return { kind: 'literal', value: cursor.string(node, StringLiteral.value), range: cursor.range(node) };
}

export function numberValue({ cursor }: Walk, node: NodeIndex): Value {
  return { kind: 'literal', value: numberOf(cursor, node), range: cursor.range(node) };
}

export function booleanValue({ cursor }: Walk, node: NodeIndex): Value {
  return { kind: 'literal', value: cursor.flag(node, BooleanLiteral.value), range: cursor.range(node) };
}

export function nullValue({ cursor }: Walk, node: NodeIndex): Value {
  return { kind: 'literal', value: null, range: cursor.range(node) };
}

export function templateValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const range = cursor.range(node);
  const texts = cursor.list(node, TemplateLiteral.quasis).map((text) => cursor.string(text, TemplateElement.value));
  const expressions = cursor.list(node, TemplateLiteral.expressions);
  const values = expressions.map((expression) => walk.value(expression, frame));
  const [only] = texts;
  return expressions.length === 0 && only !== undefined ? { kind: 'literal', value: only, range } : { kind: 'template', texts, values, range };
}

export function arrayValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const range = cursor.range(node);
  const items = cursor.list(node, ArrayExpression.elements).map((element): Value => {
    if (element === noNode) return unresolved(range);
    if (cursor.kind(element) !== SpreadElement.nodeKind) return walk.value(element, frame);
    walk.value(cursor.child(element, SpreadElement.argument), frame);
    return unresolved(cursor.range(element));
  });
  return { kind: 'array', items, range };
}

export function objectValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const properties = cursor.list(node, ObjectExpression.properties).map((property) => propertyOf(walk, property, frame));
  return { kind: 'object', properties, range: cursor.range(node) };
}

function propertyOf(walk: Walk, node: NodeIndex, frame: Frame): PropertyValue {
  const { cursor } = walk;
  const range = cursor.range(node);
  if (cursor.kind(node) === SpreadElement.nodeKind) {
    return { kind: 'spread', value: walk.value(cursor.child(node, SpreadElement.argument), frame), range };
  }
  const keyNode = cursor.child(node, Property.key);
  const computed = cursor.flag(node, Property.computed);
  const key = keyName(cursor, keyNode, computed);
  if (computed) walk.value(keyNode, frame);
  const value = walk.value(cursor.child(node, Property.value), frame, key);
  if (key === undefined) return { kind: 'computed', range };
  const isAccessor = cursor.choice(node, Property.kind) !== 'init';
  return { kind: 'property', key, keyRange: nameRange(cursor, keyNode), value: isAccessor ? unresolved(range) : value, range };
}

/** Longer templates say no more than that nothing is known. */
const mostTexts = 64;

/** `left + right` of texts: what is fixed of it. */
export function concatenation(left: Value, right: Value, whole: Value): Value {
  if (!isText(left) && !isText(right)) return whole;
  const [first, second] = [partsOf(left), partsOf(right)];
  const texts = [...first.texts.slice(0, -1), `${first.texts.at(-1) ?? ''}${second.texts[0] ?? ''}`, ...second.texts.slice(1)];
  const [only] = texts;
  if (texts.length > mostTexts) return whole;
  return texts.length === 1 && only !== undefined
    ? { kind: 'literal', value: only, range: whole.range }
    : { kind: 'template', texts, values: [...first.values, ...second.values], range: whole.range };
}

function isText(value: Value): boolean {
  return value.kind === 'template' || (value.kind === 'literal' && typeof value.value === 'string');
}

function partsOf(value: Value): Pick<TemplateValue, 'texts' | 'values'> {
  if (value.kind === 'template') return value;
  return value.kind === 'literal' && typeof value.value === 'string' ? { texts: [value.value], values: [] } : { texts: ['', ''], values: [value] };
}
