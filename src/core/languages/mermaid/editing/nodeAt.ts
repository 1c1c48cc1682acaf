import type { DiagramNode, DiagramOutline } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';

/** A node, and the place of it that was meant. */
export interface NodePlace {
  readonly node: DiagramNode;
  readonly at: Range;
}

/** The node whose id stands at an offset, its end included: there the cursor stands after a word. */
export function nodeAt({ nodes }: DiagramOutline, offset: number): NodePlace | undefined {
  for (const node of nodes) {
    const at = node.occurrences.find(({ start, end }) => start <= offset && offset <= end);
    if (at !== undefined) return { node, at };
  }
  return undefined;
}
