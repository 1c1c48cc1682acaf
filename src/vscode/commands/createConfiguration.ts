import * as vscode from 'vscode';
import { startingText } from '../../core/config/startingText.ts';
import { configurationName } from '../../core/model/configuration.ts';
import { say, userLanguage } from '../settings/language.ts';
import { requireTrust } from '../trust/requireTrust.ts';

/** Makes an archnotes.json at the top of a folder and opens it; where there is one, that one is opened. */
export async function createConfiguration(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders;
  if (folders === undefined) {
    void vscode.window.showInformationMessage(say('client.configuration.noFolder'));
    return;
  }
  const folder = folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick({ placeHolder: say('client.configuration.pick') });
  if (folder === undefined) return;
  const file = vscode.Uri.joinPath(folder.uri, configurationName);
  if (!(await isThere(file))) {
    if (!requireTrust()) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(file, { contents: new TextEncoder().encode(startingText(userLanguage())) });
    if (!(await vscode.workspace.applyEdit(edit))) throw new Error(say('client.configuration.refused', { folder: folder.name }));
  }
  await vscode.window.showTextDocument(file);
}

async function isThere(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
