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
  /** Paths of the files that decide whether an update was undone, and whether its conflicts are settled. */
  #updated: ReadonlySet<string> = new Set();

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem(scaffold: KnownScaffold): vscode.TreeItem {
    const { target, name, pattern, available, stale, conflicts } = scaffold;
    const item = new vscode.TreeItem(vscode.workspace.asRelativePath(vscode.Uri.file(target)));
    const data = { pattern: pattern.id, version: pattern.version, available };
    const version = stale ? say(isUndone(scaffold) ? 'scaffold.record.undone' : 'scaffold.record.stale', data) : pattern.version;
    const open = conflicts.length === 0 ? [] : [say('scaffold.record.conflicts', { count: conflicts.length })];
    item.description = [...open, version, name].join(' · ');
    item.tooltip = stateSentence(scaffold);
    const isFine = !stale && conflicts.length === 0;
    item.iconPath = isFine ? new vscode.ThemeIcon('pass') : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
    // The menus of the manifest look for these words.
    item.contextValue = ['scaffold', ...(stale ? ['stale'] : []), ...(conflicts.length > 0 ? ['conflicts'] : [])].join('.');
    return item;
  }

  async getChildren(node?: KnownScaffold): Promise<KnownScaffold[]> {
    if (node !== undefined) return [];
    const scaffolds = await scaffoldsOf(this.#shell);
    this.#updated = new Set(scaffolds.flatMap(({ target, updated }) => updated.map((path) => vscode.Uri.joinPath(vscode.Uri.file(target), path).fsPath)));
    return [...scaffolds];
  }

  /** A file was saved: undoing an update in one file, or settling a conflict, leaves its record alone. */
  saved({ uri }: vscode.TextDocument): void {
    if (this.#updated.has(uri.fsPath)) this.refresh();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** How a scaffold stands to its pattern, in one sentence. */
export function stateSentence(scaffold: KnownScaffold): string {
  const { pattern, available, stale, putBack, conflicts } = scaffold;
  if (conflicts.length > 0) return say('scaffold.record.conflictsTooltip', { files: conflicts.map(({ path }) => path).join(', ') });
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
