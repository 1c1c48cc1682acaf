import * as vscode from 'vscode';
import { say } from '../settings/language.ts';

/**
 * Whether the workspace may be written to. In Restricted Mode says that it may not, and offers to manage trust. Every
 * command that writes asks this first: `enablement` in the manifest hides a command, but does not stop others from
 * calling it.
 */
export function requireTrust(): boolean {
  if (vscode.workspace.isTrusted) return true;
  const manage = say('client.trust.manage');
  void vscode.window.showWarningMessage(say('client.trust.needed'), manage).then((choice) => {
    if (choice === manage) void vscode.commands.executeCommand('workbench.trust.manage');
  });
  return false;
}
