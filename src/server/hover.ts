import { MarkupKind } from 'vscode-languageserver/node';
import type { Hover } from 'vscode-languageserver/node';
import { handlerHover } from './handlerHover.ts';
import type { OpenDiagrams } from './mermaid/openDiagrams.ts';
import { nodeHover } from './mermaid/nodeHover.ts';
import type { Session } from './session.ts';

/** Says over a node of a diagram what it is; over a handler, in code and in infrastructure, why it counts as one and what the other side is. */
export function registerHover({ connection, documents, linting, settings, workspace }: Session, diagrams: OpenDiagrams): void {
  connection.onHover(async ({ textDocument: { uri }, position }, token): Promise<Hover | null> => {
    const document = documents.get(uri);
    if (document?.languageId === 'mermaid' || document?.languageId === 'markdown') return nodeHover(document, position, { diagrams, language: settings.current.language });
    const version = document?.version;
    const place = workspace.locate(uri);
    if (version === undefined || place === undefined) return null;
    const reply = await linting.handlerAt(place, position);
    // The pointer is over the text of the question: an answer about any other text would explain the wrong word.
    const isStale = reply?.version !== version || documents.get(uri)?.version !== version;
    if (reply?.site === undefined || isStale || token.isCancellationRequested) return null;
    const { at } = reply.site;
    const uriOf = (path: string): string => linting.publisher.uriOf({ folder: place.folder, path });
    const value = handlerHover(reply.site, { language: settings.current.language, uriOf });
    return { contents: { kind: MarkupKind.Markdown, value }, range: { start: at.start, end: at.end } };
  });
}
