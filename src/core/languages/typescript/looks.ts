import {
  BindingIdentifier,
  ChainExpression,
  FormalParameter,
  Identifier,
  NumericLiteral,
  ParenthesizedExpression,
  PrivateIdentifier,
  StringLiteral,
  TemplateElement,
  TemplateLiteral,
  TSAsExpression,
  TSInstantiationExpression,
  TSNonNullExpression,
  TSSatisfiesExpression,
  TSTypeAnnotation,
  TSTypeAssertion,
  TSTypeReference,
} from '../../../generated/yukuNodes.ts';
import type { Range } from '../../model/text.ts';
import { noNode, type ChildField, type Cursor, type NodeIndex } from './cursor.ts';

/** Forms that do not change the value of what they wrap, with where they hold it. */
const wrappers = new Map<number, ChildField>(
  [
    ParenthesizedExpression,
    ChainExpression,
    TSAsExpression,
    TSSatisfiesExpression,
    TSTypeAssertion,
    TSNonNullExpression,
    TSInstantiationExpression,
  ].map((form) => [form.nodeKind, form.expression]),
);

/** The expression within parentheses, type assertions, `!` and optional chains. */
export function unwrapped(cursor: Cursor, node: NodeIndex): NodeIndex {
  let inner = node;
  for (let field = wrappers.get(cursor.kind(inner)); field !== undefined; field = wrappers.get(cursor.kind(inner))) {
    inner = cursor.child(inner, field);
  }
  return inner;
}

/** A string, or a template without substitutions; undefined for anything else. */
export function fixedString(cursor: Cursor, node: NodeIndex): string | undefined {
  const inner = unwrapped(cursor, node);
  if (cursor.kind(inner) === StringLiteral.nodeKind) return cursor.string(inner, StringLiteral.value);
  if (cursor.kind(inner) !== TemplateLiteral.nodeKind || cursor.list(inner, TemplateLiteral.expressions).length > 0) return undefined;
  const text = cursor.list(inner, TemplateLiteral.quasis)[0] ?? noNode;
  return cursor.kind(text) === TemplateElement.nodeKind ? cursor.string(text, TemplateElement.value) : undefined;
}

/** The number a literal is written as, in any base, with or without `_`. */
export const numberOf = (cursor: Cursor, node: NodeIndex): number => Number(cursor.source(node).replaceAll('_', ''));

/** The text of an identifier; undefined where the node is none. */
export function identifierName(cursor: Cursor, node: NodeIndex): string | undefined {
  const kind = cursor.kind(node);
  if (kind === Identifier.nodeKind) return cursor.string(node, Identifier.name);
  return kind === BindingIdentifier.nodeKind ? cursor.string(node, BindingIdentifier.name) : undefined;
}

/** The name of a property: `key`, `'key'`, `1`, `#key`, `['key']`. Undefined where it is computed. */
export function keyName(cursor: Cursor, node: NodeIndex, computed: boolean): string | undefined {
  const kind = cursor.kind(node);
  if (kind === NumericLiteral.nodeKind) return String(numberOf(cursor, node));
  if (kind === PrivateIdentifier.nodeKind) return `#${cursor.string(node, PrivateIdentifier.name)}`;
  return fixedString(cursor, node) ?? (computed ? undefined : identifierName(cursor, node));
}

/** The name alone, without its type. */
export function nameRange(cursor: Cursor, node: NodeIndex): Range {
  const whole = cursor.range(node);
  if (cursor.kind(node) !== BindingIdentifier.nodeKind) return whole;
  const name = identifierName(cursor, node);
  return name !== undefined && cursor.text.startsWith(name, whole.start) ? { start: whole.start, end: whole.start + name.length } : whole;
}

/** The type behind a colon, as written. */
export function annotationText(cursor: Cursor, node: NodeIndex): string | undefined {
  if (cursor.kind(node) !== TSTypeAnnotation.nodeKind) return undefined;
  return cursor.source(cursor.child(node, TSTypeAnnotation.typeAnnotation));
}

/** The type of `expression satisfies Type` and `expression as Type`, as written; not that of `as const`. */
export function assertedType(cursor: Cursor, node: NodeIndex): string | undefined {
  const form = [TSSatisfiesExpression, TSAsExpression].find(({ nodeKind }) => nodeKind === cursor.kind(node));
  if (form === undefined) return undefined;
  const type = cursor.child(node, form.typeAnnotation);
  const text = cursor.kind(type) === noNode ? 'const' : cursor.source(type);
  return text === 'const' && cursor.kind(type) === TSTypeReference.nodeKind ? undefined : text;
}

/** What a parameter is bound to. */
export function parameterPattern(cursor: Cursor, node: NodeIndex): NodeIndex {
  return cursor.kind(node) === FormalParameter.nodeKind ? cursor.child(node, FormalParameter.pattern) : node;
}
