import * as vscode from 'vscode';
import { maxSourceLength, patternScheme } from '../../protocol/diagram.ts';
import { diagramsRequest, diagramsResult, type DocumentDiagram } from '../../protocol/server.ts';
import { patternsRequest, patternsResult } from '../../protocol/pattern.ts';
import { say, userLanguage } from '../settings/language.ts';
import type { Shell } from '../shell.ts';

/** A diagram and the document it stands in. */
export interface PlacedDiagram extends DocumentDiagram {
  readonly uri: vscode.Uri;
}

/** What a panel shows: a document, or the diagrams of a pattern that came with the extension. */
export type Subject = { readonly kind: 'document'; readonly uri: vscode.Uri } | { readonly kind: 'pattern'; readonly id: string };

/** The subject as a text that {@link subjectOf} turns back. */
export function nameOf(subject: Subject): string {
  return subject.kind === 'pattern' ? `${patternScheme}:${subject.id}` : subject.uri.toString();
}

/** The subject of this name; undefined where it is none. */
export function subjectOf(name: string): Subject | undefined {
  const [, pattern] = /^archnotes-pattern:([a-z\d]+(?:-[a-z\d]+)*)$/.exec(name) ?? [];
  if (pattern !== undefined) return { kind: 'pattern', id: pattern };
  return /^[a-z][a-z\d+.-]*:[^\s]/i.test(name) && !name.startsWith(patternScheme) ? { kind: 'document', uri: vscode.Uri.parse(name) } : undefined;
}

export function isShowable({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'mermaid' || languageId === 'markdown';
}

/**
 * The diagrams of a document as it is now. Undefined when they cannot be told yet: the server finds the fences of
 * Markdown and is not running. A Mermaid file is one diagram with or without it.
 */
export async function diagramsOfDocument(document: vscode.TextDocument, { server, log }: Shell): Promise<readonly PlacedDiagram[] | undefined> {
  const { uri, languageId } = document;
  const text = document.getText();
  if (text.length > maxSourceLength) return languageId === 'mermaid' ? [wholeFile(uri, text.slice(0, maxSourceLength))] : [];
  if (server.state !== 'running') return languageId === 'mermaid' ? [wholeFile(uri, text)] : undefined;
  try {
    const { diagrams } = await server.request(diagramsRequest, { uri: uri.toString(), languageId, text }, diagramsResult);
    return diagrams.map((diagram) => ({ ...diagram, uri }));
  } catch (error) {
    // The server died meanwhile, or was never there: it says so itself, and asks again by coming back.
    log.debug(`No answer about the diagrams of ${uri.toString()}: ${String(error)}`);
    return languageId === 'mermaid' ? [wholeFile(uri, text)] : undefined;
  }
}

/** The diagrams of a pattern in the user's language, in the order in which its manifest shows them. Rejects where the pattern is not there. */
export async function diagramsOfPattern(id: string, shell: Shell): Promise<readonly PlacedDiagram[]> {
  const { patterns } = await shell.server.request(patternsRequest, {}, patternsResult);
  const pattern = patterns.find((offered) => offered.id === id);
  if (pattern === undefined) throw new Error(say('cli.pattern.unknown', { id, known: patterns.map((offered) => offered.id).join(', ') }));
  const language = userLanguage();
  const found = pattern.diagrams.map(async (diagram) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(diagram[language]));
    const [placed = wholeFile(document.uri, document.getText())] = (await diagramsOfDocument(document, shell)) ?? [];
    return placed;
  });
  return Promise.all(found);
}

function wholeFile(uri: vscode.Uri, text: string): PlacedDiagram {
  const lines = text.split(/\r\n?|\n/);
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { uri, title: '', source: lines.join('\n'), range: { start: { line: 0, character: 0 }, end }, indents: lines.map(() => 0), isReadable: false, nodes: [], groups: [], links: [] };
}
