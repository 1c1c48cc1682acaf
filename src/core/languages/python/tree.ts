import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../model/text.ts';

/** A node of the tree that @lezer/python makes. Its offsets are UTF-16 code units of the text. */
export type Node = SyntaxNode;

/** The parts of a node in source order, keywords and punctuation included; comments and what could not be read left out. */
export function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = [];
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.name !== 'Comment' && !part.type.isError) parts.push(part);
  }
  return parts;
}

/** Names of the parts that are expressions: everything else among a node's parts is punctuation, a keyword or a part of its own kind. */
const expressions = /^(?:VariableName|Number|Boolean|None|Ellipsis|(?:Format|Continued)?String|\w+Expression)$/;

export function isExpression({ name }: Node): boolean {
  return expressions.test(name);
}

export function rangeOf({ from, to }: Node): Range {
  return { start: from, end: to };
}

/** Whether a piece of a node's own text was lost, or is no Python: what stands in the bodies inside it is theirs. */
export function isDamaged(node: Node): boolean {
  for (let part = node.firstChild; part !== null; part = part.nextSibling) {
    if (part.type.isError) return true;
    if (part.name !== 'Body' && part.name !== 'MatchBody' && isDamaged(part)) return true;
  }
  return false;
}
