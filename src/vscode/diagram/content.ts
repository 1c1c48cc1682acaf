import * as vscode from 'vscode';
import { diagramsRequest, diagramsResult } from '../../protocol/server.ts';
import type { Shell } from '../shell.ts';
import { diagramsOfDocument, diagramsOfPattern, isShowable, type PlacedDiagram, type Subject } from './subject.ts';

/** Resolves when the server can tell the diagrams of Markdown. Rejects where it has failed for good. */
export async function serverTells({ server }: Shell): Promise<void> {
  await server.request(diagramsRequest, { uri: '', languageId: 'markdown', text: '' }, diagramsResult);
}

/** The diagrams of a subject as it is now: none where it is gone or holds none; undefined when they cannot be told yet. */
export async function diagramsOf(subject: Subject, shell: Shell): Promise<readonly PlacedDiagram[] | undefined> {
  try {
    if (subject.kind === 'pattern') return await diagramsOfPattern(subject.id, shell);
    const document = await vscode.workspace.openTextDocument(subject.uri);
    return isShowable(document) ? await diagramsOfDocument(document, shell) : [];
  } catch (error) {
    // Gone since the panel was opened, or since the editor was closed: then there is nothing to show.
    const name = subject.kind === 'pattern' ? `The pattern ${subject.id}` : subject.uri.toString();
    shell.log.info(`${name} cannot be shown as diagrams: ${String(error)}`);
    return [];
  }
}
