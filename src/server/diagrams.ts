import type { Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { positionAt } from '../core/engine/locate.ts';
import { lineStartsOf } from '../core/languages/lineStarts.ts';
import { mermaidFences } from '../core/languages/markdown/fences.ts';
import { mermaidDocument, type DiagramText } from '../core/languages/mermaid/diagramText.ts';
import { DocumentPlaces } from '../core/languages/mermaid/documentPlaces.ts';
import { maxMermaidLength } from '../core/languages/mermaid/guard.ts';
import { outlineOf } from '../core/languages/mermaid/outline.ts';
import type { LineStarts, Position, Range } from '../core/model/text.ts';
import { diagramsParams, diagramsRequest, type DiagramsParams, type DiagramsResult, type DocumentDiagram } from '../protocol/server.ts';

/** Answers which diagrams a text holds. Needs no project, so it answers while the workspace is still being read. */
export function registerDiagrams(connection: Connection): void {
  connection.onRequest(diagramsRequest, (params: unknown) => diagramsOf(z.parse(diagramsParams, params)));
}

/** The diagrams of a Markdown or Mermaid text, in order; none for any other language. */
export function diagramsOf({ languageId, text }: Pick<DiagramsParams, 'languageId' | 'text'>): DiagramsResult {
  const found = languageId === 'mermaid' ? [mermaidDocument(text)] : languageId === 'markdown' ? mermaidFences(text) : [];
  const starts = found.length === 0 ? [] : lineStartsOf(text);
  return { diagrams: found.map((diagram) => ({ ...shown(diagram), ...structure(diagram, text, starts) })) };
}

function shown({ title, source, range, indents }: DiagramText): Pick<DocumentDiagram, 'title' | 'source' | 'range' | 'indents'> {
  return { title, source, range, indents: [...indents] };
}

/** The nodes of a diagram, what encloses them and what they lead to, in places of the document. A text that is not drawn is not looked at. */
function structure(diagram: DiagramText, text: string, starts: LineStarts): Pick<DocumentDiagram, 'isReadable' | 'nodes' | 'groups' | 'links'> {
  const outline = diagram.source.length > maxMermaidLength ? undefined : outlineOf(diagram.source);
  const places = new DocumentPlaces(diagram, text, starts);
  const placed = (range: Range): { start: Position; end: Position } => {
    const { start, end } = places.rangeOf(range);
    return { start: positionAt(starts, start), end: positionAt(starts, end) };
  };
  return {
    isReadable: outline !== undefined,
    nodes: (outline?.nodes ?? []).map(({ id, label, at, occurrences }) => ({ id, label: label ?? id, at: placed(at), occurrences: occurrences.map(placed) })),
    groups: (outline?.groups ?? []).flatMap(({ label, at }) => (label === '' ? [] : [{ name: label, at: placed(at) }])),
    links: (outline?.links ?? []).map(({ node, path, symbol, at }) => ({ node, path, symbol: symbol ?? null, at: placed(at) })),
  };
}
