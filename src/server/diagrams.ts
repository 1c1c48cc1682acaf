import type { Connection } from 'vscode-languageserver';
import * as z from 'zod/mini';
import { mermaidFences } from '../core/languages/markdown/fences.ts';
import { mermaidDocument } from '../core/languages/mermaid/diagramText.ts';
import { diagramsParams, diagramsRequest, type DiagramsParams, type DiagramsResult } from '../protocol/server.ts';

/** Answers which diagrams a text holds. Needs no project, so it answers while the workspace is still being read. */
export function registerDiagrams(connection: Connection): void {
  connection.onRequest(diagramsRequest, (params: unknown) => diagramsOf(z.parse(diagramsParams, params)));
}

/** The diagrams of a Markdown or Mermaid text, in order; none for any other language. */
export function diagramsOf({ languageId, text }: Pick<DiagramsParams, 'languageId' | 'text'>): DiagramsResult {
  const found = languageId === 'mermaid' ? [mermaidDocument(text)] : languageId === 'markdown' ? mermaidFences(text) : [];
  return { diagrams: found.map(({ title, source, range, indents }) => ({ title, source, range, indents: [...indents] })) };
}
