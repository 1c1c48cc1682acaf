import * as vscode from 'vscode';
import type { LinkTarget } from '../../../protocol/links.ts';
import { say } from '../../settings/language.ts';
import type { LinkedFinding } from './linkedFindings.ts';

/** Opens what a node leads to, beside the panel; the user chooses where it leads to several. */
export async function openTarget(targets: readonly LinkTarget[], panel: vscode.WebviewPanel): Promise<void> {
  const picked = await chosen(targets, ({ path, part }) => ({ label: path, ...(part === null ? {} : { description: say('diagram.links.line', { line: part.at.line + 1 }) }) }));
  if (picked === undefined) return;
  const at = picked.part?.at;
  await openAt(vscode.Uri.parse(picked.uri), at === undefined ? undefined : new vscode.Range(at.line, at.character, at.line, at.character), panel);
}

/** Shows a finding where it is; the user chooses among several. */
export async function openFinding(findings: readonly LinkedFinding[], panel: vscode.WebviewPanel): Promise<void> {
  const picked = await chosen(findings, ({ uri, diagnostic: { message, range } }) => ({
    label: message,
    description: `${vscode.workspace.asRelativePath(uri)} · ${say('diagram.links.line', { line: range.start.line + 1 })}`,
  }));
  if (picked !== undefined) await openAt(picked.uri, picked.diagnostic.range, panel);
}

/** The one that there is, or that the user picks. */
async function chosen<Item>(items: readonly Item[], shown: (item: Item) => vscode.QuickPickItem): Promise<Item | undefined> {
  if (items.length <= 1) return items[0];
  const picked = await vscode.window.showQuickPick(items.map((item) => ({ ...shown(item), item })), { matchOnDescription: true, placeHolder: say('diagram.links.choose') });
  return picked?.item;
}

/** Files of the workspace and nothing else: opening one is reading it, so that this is safe in Restricted Mode too. */
async function openAt(uri: vscode.Uri, selection: vscode.Range | undefined, panel: vscode.WebviewPanel): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return;
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return void (await vscode.commands.executeCommand('revealInExplorer', uri));
    await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: columnFor(uri, panel), preview: true, ...(selection && { selection }) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(say('diagram.command.cannotRead', { file: vscode.workspace.asRelativePath(uri), reason }));
  }
}

/** Where it is open already, else any column but the panel's. */
function columnFor(uri: vscode.Uri, panel: vscode.WebviewPanel): vscode.ViewColumn {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const other = vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn !== panel.viewColumn);
  return open?.viewColumn ?? other?.viewColumn ?? vscode.ViewColumn.Beside;
}
