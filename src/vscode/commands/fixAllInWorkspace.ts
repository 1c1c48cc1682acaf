import * as vscode from 'vscode';
import { fixAllRequest, fixAllResult } from '../../protocol/server.ts';
import type { FixAllResult } from '../../protocol/server.ts';
import { isCurrent } from '../lint/offeredEdits.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { requireTrust } from '../trust/requireTrust.ts';
import { sayBriefly } from './sayBriefly.ts';

type DocumentFix = FixAllResult['documents'][number];

/**
 * Applies every fix of the workspace as one edit, which one undo takes back. Documents that have moved on since the server
 * looked at them are left alone, and named.
 */
export async function fixAllInWorkspace({ server, log }: Shell): Promise<void> {
  if (!requireTrust()) return;
  const { documents, fixed } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: say('client.fixAll.running') },
    () => server.request(fixAllRequest, {}, fixAllResult),
  );
  if (documents.length === 0) return sayBriefly('client.fixAll.nothing');
  const current = documents.filter(isCurrent);
  if (!(await vscode.workspace.applyEdit(asOneEdit(current), { isRefactoring: true }))) {
    throw new Error(say('client.fixAll.refused'));
  }
  if (current.length === documents.length) return sayBriefly('client.fixAll.done', { fixed, files: documents.length });
  const left = documents.filter((document) => !current.includes(document)).map(({ uri }) => uri);
  log.warn(`Not fixed, as they have changed meanwhile: ${left.join(', ')}`);
  void vscode.window.showWarningMessage(say('client.fixAll.changed', { files: left.length }));
}

/** What to change in some documents as one edit, which one undo takes back. */
export function asOneEdit(documents: readonly DocumentFix[]): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  for (const { uri, edits } of documents) {
    workspaceEdit.set(
      vscode.Uri.parse(uri, true),
      edits.map(({ range: { start, end }, newText }) =>
        vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
      ),
    );
  }
  return workspaceEdit;
}
