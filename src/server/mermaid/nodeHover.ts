import type { Hover, Position } from 'vscode-languageserver/node';
import { MarkupKind } from 'vscode-languageserver/node';
import { phrase } from '../../core/language.ts';
import { nodeAt, type NodePlace } from '../../core/languages/mermaid/editing/nodeAt.ts';
import { outlineOf } from '../../core/languages/mermaid/outline.ts';
import type { DiagramEdge, DiagramOutline } from '../../core/model/diagram.ts';
import type { Language } from '../../core/model/text.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { code } from '../markdown.ts';
import type { OpenDiagrams } from './openDiagrams.ts';

/** More arrows than these are counted. */
const mostEdges = 6;

/** What a node of a diagram is: its label, its arrows, and what it leads to. */
export function nodeHover(document: TextDocument, position: Position, { diagrams, language }: { readonly diagrams: OpenDiagrams; readonly language: Language }): Hover | null {
  const place = diagrams.at(document, position);
  const outline = place && outlineOf(place.diagram.source);
  if (place === undefined || outline === undefined) return null;
  const found = nodeAt(outline, place.offset);
  if (found === undefined) return null;
  return { contents: { kind: MarkupKind.Markdown, value: described(found, outline, language) }, range: place.diagram.rangeOf(found.at) };
}

function described({ node }: NodePlace, { edges, links }: DiagramOutline, language: Language): string {
  const role = phrase(`server.mermaid.role.${node.role}`, language);
  const head = `**${role}** ${code(node.id)}${node.label === undefined || node.label === '' ? '' : ` – ${code(node.label)}`}`;
  const outgoing = edgeLines(edges.filter(({ from }) => from === node.id), ({ to }) => `→ ${code(to)}`, language);
  const incoming = edgeLines(edges.filter(({ to }) => to === node.id), ({ from }) => `← ${code(from)}`, language);
  const leads = links.filter((link) => link.node === node.id).map(({ path, symbol }) => phrase('server.mermaid.leadsTo', language, { target: code(symbol === undefined ? path : `${path}#${symbol}`) }));
  return [head, [...outgoing, ...incoming].join('  \n'), ...leads].filter((part) => part !== '').join('\n\n');
}

function edgeLines(edges: readonly DiagramEdge[], shown: (edge: DiagramEdge) => string, language: Language): readonly string[] {
  const lines = edges.slice(0, mostEdges).map((edge) => `${shown(edge)}${edge.label === undefined || edge.label === '' ? '' : ` ${code(edge.label)}`}`);
  return edges.length <= mostEdges ? lines : [...lines, phrase('server.hover.more', language, { count: edges.length - mostEdges })];
}
