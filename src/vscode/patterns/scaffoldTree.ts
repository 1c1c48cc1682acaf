import * as vscode from 'vscode';
import { scaffoldsRequest, scaffoldsResult } from '../../protocol/pattern.ts';
import type { KnownScaffold } from '../../protocol/pattern.ts';
import { say } from '../settings/language.ts';
import type { Shell } from '../shell.ts';
import { sentence } from '../scaffold/problems.ts';

/** What was scaffolded in this workspace, and what of it is behind its pattern. */
export class ScaffoldTree implements vscode.TreeDataProvider<KnownScaffold>, vscode.Disposable {
  readonly #shell: Shell;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem({ target, name, pattern, available, stale }: KnownScaffold): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.workspace.asRelativePath(vscode.Uri.file(target)));
    const data = { pattern: pattern.id, version: pattern.version, available };
    item.description = stale ? `${name} ${say('scaffold.record.stale', data)}` : `${name} ${pattern.version}`;
    item.tooltip = say(stale ? 'scaffold.record.staleTooltip' : 'scaffold.record.currentTooltip', data);
    item.iconPath = stale ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')) : new vscode.ThemeIcon('pass');
    item.contextValue = stale ? 'scaffold.stale' : 'scaffold';
    return item;
  }

  async getChildren(node?: KnownScaffold): Promise<KnownScaffold[]> {
    return node === undefined ? [...(await scaffoldsOf(this.#shell))] : [];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** More folders than anybody scaffolds into; a workspace with more is told of the first ones. */
const mostRecords = 500;

/** Every scaffold of the workspace, in the order of their folders. Records that cannot be read stand in the log. */
export async function scaffoldsOf({ server, log }: Shell): Promise<readonly KnownScaffold[]> {
  const records = await vscode.workspace.findFiles('**/.archnotes/scaffolds/*.json', '**/node_modules/**', mostRecords);
  const targets = [...new Set(records.map((record) => vscode.Uri.joinPath(record, '../../..').fsPath))].sort();
  if (targets.length === 0) return [];
  const { scaffolds, problems } = await server.request(scaffoldsRequest, { targets }, scaffoldsResult);
  for (const problem of problems) log.warn(sentence(problem));
  return scaffolds;
}
