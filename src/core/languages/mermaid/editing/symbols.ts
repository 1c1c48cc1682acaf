import type { DiagramGroup, DiagramNode } from '../../../model/diagram.ts';
import type { Range } from '../../../model/text.ts';
import { outlineOf } from '../outline.ts';

/** An entry of a diagram's outline. */
export interface DiagramSymbol {
  readonly name: string;
  /** The id where the name is a label, or the word that opens a block. */
  readonly detail: string;
  readonly kind: DiagramNode['role'] | 'group';
  readonly at: Range;
  readonly range: Range;
  readonly children: readonly DiagramSymbol[];
}

/** The nodes and blocks of a Mermaid text as a tree, in the order of the text. */
export function symbolsOf(source: string): readonly DiagramSymbol[] {
  const { nodes = [], groups = [] } = outlineOf(source) ?? {};
  const opened = new Set(groups.flatMap(({ id }) => id ?? []));
  const within = (parent: number | undefined): readonly DiagramSymbol[] => [
    ...nodes.filter((node) => node.group === parent && !opened.has(node.id)).map(nodeSymbol),
    ...groups.flatMap((group, index) => (group.parent === parent ? [groupSymbol(group, nodes, within(index))] : [])),
  ].sort((one, other) => one.range.start - other.range.start);
  return within(undefined);
}

function nodeSymbol({ id, label, role, at }: DiagramNode): DiagramSymbol {
  return { name: label === undefined || label === '' ? id : label, detail: label === undefined || label === '' ? '' : id, kind: role, at, range: at, children: [] };
}

function groupSymbol({ id, label, keyword, at, range }: DiagramGroup, nodes: readonly DiagramNode[], children: readonly DiagramSymbol[]): DiagramSymbol {
  const role = keyword === 'subgraph' ? 'group' : (nodes.find((node) => node.id === id)?.role ?? 'group');
  return { name: label === '' ? keyword : label, detail: label === '' ? '' : keyword, kind: id === undefined ? 'group' : role, at, range, children };
}
