import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { DocumentHighlight, Location, Position, Range as LspRange, WorkspaceEdit } from 'vscode-languageserver/node';
import { nodeAt, type NodePlace } from '../../core/languages/mermaid/editing/nodeAt.ts';
import { renameNode } from '../../core/languages/mermaid/editing/rename.ts';
import { outlineOf } from '../../core/languages/mermaid/outline.ts';
import type { Session } from '../session.ts';
import type { OpenDiagram, OpenDiagrams } from './openDiagrams.ts';

interface Found extends NodePlace {
  readonly diagram: OpenDiagram;
}

/** Goes to the node at the cursor, shows where else it stands, and renames it. */
export function answerNodes({ connection, documents, settings }: Session, diagrams: OpenDiagrams): void {
  const find = (uri: string, position: Position): Found | undefined => {
    const place = diagrams.at(documents.get(uri), position);
    const outline = place && outlineOf(place.diagram.source);
    const found = outline && nodeAt(outline, place.offset);
    return found && { ...found, diagram: place.diagram };
  };
  const locations = (uri: string, position: Position): Location[] => {
    const found = find(uri, position);
    return found === undefined ? [] : found.node.occurrences.map((range) => ({ uri, range: found.diagram.rangeOf(range) }));
  };
  connection.onDefinition(({ textDocument: { uri }, position }): Location | null => {
    const found = find(uri, position);
    return found === undefined ? null : { uri, range: found.diagram.rangeOf(found.node.at) };
  });
  connection.onReferences(({ textDocument: { uri }, position }) => locations(uri, position));
  connection.onDocumentHighlight(({ textDocument: { uri }, position }): DocumentHighlight[] => locations(uri, position).map(({ range }) => ({ range })));
  connection.onPrepareRename(({ textDocument: { uri }, position }): { range: LspRange; placeholder: string } | null => {
    const found = find(uri, position);
    return found === undefined ? null : { range: found.diagram.rangeOf(found.at), placeholder: found.node.id };
  });
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }): WorkspaceEdit | null => {
    const found = find(uri, position);
    if (found === undefined) return null;
    const edits = renameNode(found.diagram.source, found.node.id, newName);
    if (typeof edits === 'string') throw new ResponseError(ErrorCodes.InvalidRequest, settings.say(`server.mermaid.rename.${edits}`, { name: newName }));
    return { changes: { [uri]: edits.map((edit) => found.diagram.editOf(edit)) } };
  });
}
