import * as vscode from 'vscode';
import type { PlacedDiagram } from '../subject.ts';
import { exportNames } from '../../../core/diagram/exportNames.ts';

/** A file name for a diagram: its document, and its title. */
export function fileNameOf({ uri, title }: PlacedDiagram, extension: string): string {
  const document = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const isWhole = /\.(?:mmd|mermaid)$/i.test(document);
  const [name = 'diagram'] = exportNames([{ document: isWhole || title === '' ? document : `${document.replace(/\.[^.]*$/, '')}-${title}.md`, title, index: 0, count: 1 }]);
  return `${name}.${extension}`;
}

/** Asks where to save and does so, beside the diagram's document at first; undefined where the user gives up. VS Code asks before it overwrites. */
export async function saveAs(name: string, beside: vscode.Uri, filters: Readonly<Record<string, string[]>>, bytes: Uint8Array): Promise<vscode.Uri | undefined> {
  const target = await vscode.window.showSaveDialog({ defaultUri: vscode.Uri.joinPath(folderFor(beside), name), filters });
  if (target) await vscode.workspace.fs.writeFile(target, bytes);
  return target;
}

/** The document's folder; the workspace's where the document is not the user's, as those of patterns are not. */
function folderFor(document: vscode.Uri): vscode.Uri {
  const own = vscode.workspace.getWorkspaceFolder(document) ? vscode.Uri.joinPath(document, '..') : undefined;
  return own ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.joinPath(document, '..');
}
