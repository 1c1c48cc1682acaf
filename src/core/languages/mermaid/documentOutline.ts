import type { DiagramOutline } from '../../model/diagram.ts';
import type { Range } from '../../model/text.ts';

/** An outline with the places of another text. @param place gives the place there of a place here */
export function inDocument({ kind, nodes, edges, groups, links }: DiagramOutline, place: (range: Range) => Range): DiagramOutline {
  return {
    kind,
    nodes: nodes.map((node) => ({ ...node, at: place(node.at), occurrences: node.occurrences.map(place) })),
    edges: edges.map((edge) => ({ ...edge, at: place(edge.at) })),
    groups: groups.map((group) => ({ ...group, at: place(group.at), range: place(group.range) })),
    links: links.map((link) => ({ ...link, at: place(link.at), nodeAt: place(link.nodeAt) })),
  };
}
