import * as vscode from 'vscode';
import { lintWorkspaceRequest, lintWorkspaceResult } from '../../protocol/server.ts';
import { say } from '../settings/language.ts';
import { readServerSettings } from '../settings/serverSettings.ts';
import type { Shell } from '../shell.ts';
import { sayBriefly } from './sayBriefly.ts';

/** Reads the whole workspace again and turns to the Problems view if there is something to see in it. The server shows how far it is. */
export async function lintWorkspace({ server }: Shell): Promise<void> {
  if (vscode.workspace.workspaceFolders === undefined) {
    void vscode.window.showInformationMessage(say('client.lint.noFolder'));
    return;
  }
  if (!readServerSettings().lint.enable) {
    await offerToEnable();
    return;
  }
  const { findings, files, handlers, partial } = await server.request(lintWorkspaceRequest, {}, lintWorkspaceResult);
  if (findings > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
  else if (!partial) sayBriefly('client.lint.clean', { files, handlers });
}

async function offerToEnable(): Promise<void> {
  const open = say('client.settings.open');
  const choice = await vscode.window.showInformationMessage(say('client.lint.off'), open);
  if (choice === open) await vscode.commands.executeCommand('workbench.action.openSettings', 'archnotes.lint.enable');
}
