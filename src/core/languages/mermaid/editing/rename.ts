import type { DiagramKind, DiagramOutline } from '../../../model/diagram.ts';
import type { TextEdit } from '../../../model/text.ts';
import { applyEdits } from '../../../engine/applyEdits.ts';
import { outlineOf } from '../outline.ts';

/** Words that Mermaid 12.3.0 takes for something else where an id is expected, in any case of letters. */
const reserved: Readonly<Record<DiagramKind, ReadonlySet<string>>> = {
  flowchart: new Set(['end', 'subgraph', 'graph', 'flowchart', 'flowchart-elk', 'click', 'call', 'href', 'style', 'linkstyle', 'classdef', 'class', 'direction', 'default', 'interpolate', '_self', '_blank', '_parent', '_top']),
  sequence: new Set(['end', 'as', 'box', 'participant', 'actor', 'create', 'destroy', 'loop', 'rect', 'opt', 'alt', 'else', 'par', 'par_over', 'and', 'critical', 'option', 'break', 'note', 'over', 'links', 'link', 'properties', 'details', 'activate', 'deactivate', 'title', 'autonumber', 'off', 'sequencediagram']),
  state: new Set(['state', 'note', 'end', 'as', 'click', 'href', 'style', 'class', 'classdef', 'direction', 'hide', 'scale', 'default', 'statediagram', 'statediagram-v2', 'root']),
  class: new Set(['class', 'namespace', 'note', 'click', 'callback', 'link', 'href', 'style', 'cssclass', 'classdef', 'direction', 'call', 'classdiagram', 'classdiagram-v2', '_self', '_blank', '_parent', '_top', 'o', 'default']),
  er: new Set(['erdiagram', 'style', 'class', 'classdef', 'subgraph', 'end', 'direction', 'one', 'only', 'zero', 'many', 'to', 'optionally', 'u', 'title', 'click']),
};
const everywhere: ReadonlySet<string> = new Set(['acctitle', 'accdescr']);
const shape = /^[A-Za-z_\u00c0-\u024f\u0370-\u1fff\u3040-\uffdc][A-Za-z0-9_\u00c0-\u024f\u0370-\u1fff\u3040-\uffdc]*$/;

/** What stands in the way of a new id. */
export type RenameRefusal = 'illegal' | 'reserved' | 'taken';

/** The edits that give a node another id in all of its diagram, or why there are none. Offsets are those of the source. */
export function renameNode(source: string, id: string, newId: string): readonly TextEdit[] | RenameRefusal {
  const outline = outlineOf(source);
  const node = outline?.nodes.find((one) => one.id === id);
  if (outline === undefined || node === undefined || newId === id) return [];
  if (!shape.test(newId)) return 'illegal';
  if (everywhere.has(newId.toLowerCase()) || reserved[outline.kind].has(newId.toLowerCase())) return 'reserved';
  if (outline.nodes.some((one) => one.id === newId)) return 'taken';
  const edits = node.occurrences.map((range) => ({ range, newText: newId }));
  const after = outlineOf(applyEdits(source, edits));
  // Ids may run into what stands beside them: `x--x` means something else.
  return after !== undefined && shapeOf(after) === shapeOf(outline, { from: id, to: newId }) ? edits : 'illegal';
}

/** All that an outline says but for places, with one id replaced. */
function shapeOf({ nodes, edges, groups, links }: DiagramOutline, renamed?: { readonly from: string; readonly to: string }): string {
  const named = (id: string | undefined): string | undefined => (id === renamed?.from ? renamed?.to : id);
  return JSON.stringify([
    nodes.map((node) => [named(node.id), node.label, node.declared, node.occurrences.length, node.group]),
    edges.map(({ from, to, label }) => [named(from), named(to), label]),
    groups.map(({ keyword, id, parent }) => [keyword, named(id), parent]),
    links.map(({ node, path, symbol }) => [named(node), path, symbol]),
  ]);
}
