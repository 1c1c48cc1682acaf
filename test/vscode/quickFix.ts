import * as vscode from 'vscode';

/** Whether it changes text. */
export function isQuickFix({ edit, command }: vscode.CodeAction): boolean {
  return edit !== undefined || command?.command === 'archnotes.applyQuickFix';
}

/** Does what VS Code does when somebody chooses the action. */
export async function choose({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined && !(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code did not make the edit');
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
