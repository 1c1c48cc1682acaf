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
  /** Paths of the files that decide whether an update was undone. */
  #updated: ReadonlySet<string> = new Set();

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem(scaffold: KnownScaffold): vscode.TreeItem {
    const { target, name, pattern, available, stale } = scaffold;
    const item = new vscode.TreeItem(vscode.workspace.asRelativePath(vscode.Uri.file(target)));
    const data = { pattern: pattern.id, version: pattern.version, available };
    const version = stale ? say(isUndone(scaffold) ? 'scaffold.record.undone' : 'scaffold.record.stale', data) : pattern.version;
    item.description = `${version} · ${name}`;
    item.tooltip = stateSentence(scaffold);
    item.iconPath = stale ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')) : new vscode.ThemeIcon('pass');
    item.contextValue = stale ? 'scaffold.stale' : 'scaffold';
    return item;
  }

  async getChildren(node?: KnownScaffold): Promise<KnownScaffold[]> {
    if (node !== undefined) return [];
    const scaffolds = await scaffoldsOf(this.#shell);
    this.#updated = new Set(scaffolds.flatMap(({ target, updated }) => updated.map((path) => vscode.Uri.joinPath(vscode.Uri.file(target), path).fsPath)));
    return [...scaffolds];
  }

  /** A file was saved: undoing an update in one file leaves its record alone. */
  saved({ uri }: vscode.TextDocument): void {
    if (this.#updated.has(uri.fsPath)) this.refresh();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** How a scaffold stands to its pattern, in one sentence. */
export function stateSentence(scaffold: KnownScaffold): string {
  const { pattern, available, stale, putBack } = scaffold;
  const data = { pattern: pattern.id, version: pattern.version, available, files: putBack.join(', ') };
  if (isUndone(scaffold)) return say('scaffold.record.undoneTooltip', data);
  return say(stale ? 'scaffold.record.staleTooltip' : 'scaffold.record.currentTooltip', data);
}

/** Whether the last update is there, but was undone in some files. */
function isUndone({ pattern, available, stale, putBack }: KnownScaffold): boolean {
  return stale && pattern.version === available && putBack.length > 0;
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
