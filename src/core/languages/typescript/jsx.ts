import {
  JSXAttribute,
  JSXElement,
  JSXExpressionContainer,
  JSXFragment,
  JSXOpeningElement,
  JSXSpreadAttribute,
  JSXSpreadChild,
} from '../../../generated/yukuNodes.ts';
import type { Value } from '../../model/value.ts';
import { noNode, type ChildField, type ListField, type NodeIndex } from './cursor.ts';
import { unresolved } from './draft.ts';
import type { Frame, Walk } from './walk.ts';

/** Where each part of an element holds expressions or further parts. */
export const jsxParts = new Map<number, { readonly children: readonly ChildField[]; readonly lists: readonly ListField[] }>([
  [JSXElement.nodeKind, { children: [JSXElement.openingElement], lists: [JSXElement.children] }],
  [JSXFragment.nodeKind, { children: [], lists: [JSXFragment.children] }],
  [JSXOpeningElement.nodeKind, { children: [], lists: [JSXOpeningElement.attributes] }],
  [JSXAttribute.nodeKind, { children: [JSXAttribute.value], lists: [] }],
  [JSXSpreadAttribute.nodeKind, { children: [JSXSpreadAttribute.argument], lists: [] }],
  [JSXExpressionContainer.nodeKind, { children: [JSXExpressionContainer.expression], lists: [] }],
  [JSXSpreadChild.nodeKind, { children: [JSXSpreadChild.expression], lists: [] }],
]);

/** Visits the expressions in an element; what the element itself comes to is not known. */
export function jsxValue(walk: Walk, node: NodeIndex, frame: Frame): Value {
  const { cursor } = walk;
  const parts = jsxParts.get(cursor.kind(node));
  const nodes = [
    ...(parts?.children ?? []).map((field) => cursor.child(node, field)),
    ...(parts?.lists ?? []).flatMap((field) => cursor.list(node, field)),
  ];
  for (const part of nodes) if (part !== noNode) walk.value(part, frame);
  return unresolved(cursor.range(node));
}
