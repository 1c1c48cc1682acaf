import * as vscode from 'vscode';

/** Makes the edit of a quick fix. No menu shows it: `madeByCommand` gives it what it takes. */
export const applyQuickFixCommand = 'archnotes.applyQuickFix';

/** What a quick fix does, and the texts that it was made for. */
export interface QuickFix {
  readonly edit: vscode.WorkspaceEdit;
  /** The document in which it was asked for. */
  readonly uri: vscode.Uri;
  /** Versions of the documents that were open then, by URI. */
  readonly versions: ReadonlyMap<string, number>;
}

export function openVersions(): ReadonlyMap<string, number> {
  return new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
}

/**
 * The same action with a command in place of its edit. VS Code makes the edit of an action in whatever the text is by the time that
 * somebody chooses it; the command looks first.
 */
export function madeByCommand(action: vscode.CodeAction, asked: Omit<QuickFix, 'edit'>): vscode.CodeAction {
  const { edit, kind, title } = action;
  if (edit === undefined || kind?.value !== vscode.CodeActionKind.QuickFix.value) return action;
  delete action.edit;
  const argument: QuickFix = { ...asked, edit };
  action.command = { command: applyQuickFixCommand, title, arguments: [argument] };
  return action;
}
